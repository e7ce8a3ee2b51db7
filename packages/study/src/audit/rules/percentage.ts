import { type AuditRule, type AuditVerdict, claim, type Found, say } from "../audit-finding.ts";
import { type Share, sharesOf } from "../facts.ts";
import type { Paper } from "../paper.ts";
import type { Printed } from "../printed.ts";
import { halfUnit, roundsTo } from "../printed.ts";

export const percentage: AuditRule = {
  id: "percentage",
  compares: say("a percentage and the count and denominator it stands for", "百分比与其分子、分母"),
  why: say(
    "A percentage that no count gives hides another denominator or a slip.",
    "没有任何计数能得出的百分比意味着分母不同或笔误。",
  ),
  audit: (paper) =>
    sharesOf(paper).flatMap((share) => {
      if (share.percent === null || share.of === 0) return [];
      return share.count === null ? [inverted(share)] : [checked(share, share.count, paper)];
    }),
};

/** The kinds of slip that keep a percentage near its fraction. */
function nearness(value: number, printed: Printed): "rounded" | "cut" | "one-unit" | null {
  const unit = 2 * halfUnit(printed);
  if (roundsTo(value, printed)) return "rounded";
  if (value >= printed.value && value < printed.value + unit) return "cut";
  return Math.abs(value - printed.value) < 1.5 * unit + 1e-9 ? "one-unit" : null;
}

function checked(share: Share, count: number, paper: Paper): Found {
  const percent = share.percent!;
  const value = (100 * count) / share.of;
  const near = nearness(value, percent);
  const other = share.otherwiseOf.find(
    (of) => of > 0 && of !== share.of && roundsTo((100 * count) / of, percent),
  );
  const forced = near !== null && near !== "rounded" && forcedTo100(share, paper);
  const verdict: AuditVerdict =
    near === "rounded"
      ? "ok"
      : other !== undefined
        ? "ambiguity"
        : near !== null
          ? "rounding"
          : "contradiction";
  const fewer = share.open === true && verdict === "contradiction" ? denominatorBelow(share) : null;
  const exact = `${count}/${share.of} = ${value.toFixed(percent.decimals + 2)} %`;
  const allowed = countsGiving(percent, share.of);
  const [en, zh] =
    near === "rounded"
      ? ["", ""]
      : other !== undefined
        ? [`; it is ${count}/${other}`, `；实为 ${count}/${other}`]
        : near === "cut"
          ? ["; cut off, not rounded", "；被截断而非四舍五入"]
          : near === "one-unit"
            ? ["; off by one in the last digit", "；末位相差 1"]
            : [
                `; ${percent.text} % would be ${allowed.length > 0 ? allowed.join(" or ") : "no count"} of ${share.of}`,
                `；${percent.text} % 对应 ${share.of} 中的 ${allowed.length > 0 ? allowed.join(" 或 ") : "任何整数都不符"}`,
              ];
  return {
    verdict,
    claims: [
      claim(share.where, `${share.what}: ${count} (${percent.text} %)`),
      claim(share.where, say(`denominator ${share.of}`, `分母 ${share.of}`)),
    ],
    evidence: say(
      `${exact}${en}${forced ? "; it makes its column add up to exactly 100" : ""}`,
      `${exact}${zh}${forced ? "；使该列合计恰为 100" : ""}`,
    ),
    ...(fewer === null
      ? {}
      : {
          condition: say(
            `if it is of all ${share.of}; of ${fewer} it is right, and who is left out is not said`,
            `若分母为全部 ${share.of} 例；分母为 ${fewer} 则正确，但未说明排除了谁`,
          ),
        }),
  };
}

/** By how much of a cohort missing values may shorten a denominator. */
const missingShare = 0.15;

/** The nearest smaller denominator that gives the printed percentage. */
function denominatorBelow({ count, percent, of }: Share): number | null {
  for (let fewer = of - 1; fewer >= Math.max(count!, (1 - missingShare) * of); fewer--)
    if (roundsTo((100 * count!) / fewer, percent!)) return fewer;
  return null;
}

function inverted(share: Share): Found {
  const percent = share.percent!;
  const fits = countsGiving(percent, share.of);
  const nearest = Math.round((percent.value * share.of) / 100);
  const near = nearness((100 * nearest) / share.of, percent);
  const value = `${nearest}/${share.of} = ${((100 * nearest) / share.of).toFixed(percent.decimals + 2)} %`;
  return {
    verdict: fits.length > 0 ? "ok" : near === null ? "contradiction" : "rounding",
    claims: [
      claim(share.where, share.what),
      claim(share.where, say(`denominator ${share.of}`, `分母 ${share.of}`)),
    ],
    evidence:
      fits.length > 0
        ? say(
            `${percent.text} % is ${fits.join(" or ")} of ${share.of}`,
            `${percent.text} % 即 ${share.of} 中的 ${fits.join(" 或 ")}`,
          )
        : say(
            `no count of ${share.of} rounds to ${percent.text} %; nearest ${value}${near === "cut" ? ", cut off" : ""}`,
            `${share.of} 中没有计数四舍五入为 ${percent.text} %；最近者 ${value}${near === "cut" ? "，被截断" : ""}`,
          ),
  };
}

/** The counts that a printed percentage allows. */
export function countsGiving(percent: Printed, of: number): number[] {
  const from = Math.max(0, Math.floor(((percent.value - 1) * of) / 100));
  const to = Math.min(of, Math.ceil(((percent.value + 1) * of) / 100));
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((count) =>
    roundsTo((100 * count) / of, percent),
  );
}

/** Whether the percentages printed in the same column of the same variable add up to exactly 100. */
function forcedTo100(share: Share, paper: Paper): boolean {
  const [variable] = share.what.split(", ");
  const column = share.what.split(", ").at(-1);
  const column100 = sharesOf(paper).filter(
    ({ where, what }) =>
      where === share.where && what.startsWith(`${variable}, `) && what.endsWith(`, ${column}`),
  );
  const total = column100.reduce((all, { percent }) => all + (percent?.value ?? 0), 0);
  return column100.length > 2 && Math.abs(total - 100) < 1e-6;
}
