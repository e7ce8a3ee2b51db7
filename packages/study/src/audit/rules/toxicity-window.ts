import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { tableName } from "../facts.ts";

/** Day 90, the end of acute toxicity by RTOG and EORTC, in months of 30.4375 days. */
const day90Months = 90 / 30.4375;

export const toxicityWindow: AuditRule = {
  id: "toxicity-window",
  compares: say(
    "the boundary of acute and late toxicity, and day 90",
    "急性与晚期毒性的界限与第 90 天",
  ),
  why: say(
    "RTOG/EORTC call late what comes after day 90; another boundary moves events between the tables.",
    "RTOG/EORTC 以第 90 天后为晚期；界限不同则事件归属不同。",
  ),
  audit: (paper) => {
    const acute = paper.tables.find(({ to_months: to }) => to !== undefined);
    const late = paper.tables.find(({ from_months: from }) => from !== undefined && from > 0);
    const boundary = late?.from_months ?? acute?.to_months;
    if (boundary === undefined) return [];
    const gap = acute && late ? late.from_months! - acute.to_months! : 0;
    const usual = Math.abs(boundary - day90Months) < 0.1;
    const found: Found = {
      verdict: gap === 0 && usual ? "ok" : "ambiguity",
      claims: [acute, late].flatMap((table) =>
        table === undefined
          ? []
          : [
              claim(
                tableName(table),
                table.to_months === undefined
                  ? say(
                      `late, from ${table.from_months} months`,
                      `晚期，自 ${table.from_months} 个月`,
                    )
                  : say(`acute, to ${table.to_months} months`, `急性，至 ${table.to_months} 个月`),
              ),
            ],
      ),
      evidence:
        gap !== 0
          ? say(
              `${Math.abs(gap)} months ${gap > 0 ? "belong to neither" : "belong to both"}`,
              `有 ${Math.abs(gap)} 个月${gap > 0 ? "两者皆不属" : "同属两者"}`,
            )
          : say(
              `boundary at ${boundary} months; by convention day 90 (${day90Months.toFixed(2)} months)`,
              `界限 ${boundary} 个月；惯例为第 90 天（${day90Months.toFixed(2)} 个月）`,
            ),
    };
    return [found];
  },
};
