import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { curvesOf, nameOf, ratesOf, sizeOfThis } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit } from "../printed.ts";

export const survivalOrder: AuditRule = {
  id: "survival-order",
  compares: say(
    "the rates, the median and its interval of one curve",
    "同一曲线的生存率、中位数与其区间",
  ),
  why: say(
    "Survival never rises, is at least one half before its median and at most one half after it.",
    "生存率不会上升，中位数之前不低于一半，之后不高于一半。",
  ),
  audit: (paper) => [
    ...falls(paper),
    ...paper.survival.flatMap((curve): Found[] => {
      const { median, interval, endpoint, where, group } = curve;
      if (median === undefined) return [];
      const name = `${endpoint}, ${nameOf(group)}`;
      const rates = ratesOf(paper)
        .filter(
          (rate) =>
            rate.endpoint === endpoint &&
            rate.group === group &&
            rate.n === sizeOfThis(paper, curve),
        )
        .map((rate): Found => {
          const half = halfUnit(median);
          const fits =
            rate.months < median.value - half
              ? rate.high >= 0.5
              : rate.months > median.value + half
                ? rate.low <= 0.5
                : true;
          return {
            verdict: fits ? "ok" : "contradiction",
            claims: [
              claim(where, say(`${name}: median ${median.text}`, `${name}：中位数 ${median.text}`)),
              claim(rate.where, `${rate.printed.text} % (${rate.months} mo)`),
            ],
            evidence: say(
              `${rate.printed.text} % ${rate.months < median.value ? "before" : "after"} the median`,
              `中位数${rate.months < median.value ? "之前" : "之后"}为 ${rate.printed.text} %`,
            ),
          };
        });
      if (interval === undefined) return rates;
      const inside = median.value >= interval.from.value && median.value <= interval.to.value;
      return [
        ...rates,
        {
          verdict: inside ? "ok" : "contradiction",
          claims: [
            claim(where, say(`${name}: median ${median.text}`, `${name}：中位数 ${median.text}`)),
            claim(where, say(`interval ${interval.text}`, `区间 ${interval.text}`)),
          ],
          evidence: inside
            ? say("the interval holds the median", "区间包含中位数")
            : say("the interval does not hold the median", "区间不包含中位数"),
        },
      ];
    }),
  ],
};

function falls(paper: Paper): Found[] {
  return curvesOf(paper).flatMap((rates) =>
    rates.slice(1).flatMap((later, at): Found[] => {
      const earlier = rates[at]!;
      const sameTime = later.months === earlier.months;
      const wrong = sameTime
        ? later.low > earlier.high || later.high < earlier.low
        : later.low > earlier.high;
      if (!wrong) return [];
      const text = (rate: typeof later) =>
        `${rate.endpoint}, ${nameOf(rate.group)}: ${rate.printed.text} % (${rate.months} mo)`;
      return [
        {
          verdict: "contradiction",
          claims: [claim(earlier.where, text(earlier)), claim(later.where, text(later))],
          evidence: sameTime
            ? say("two rates at one time", "同一时间两个生存率")
            : say("survival cannot rise", "生存率不会上升"),
        },
      ];
    }),
  );
}
