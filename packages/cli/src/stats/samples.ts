import {
  analysisOfVariance,
  benjaminiHochberg,
  bonferroni,
  hochberg,
  hodgesLehmann,
  holm,
  kruskalWallis,
  mannWhitney,
  type MeansTest,
  type RankOptions,
  studentT,
  summary,
  type Summary,
  varianceRatio,
  welchT,
  wilcoxonSignedRank,
} from "@fiducial/statistics";
import type { Compute, Sheet } from "./answer.ts";
import { groupsOf, namedColumn, pick, sortedLevels } from "./columns.ts";
import { completeRows, type DataUse, numberIn } from "./complete-rows.ts";
import { type Adjustment, adjustedBy } from "./comparisons.ts";
import type { DataTable } from "./data-table.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";

interface SampleCommand {
  readonly value: string;
  readonly group: string;
  readonly level: number;
  readonly method: NonNullable<RankOptions["method"]>;
  readonly continuity: boolean;
}

export const twoSampleAnswer: Compute<SampleCommand> = (data, options) => {
  const { use, samples } = samplesOf(data!, options, 2);
  const [a, b] = samples as [Sample, Sample];
  const ranks = mannWhitney(a.values, b.values, {
    method: options.method,
    continuityCorrection: options.continuity,
  });
  const shift = hodgesLehmann(a.values, b.values, options.level);
  const student = studentT(a.values, b.values, options);
  const welch = welchT(a.values, b.values, options);
  const variances = varianceRatio(a.values, b.values);
  const line = (name: string, test: MeansTest): string[] => [
    name,
    numberText(test.statistic),
    numberText(test.degreesOfFreedom),
    pText(test.p),
    numberText(test.difference),
    intervalText(test.lower, test.upper),
  ];
  return {
    data: use,
    results: {
      groups: samples.map(({ label, values }) => ({ group: label, ...summary(values) })),
      mannWhitney: ranks,
      hodgesLehmann: shift,
      student,
      welch,
      varianceRatio: variances,
    },
    sheets: [
      summarySheet(options.value, samples),
      {
        title: `Difference of ${options.value}, ${a.label} minus ${b.label}`,
        header: ["test", "statistic", "df", "p", "difference", intervalHeader(options.level)],
        rows: [
          [
            "Mann–Whitney",
            numberText(ranks.statistic),
            "",
            pText(ranks.p),
            numberText(shift.estimate),
            intervalText(shift.lower, shift.upper),
          ],
          line("Welch", welch),
          line("Student", student),
        ],
        notes: [
          `${ranks.convention}; P(${a.label} > ${b.label}) = ${shareText(ranks.areaUnderCurve)}`,
          `Difference beside it: ${shift.convention}`,
          welch.convention,
          student.convention,
          `Ratio of variances ${numberText(variances.statistic)}, p ${pText(variances.p)} (F test)`,
          because("Mann–Whitney", ranks.because),
          because("Interval", shift.because),
          because("Welch", welch.because),
          because("Student", student.because),
        ],
      },
    ],
  };
};

export const severalSamplesAnswer: Compute<SampleCommand & { readonly pairwise?: Adjustment }> = (
  data,
  options,
) => {
  const { use, samples } = samplesOf(data!, options);
  const values = samples.map((sample) => sample.values);
  const ranks = kruskalWallis(values);
  const means = analysisOfVariance(values);
  const pairs =
    options.pairwise === undefined
      ? []
      : samples.flatMap((a, i) =>
          samples.slice(i + 1).map((b) => ({
            a: a.label,
            b: b.label,
            ...mannWhitney(a.values, b.values, {
              method: options.method,
              continuityCorrection: options.continuity,
            }),
          })),
        );
  const p = pairs.map((pair) => pair.p);
  const adjusted =
    options.pairwise === undefined
      ? []
      : adjustedBy(
          {
            holm: holm(p),
            bonferroni: bonferroni(p),
            hochberg: hochberg(p),
            benjaminiHochberg: benjaminiHochberg(p),
          },
          options.pairwise,
        );
  return {
    data: use,
    results: {
      groups: samples.map(({ label, values: own }) => ({ group: label, ...summary(own) })),
      kruskalWallis: ranks,
      analysisOfVariance: means,
      ...(options.pairwise === undefined
        ? {}
        : {
            pairwise: {
              adjustment: options.pairwise,
              pairs: pairs.map((pair, k) => ({ ...pair, adjustedP: adjusted[k] })),
            },
          }),
    },
    sheets: [
      summarySheet(options.value, samples),
      {
        title: `Equal ${options.value} in all groups`,
        header: ["test", "statistic", "df", "p"],
        rows: [
          [
            "Kruskal–Wallis",
            numberText(ranks.statistic),
            String(ranks.degreesOfFreedom),
            pText(ranks.p),
          ],
          [
            "analysis of variance",
            numberText(means.statistic),
            `${means.numeratorDegrees}, ${means.denominatorDegrees}`,
            pText(means.p),
          ],
        ],
        notes: [
          ranks.convention,
          `${means.convention}, F`,
          because("Kruskal–Wallis", ranks.because),
          because("Analysis of variance", means.because),
        ],
      },
      ...(pairs.length === 0
        ? []
        : [
            {
              title: "Pairs of groups",
              header: ["groups", "W", "p", `p, ${options.pairwise}`],
              rows: pairs.map((pair, k) => [
                `${pair.a} and ${pair.b}`,
                numberText(pair.statistic),
                pText(pair.p),
                pText(adjusted[k]),
              ]),
              notes: pairs.map(({ convention }) => convention),
            },
          ]),
    ],
  };
};

interface PairedCommand extends Omit<SampleCommand, "value" | "group"> {
  readonly first: string;
  readonly second?: string;
}

