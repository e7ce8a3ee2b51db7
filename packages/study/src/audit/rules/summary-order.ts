import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Described, describedOf } from "../described.ts";
import { nameOf } from "../facts.ts";
import { halfUnit, type Printed } from "../printed.ts";

export const summaryOrder: AuditRule = {
  id: "summary-order",
  compares: say(
    "the least value, the quartiles, the median, the mean and the greatest value of one variable",
    "同一变量的最小值、四分位数、中位数、均数与最大值",
  ),
  why: say(
    "They stand in one order, and the mean lies between the extremes.",
    "它们有固定的大小次序，均数介于两端之间。",
  ),
  audit: (paper) =>
    describedOf(paper).flatMap((each): Found[] => {
      const ordered = orderedOf(each);
      const wrong = ordered
        .slice(1)
        .map((later, at) => ({ earlier: ordered[at]!, later }))
        .filter(({ earlier, later }) => surelyAbove(earlier.value, later.value));
      const { mean, range } = each;
      const outside =
        mean !== undefined &&
        range !== undefined &&
        (surelyAbove(range.from, mean) || surelyAbove(mean, range.to));
      if (ordered.length < 2 && (mean === undefined || range === undefined)) return [];
      const name = `${each.of}, ${nameOf(each.group)}`;
      return [
        {
          verdict: wrong.length > 0 || outside ? "contradiction" : "ok",
          claims: [
            claim(each.where, `${name}: ${ordered.map(({ value }) => value.text).join(" ≤ ")}`),
            ...(outside ? [claim(each.where, say(`mean ${mean.text}`, `均数 ${mean.text}`))] : []),
          ],
          evidence: outside
            ? say("the mean is outside the range", "均数在范围之外")
            : wrong.length > 0
              ? say(
                  wrong
                    .map(
                      ({ earlier, later }) =>
                        `${earlier.name.en} ${earlier.value.text} above ${later.name.en} ${later.value.text}`,
                    )
                    .join("; "),
                  wrong
                    .map(
                      ({ earlier, later }) =>
                        `${earlier.name.zh} ${earlier.value.text} 大于 ${later.name.zh} ${later.value.text}`,
                    )
                    .join("；"),
                )
              : say("in order", "次序正确"),
        },
      ];
    }),
};

function orderedOf({ range, iqr, median }: Described) {
  const named = (name: ReturnType<typeof say>, value: Printed | undefined) =>
    value === undefined ? [] : [{ name, value }];
  return [
    ...named(say("the least", "最小值"), range?.from),
    ...named(say("the first quartile", "第一四分位数"), iqr?.from),
    ...named(say("the median", "中位数"), median),
    ...named(say("the third quartile", "第三四分位数"), iqr?.to),
    ...named(say("the greatest", "最大值"), range?.to),
  ];
}

/** Whatever rounding hides. */
function surelyAbove(a: Printed, b: Printed): boolean {
  return a.value - halfUnit(a) > b.value + halfUnit(b) + 1e-9;
}
