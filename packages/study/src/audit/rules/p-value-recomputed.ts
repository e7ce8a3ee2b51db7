import { analysisOfVariance, pearsonChiSquare, studentT, welchT } from "@fiducial/statistics";
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
      return [byCounts(counts, rows, p, where, variable, otherTests(paper))];
    }),
};

function byCounts(
  counts: number[][],
  rows: readonly string[],
  p: PrintedP,
  where: string,
  variable: PaperVariable,
  others: readonly string[],
): Found {
  const battery = batteryOf(counts);
  const fitting = battery.filter((test) => printsAs(test.p, p));
  const claims = [
    claim(where, `p ${p.text}`),
    claim(where, counts.map((row, at) => `${rows[at] ?? "others"} ${row.join(" / ")}`).join("; ")),
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
  const [en, zh] =
    others.length === 0
      ? ["", ""]
      : [`; ${others.join(", ")} needs more than counts`, `；${others.join("、")}不只需要计数`];
  return {
    verdict: otherNumbers || !exact || others.length > 0 ? "ambiguity" : "contradiction",
    claims,
    evidence: say(
      `no test on these counts gives ${p.text}: ${batteryText(battery)}${en}`,
      `这些计数的任何检验都得不出 ${p.text}：${batteryText(battery)}${zh}`,
    ),
  };
}

/** Tests of tables that the paper names and that cannot be computed from the counts. */
function otherTests({ tests }: Paper): string[] {
  const ofCounts =
    /chi|χ|pearson|fisher|exact|yates|likelihood|trend|armitage|linear|mann|whitney|wilcoxon|rank[- ]sum|kruskal|\bt[- ]?tests?\b|student|welch|anova|variance/i;
  const named = tests.filter(({ of }) => of === "tables").map(({ name }) => name);
  return named.filter((name) => !ofCounts.test(name) || /mantel|mcnemar|stratified/i.test(name));
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
  { mean, sd }: PaperVariable,
  p: PrintedP,
  where: string,
  onlyT: boolean,
): Found[] {
  const groups = groupColumns(table).flatMap((at): Summed[] => {
    const [centre, spread] = [mean?.[at], sd?.[at]];
    const { n } = table.columns![at]!;
    return centre && spread && spread.value > 0 && n > 1 ? [{ n, mean: centre, sd: spread }] : [];
  });
  if (groups.length < 2 || groups.length < groupColumns(table).length) return [];
  const asPrinted = meansP(groups);
  const fits = allows(asPrinted, p);
  // What is printed as a deviation is often a standard error.
  const errors = groups.map((group) => ({ ...group, sd: times(group.sd, Math.sqrt(group.n)) }));
  const ofErrors = !fits && allows(meansP(errors), p);
  const [tests, zhTests] = groups.length === 2 ? ["t tests", "t 检验"] : ["the F test", "F 检验"];
  const range = `${pText(asPrinted.least)} to ${pText(asPrinted.most)}`;
  const zhRange = `${pText(asPrinted.least)} 至 ${pText(asPrinted.most)}`;
  return [
    {
      verdict: fits ? "ok" : onlyT && !ofErrors ? "contradiction" : "ambiguity",
      claims: [
        claim(where, `p ${p.text}`),
        claim(where, groups.map((each) => `${each.mean.text} ± ${each.sd.text}`).join(" / ")),
      ],
      evidence: fits
        ? say(`${tests} give ${range}`, `${zhTests}得 ${zhRange}`)
        : say(
            `${tests} of these means give ${range}, not ${p.text}${ofErrors ? "; it comes out if the deviations are standard errors" : onlyT ? "" : "; a rank test is not excluded"}`,
            `对这些均数的${zhTests}得 ${zhRange}，而非 ${p.text}${ofErrors ? "；若标准差实为标准误则可得出" : onlyT ? "" : "；不排除秩检验"}`,
          ),
    },
  ];
}

interface Summed {
  readonly n: number;
  readonly mean: Printed;
  readonly sd: Printed;
}

/** The least and the greatest p-value that rounding of means and deviations allows. */
function meansP(groups: readonly Summed[]): { readonly least: number; readonly most: number } {
  const test = (apart: -1 | 1): number[] => {
    // The means are drawn together and the deviations wide, or the other way round.
    const middle = groups.reduce((all, { mean }) => all + mean.value, 0) / groups.length;
    const samples = groups.map(({ n, mean, sd }, at) => {
      const from = mean.value - middle;
      const slack = Math.min(halfUnit(mean), apart < 0 ? Math.abs(from) : Infinity);
      const centre = from + apart * (Math.sign(from) || (at % 2 === 0 ? 1 : -1)) * slack;
      return sampleWith(n, centre, Math.max(1e-9, sd.value - apart * halfUnit(sd)));
    });
    if (samples.length > 2) return [analysisOfVariance(samples).p ?? 1];
    const [first, second] = samples as [number[], number[]];
    return [studentT(first, second).p ?? 1, welchT(first, second).p ?? 1];
  };
  return { least: Math.min(...test(1)), most: Math.max(...test(-1)) };
}

function allows({ least, most }: { least: number; most: number }, p: PrintedP): boolean {
  return (
    [least, most].some((value) => printsAs(value, p)) ||
    (p.relation === "=" && p.value >= least && p.value <= most)
  );
}

function times(printed: Printed, factor: number): Printed {
  const decimals = printed.decimals - Math.log10(factor);
  return { ...printed, value: printed.value * factor, decimals };
}

/** Whether the paper compares the means of its tables by t tests and by nothing of ranks. */
function onlyByT({ tests }: Paper): boolean {
  const names = tests.filter(({ of }) => of === "tables").map(({ name }) => name);
  return (
    names.some((name) => /\bt[- ]?tests?\b|student|welch/i.test(name)) &&
    !names.some((name) => /mann|wilcoxon|rank|kruskal|non-?parametric/i.test(name))
  );
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
