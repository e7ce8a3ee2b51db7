import { studentT } from "@fiducial/statistics";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, groupColumns, shownRows, variablesOf } from "../facts.ts";
import type { PaperTable, PaperVariable } from "../paper.ts";
import { batteryOf, batteryText, printsAs, pText } from "../test-battery.ts";

export const pValueRow: AuditRule = {
  id: "p-value-row",
  compares: say(
    "one p-value and the several rows beside which it stands",
    "一个 p 值与其旁的多行数据",
  ),
  why: say(
    "A reader takes the p-value for a test of the first row below it.",
    "读者会把该 p 值当作其下第一行的检验结果。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const { p, mean, median } = variable;
      const counts = countsOf(table, variable);
      if (p === undefined || counts === null || shownRows(variable).length < 2) return [];
      if ((mean ?? median) === undefined) return [];
      const fitting = batteryOf(counts).filter((test) => printsAs(test.p, p));
      const deviation = neededDeviation(table, variable, p.value);
      const categories = Object.keys(variable.rows ?? {}).join(" / ");
      const [en, zh] =
        fitting.length > 0
          ? [
              `it is that of the categories: ${batteryText(fitting)}`,
              `它是分类的检验：${batteryText(fitting)}`,
            ]
          : ["the categories do not give it", "分类检验得不出该值"];
      return [
        {
          verdict: "ambiguity",
          claims: [
            claim(where, `p ${p.text}`),
            claim(
              where,
              say(
                `mean or median, and categories ${categories}`,
                `均数或中位数，以及分类 ${categories}`,
              ),
            ),
          ],
          evidence: say(`${en}${deviation?.en ?? ""}`, `${zh}${deviation?.zh ?? ""}`),
        },
      ];
    }),
};

/** The standard deviation that would let a t test of the printed means give this p. */
function neededDeviation(table: PaperTable, { mean }: PaperVariable, p: number) {
  const [a, b, ...more] = groupColumns(table);
  if (!mean || a === undefined || b === undefined || more.length > 0) return null;
  const [first, second] = [mean[a], mean[b]];
  if (!first || !second) return null;
  const difference = Math.abs(first.value - second.value);
  const sizes = [table.columns![a]!.n, table.columns![b]!.n];
  if (difference === 0 || p <= 0 || sizes.some((n) => n < 3)) return null;
  const at = (deviation: number): number => {
    const sample = (n: number, centre: number): number[] => {
      const step = deviation * Math.sqrt((n - 1) / 2);
      return [centre + step, centre - step, ...Array<number>(n - 2).fill(centre)];
    };
    return studentT(sample(sizes[0]!, difference), sample(sizes[1]!, 0)).p ?? 0;
  };
  let [low, high] = [difference / 1e3, difference * 1e3];
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high);
    if (at(middle) < p) low = middle;
    else high = middle;
  }
  const means = `${first.text} / ${second.text}`;
  return say(
    `; a t test of the means ${means} would need a standard deviation of ${low.toPrecision(2)} for ${pText(p)}`,
    `；若为均数 ${means} 的 t 检验，标准差须为 ${low.toPrecision(2)} 才得 ${pText(p)}`,
  );
}