export const pairedAnswer: Compute<PairedCommand> = (data, options) => {
  const rows = completeRows(data!, [options.first, options.second]);
  const first = rows.numbers(options.first);
  const second = options.second === undefined ? null : rows.numbers(options.second);
  const values = second === null ? first : first.map((value, i) => value - second[i]!);
  const label = second === null ? options.first : `${options.first} minus ${options.second}`;
  const test = wilcoxonSignedRank(values, {
    method: options.method,
    continuityCorrection: options.continuity,
  });
  return {
    data: rows.use,
    results: { differences: summary(values), wilcoxonSignedRank: test },
    sheets: [
      summarySheet("the differences", [{ label, values }]),
      {
        title: `${label} against 0`,
        header: ["test", "V", "z", "p"],
        rows: [
          ["Wilcoxon signed rank", numberText(test.statistic), numberText(test.z), pText(test.p)],
        ],
        notes: [test.convention, because("Test", test.because)],
      },
    ],
  };
};

interface Sample {
  readonly label: string;
  readonly values: Float64Array;
}

function samplesOf(
  data: DataTable,
  options: { readonly value: string; readonly group: string },
  most?: number,
): { readonly use: DataUse; readonly samples: readonly Sample[] } {
  const group = namedColumn(data, options.group, ":");
  const rows = completeRows(data, [options.value, group.column]);
  const values = rows.numbers(options.value);
  const samples = groupsOf(rows, group, 2, most).map((each) => ({
    label: each.label,
    values: pick(values, each.rows),
  }));
  return { use: rows.use, samples };
}

function summarySheet(value: string, samples: readonly Sample[], quartileType: 6 | 7 = 6): Sheet {
  const lines = samples.map(({ label, values }) => ({
    label,
    ...summary(values, { quartileType }),
  }));
  return {
    title: `Summary of ${value}`,
    header: ["", "n", "mean", "SD", "median", "quartiles", "range"],
    rows: lines.map((line) => [line.label, String(line.n), ...summaryCells(line)]),
    notes: [`Quartiles: ${lines[0]!.quartileConvention}; SD with n − 1`],
  };
}

function summaryCells(line: Summary): string[] {
  return [
    numberText(line.mean),
    numberText(line.standardDeviation),
    numberText(line.median),
    intervalText(line.lowerQuartile, line.upperQuartile),
    intervalText(line.minimum, line.maximum),
  ];
}

interface DescribeCommand {
  readonly columns?: readonly string[];
  readonly group?: string;
  /** Type of the quartiles. */
  readonly quartiles: "6" | "7";
}

/** Each column by itself: what it lacks is counted, and takes no row from another column. */
export const describeAnswer: Compute<DescribeCommand> = (data, options) => {
  const table = data!;
  const group = options.group === undefined ? undefined : namedColumn(table, options.group, ":");
  const all = completeRows({ ...table, missing: new Set() }, table.header);
  const described = (options.columns ?? table.header)
    .filter((column) => column !== group?.column)
    .map((column) => describeColumn(table, column, group, options.quartiles === "7" ? 7 : 6));
  return {
    data: all.use,
    results: { columns: described.map(({ values }) => values) },
    sheets: described.map(({ sheet }) => sheet),
  };
};

function describeColumn(
  table: DataTable,
  column: string,
  group: ReturnType<typeof namedColumn> | undefined,
  quartileType: 6 | 7,
) {
  const counted = missingIn(table, column);
  if (counted.present === 0)
    return {
      values: { column, missing: counted.missing },
      sheet: {
        title: column,
        header: ["no value"],
        rows: [],
        notes: [`Missing: ${counted.missing}`],
      },
    };
  const rows = completeRows(table, [column, group?.column]);
  const texts = rows.texts(column);
  const groups = groupsOf(rows, group);
  const missing = `Missing: ${counted.missing}${group === undefined ? "" : "; rows without a group are left out"}`;
  if (texts.every((text) => !Number.isNaN(numberIn(text))) && new Set(texts).size > 2) {
    const values = rows.numbers(column);
    const samples = groups.map((each) => ({ label: each.label, values: pick(values, each.rows) }));
    const sheet = summarySheet(column, samples, quartileType);
    const lines = samples.map(({ label, values: own }) => ({
      group: label,
      ...summary(own, { quartileType }),
    }));
    return {
      values: { column, missing: counted.missing, groups: lines },
      sheet: { ...sheet, title: column, notes: [...sheet.notes!, missing] },
    };
  }
  const levels = sortedLevels(new Set(texts));
  const shown = levels.slice(0, 50);
  const counts = groups.map((each) => ({
    group: each.label,
    n: each.rows.length,
    counts: Object.fromEntries(
      shown.map((level) => [level, each.rows.filter((row) => texts[row] === level).length]),
    ),
  }));
  return {
    values: { column, missing: counted.missing, levels: levels.length, groups: counts },
    sheet: {
      title: column,
      header: ["", ...counts.map(({ group: label, n }) => `${label} (n = ${n})`)],
      rows: shown.map((level) => [
        level,
        ...counts.map(({ n, counts: own }) => {
          const count = own[level]!;
          return n === 0 ? "0" : `${count} (${((100 * count) / n).toFixed(0)} %)`;
        }),
      ]),
      notes: [
        missing,
        levels.length > shown.length ? `${levels.length - shown.length} more values` : null,
      ],
    },
  };
}

function missingIn(table: DataTable, column: string): { missing: number; present: number } {
  const all = completeRows({ ...table, missing: new Set() }, [column]);
  const missing = all.texts(column).filter((text) => table.missing.has(text)).length;
  return { missing, present: all.n - missing };
}
