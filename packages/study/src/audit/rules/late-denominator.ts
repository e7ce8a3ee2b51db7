import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sizeOf, tableName } from "../facts.ts";

export const lateDenominator: AuditRule = {
  id: "late-denominator",
  compares: say(
    "the denominator of late toxicity and the shortest follow-up",
    "晚期毒性的分母与最短随访",
  ),
  why: say(
    "Who was not followed into the window was never at risk and does not belong in the denominator.",
    "未随访至时间窗者不曾在险，不应计入分母。",
  ),
  audit: (paper) => {
    const shortest = paper.follow_up
      .filter(({ range, group, n }) => range !== undefined && (n ?? sizeOf(paper, group)) > 0)
      .toSorted((a, b) => a.range!.from.value - b.range!.from.value)[0];
    return paper.tables.flatMap((table): Found[] => {
      const { from_months: from, of } = table;
      if (from === undefined || from <= 0 || of === undefined || shortest === undefined) return [];
      const least = shortest.range!.from;
      const wrong = of >= paper.patients && least.value < from;
      return [
        {
          verdict: wrong ? "contradiction" : "ok",
          claims: [
            claim(
              tableName(table),
              say(
                `late, from ${from} months: percentages of ${of}`,
                `晚期，${from} 个月起：分母 ${of}`,
              ),
            ),
            claim(
              shortest.where,
              say(`shortest follow-up ${least.text} months`, `最短随访 ${least.text} 个月`),
            ),
          ],
          evidence: wrong
            ? say(
                `at least one of ${paper.patients} was not followed to ${from} months`,
                `${paper.patients} 例中至少 1 例未随访至 ${from} 个月`,
              )
            : say(
                `${of} of ${paper.patients}, shortest ${least.text}`,
                `${paper.patients} 例中 ${of} 例，最短 ${least.text}`,
              ),
        },
      ];
    });
  },
};
