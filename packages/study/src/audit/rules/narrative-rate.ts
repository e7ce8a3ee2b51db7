import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { nameOf, type Rate, ratesOf } from "../facts.ts";
import type { Comparison } from "../printed.ts";

export const narrativeRate: AuditRule = {
  id: "narrative-rate",
  compares: say("a rate in a sentence and the estimate", "语句中的生存率与其估计值"),
  why: say(
    "What a reader remembers is the sentence of the discussion.",
    "读者记住的是讨论中的那句话。",
  ),
  audit: (paper) => {
    const rates = ratesOf(paper);
    return paper.statements.flatMap(({ where, text, group, endpoint, months, rate }): Found[] => {
      if (rate === undefined || months === undefined || endpoint === undefined) return [];
      const own = rates.find(
        (each) => each.endpoint === endpoint && each.group === group && each.months === months,
      );
      if (own === undefined) return [];
      const fits = holds(own, rate);
      const others = rates.filter(
        (each) => each.endpoint !== endpoint && each.months === months && holds(each, rate),
      );
      const meant = others
        .map((each) => `${each.endpoint} ${nameOf(each.group)} ${each.printed.text} %`)
        .join(", ");
      return [
        {
          verdict: fits ? "ok" : "contradiction",
          claims: [
            claim(where, `“${text}”`),
            claim(own.where, `${endpoint} ${own.printed.text} % (${months} mo)`),
          ],
          evidence: say(
            `${own.printed.text} against ${rate.text}${fits || meant === "" ? "" : `; it would hold for ${meant}`}`,
            `${own.printed.text} 对比 ${rate.text}${fits || meant === "" ? "" : `；对 ${meant} 成立`}`,
          ),
        },
      ];
    });
  },
};

function holds({ low, high, printed }: Rate, { relation, bound }: Comparison): boolean {
  const limit = bound.value / 100;
  const half = (0.5 * 10 ** -Math.min(bound.decimals, printed.decimals)) / 100 + 1e-9;
  switch (relation) {
    case ">":
      return high > limit;
    case ">=":
      return high >= limit;
    case "<":
      return low < limit;
    case "<=":
      return low <= limit;
    case "~":
      return Math.abs(printed.value / 100 - limit) <= 0.05 + 1e-9;
    case "=":
      return Math.abs(printed.value / 100 - limit) <= half;
  }
}
