import { pearsonChiSquare, studentT, welchT } from "@fiducial/statistics";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, groupColumns, shownRows, variablesOf } from "../facts.ts";
import type { Paper, PaperTable, PaperVariable } from "../paper.ts";
import { halfUnit, type Printed, type PrintedP } from "../printed.ts";
import { batteryOf, batteryText, printsAs, pText } from "../test-battery.ts";

export const pValueRecomputed: AuditRule = {
  id: "p-value-recomputed",
  compares: say(
    "a printed p-value and every usual test on the printed counts or means",
    "所载 p 值与对所载计数或均数的各种常用检验",
  ),
  why: say(
    "A p-value that no test gives belongs to other data than those printed.",
    "没有任何检验能得出的 p 值并非来自所载数据。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const { p } = variable;
      if (p === undefined) return [];
      const counts = countsOf(table, variable);
      if (counts === null) return byMeans(table, variable, p, where, onlyByT(paper));
      const rows = shownRows(variable).map(([row]) => row);
      return [byCounts(counts, rows, p, where, variable)];
    }),
};

function byCounts(
  counts: number[][],
  rows: readonly string[],
  p: PrintedP,
  where: string,
  variable: PaperVariable,
): Found {
  const battery = batteryOf(counts);
  const fitting = battery.filter((test) => printsAs(test.p, p));
  const claims = [
    claim(where, `p ${p.text}`),
    claim(where, counts.map((row, at) => `${rows[at] ?? ""} ${row.join(" / ")}`).join("; ")),
  ];
  if (fitting.length > 0)
    return {
      verdict: "ok",
      claims,
      evidence: say(`reproduced by ${batteryText(fitting)}`, `可由 ${batteryText(fitting)} 得出`),
    };
  const part = reducedTables(counts, rows)
    .map(({ how, table }) => ({
      how,
      fitting: usualTests(table).filter((test) => printsAs(test.p, p)),
    }))
    .find((reduced) => reduced.fitting.length > 0);
  if (part !== undefined)
    return {
      verdict: "ambiguity",
      claims,
      evidence: say(
        `reproduced only ${part.how.en}: ${batteryText(part.fitting)}`,
        `仅在${part.how.zh}时可得出：${batteryText(part.fitting)}`,
      ),
    };
  const otherNumbers = variable.mean !== undefined || variable.median !== undefined;
  // Where the exact test is too large to compute, the p-value may be its.
  const exact = battery.some(({ test }) => /^Fisher(–Freeman–Halton)?$/.test(test));
  return {
    verdict: otherNumbers || !exact ? "ambiguity" : "contradiction",
    claims,
    evidence: say(
      `no test on these counts gives ${p.text}: ${batteryText(battery)}`,
      `这些计数的任何检验都得不出 ${p.text}：${batteryText(battery)}`,
    ),
  };
}

/** What a p-value may silently refer to: the table without its missing values, or one row against the rest. */
function reducedTables(counts: number[][], rows: readonly string[]) {
  if (counts.length < 3) return [];
  const rest = (at: number): number[][] => counts.filter((_, row) => row !== at);
  return counts.flatMap((row, at) => {
    const opposed = {
      how: say(`for “${rows[at]}” against the rest`, `“${rows[at]}”与其余合并比较`),
      table: [row, rest(at).reduce((a, b) => a.map((value, column) => value + b[column]!))],
    };
    if (!/unknown|missing|not (known|available|reported)|^n\/?a$|other/i.test(rows[at]!))
      return [opposed];
    const without = {
      how: say(`without the row “${rows[at]}”`, `去掉“${rows[at]}”行`),
      table: rest(at),
    };
    return [opposed, without];
  });
}

/** Few tests only: of many on many tables one would fit by chance. */
function usualTests(table: number[][]) {
  return batteryOf(table).filter(({ test }) =>
    /^(Pearson|Fisher|Fisher–Freeman–Halton)$/.test(test),
  );
}

function byMeans(
  table: PaperTable,
  variable: PaperVariable,
  p: PrintedP,
  where: string,
  onlyT: boolean,
): Found[] {
  const [a, b, ...more] = groupColumns(table);
  const { mean, sd } = variable;
  if (a === undefined || b === undefined || more.length > 0 || !mean || !sd) return [];
  const n = [a, b].map((at) => table.columns![at]!.n);
  if (n.some((size) => size < 2) || [a, b].some((at) => sd[at]!.value <= 0)) return [];
  const spread = extremes(mean[a]!, mean[b]!);
  const test = (difference: number, deviations: readonly number[]) => {
    const first = sampleWith(n[0]!, difference, deviations[0]!);
    const second = sampleWith(n[1]!, 0, deviations[1]!);
    return [studentT(first, second).p ?? 1, welchT(first, second).p ?? 1];
  };
  const wide = [a, b].map((at) => sd[at]!.value + halfUnit(sd[at]!));
  const narrow = [a, b].map((at) => Math.max(1e-9, sd[at]!.value - halfUnit(sd[at]!)));
  const most = Math.max(...test(spread.least, wide));
  const least = Math.min(...test(spread.most, narrow));
  const fits =
    [least, most].some((value) => printsAs(value, p)) ||
    (p.relation === "=" && p.value >= least && p.value <= most);
  return [
    {
      verdict: fits ? "ok" : onlyT ? "contradiction" : "ambiguity",
      claims: [
        claim(where, `p ${p.text}`),
        claim(where, [a, b].map((at) => `${mean[at]!.text} ± ${sd[at]!.text}`).join(" / ")),
      ],
      evidence: fits
        ? say(
            `t tests give ${pText(least)} to ${pText(most)}`,
            `t 检验得 ${pText(least)} 至 ${pText(most)}`,
          )
        : say(
            `t tests of these means give ${pText(least)} to ${pText(most)}, not ${p.text}${onlyT ? "" : "; a rank test is not excluded"}`,
            `对这些均数的 t 检验得 ${pText(least)} 至 ${pText(most)}，而非 ${p.text}${onlyT ? "" : "；不排除秩检验"}`,
          ),
    },
  ];
}

/** Whether the paper compares the means of its tables by t tests and by nothing of ranks. */
function onlyByT({ tests }: Paper): boolean {
  const names = tests.filter(({ of }) => of === "tables").map(({ name }) => name);
  return (
    names.some((name) => /\bt[- ]?tests?\b|student|welch/i.test(name)) &&
    !names.some((name) => /mann|wilcoxon|rank|kruskal|non-?parametric/i.test(name))
  );
}

/** The least and the greatest difference of two means that rounding allows. */
function extremes(a: Printed, b: Printed): { least: number; most: number } {
  const difference = Math.abs(a.value - b.value);
  const slack = halfUnit(a) + halfUnit(b);
  return { least: Math.max(0, difference - slack), most: difference + slack };
}

/** A sample with a given mean and standard deviation: all a t test sees of it. */
function sampleWith(n: number, mean: number, deviation: number): number[] {
  const sample = Array<number>(n).fill(mean);
  const step = deviation * Math.sqrt((n - 1) / 2);
  sample[0] = mean + step;
  sample[1] = mean - step;
  return sample;
}

/** Whether the plain χ² test is what reproduces the p-value. */
export function byPearson(counts: number[][], p: PrintedP): boolean {
  const value = pearsonChiSquare(counts.filter((row) => row.some((count) => count > 0))).p;
  return value !== null && printsAs(value, p);
}
