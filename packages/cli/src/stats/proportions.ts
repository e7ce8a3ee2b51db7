import {
  benjaminiHochberg,
  binomialTest,
  bonferroni,
  hochberg,
  holm,
  proportionInterval,
  type ProportionMethod,
} from "@fiducial/statistics";
import type { Compute } from "./answer.ts";
import { eventsOf, groupsOf, namedColumn } from "./columns.ts";
import { completeRows, type DataUse, throwWhere } from "./complete-rows.ts";
import type { DataTable } from "./data-table.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

export const proportionMethods: readonly ProportionMethod[] = [
  "clopper-pearson",
  "wilson",
  "wilson-continuity-corrected",
  "agresti-coull",
  "jeffreys",
  "wald",
];

interface ProportionCommand {
  readonly events?: number;
  readonly n?: number;
  readonly event?: string;
  readonly group?: string;
  readonly interval: ProportionMethod | "all";
  readonly expected?: number;
  readonly level: number;
}

export const proportionAnswer: Compute<ProportionCommand> = (data, options) => {
  const { use, counts, groupColumn } = countsOf(data, options);
  const methods = options.interval === "all" ? proportionMethods : [options.interval];
  const lines = counts.flatMap(({ group, events, n }) =>
    methods.map((method) => ({
      group,
      method,
      ...proportionInterval(events, n, method, options.level),
    })),
  );
  const { expected } = options;
  const tests =
    expected === undefined
      ? []
      : counts.map(({ group, events, n }) => ({
          group,
          expected,
          ...binomialTest(events, n, expected),
        }));
  return {
    data: use,
    results: { proportions: lines, ...(expected === undefined ? {} : { tests }) },
    sheets: [
      {
        title: "Proportion",
        header: [
          groupColumn,
          "events",
          "n",
          "proportion",
          intervalHeader(options.level),
          "interval",
        ],
        rows: lines.map((line) => [
          line.group,
          String(line.events),
          String(line.n),
          shareText(line.estimate),
          intervalText(line.lower, line.upper, shareText),
          line.method,
        ]),
        notes: lines.map((line) => because(line.group, line.because)),
      },
      ...(tests.length === 0
        ? []
        : [
            {
              title: `Against a proportion of ${expected}`,
              header: [groupColumn, "p", "p, less", "p, greater"],
              rows: tests.map((test) => [
                test.group,
                ...[test.p, test.pLess, test.pGreater].map(pText),
              ]),
              notes: [
                "Exact binomial test; two-sided p sums the outcomes not more probable than this",
              ],
            },
          ]),
    ],
  };
};

function countsOf(
  data: DataTable | null,
  options: ProportionCommand,
): {
  use: DataUse | null;
  counts: readonly { group: string; events: number; n: number }[];
  groupColumn: string;
} {
  const { events, n } = options;
  if (data === null) {
    if (events === undefined || n === undefined || options.event !== undefined)
      throw new UsageError("Give --events and --n, or a file with --event.");
    if (events > n) throw new UsageError(`--events ${events} exceeds --n ${n}.`);
    return { use: null, counts: [{ group: "all", events, n }], groupColumn: "" };
  }
  if (options.event === undefined || events !== undefined || n !== undefined)
    throw new UsageError("With a file, name the event's column with --event, and no counts.");
  const event = namedColumn(data, options.event, "=");
  const group = options.group === undefined ? undefined : namedColumn(data, options.group, ":");
  const rows = completeRows(data, [event.column, group?.column]);
  const indicators = eventsOf(rows, event);
  return {
    use: rows.use,
    groupColumn: group?.column ?? "",
    counts: groupsOf(rows, group).map((each) => ({
      group: each.label,
      events: each.rows.reduce((sum, row) => sum + indicators[row]!, 0),
      n: each.rows.length,
    })),
  };
}

interface AdjustCommand {
  readonly p?: readonly number[];
  readonly column?: string;
  readonly label?: string;
}

export const adjustAnswer: Compute<AdjustCommand> = (data, options) => {
  const { use, labels, p } = pValues(data, options);
  const adjusted = {
    holm: holm(p),
    hochberg: hochberg(p),
    benjaminiHochberg: benjaminiHochberg(p),
    bonferroni: bonferroni(p),
  };
  const lines = p.map((value, i) => ({
    label: labels[i]!,
    p: value,
    holm: adjusted.holm[i]!,
    hochberg: adjusted.hochberg[i]!,
    benjaminiHochberg: adjusted.benjaminiHochberg[i]!,
    bonferroni: adjusted.bonferroni[i]!,
  }));
  return {
    data: use,
    results: { tests: lines },
    sheets: [
      {
        title: `Adjusted for ${p.length} tests`,
        header: ["", "p", "Holm", "Hochberg", "Benjamini–Hochberg", "Bonferroni"],
        rows: lines.map(({ label, ...values }) => [label, ...Object.values(values).map(pText)]),
        notes: [
          "Holm, Hochberg and Bonferroni hold the chance of any false finding, Benjamini–Hochberg the share of false ones.",
        ],
      },
    ],
  };
};

function pValues(
  data: DataTable | null,
  options: AdjustCommand,
): { use: DataUse | null; labels: readonly string[]; p: readonly number[] } {
  if (data === null) {
    if (options.p === undefined || options.column !== undefined)
      throw new UsageError("Give --p 0.01,0.04, or a file with --column.");
    const wrong = options.p.find((value) => value < 0 || value > 1);
    if (wrong !== undefined) throw new UsageError(`--p ${numberText(wrong)} is no probability.`);
    return { use: null, labels: options.p.map((_, i) => `test ${i + 1}`), p: options.p };
  }
  if (options.column === undefined || options.p !== undefined)
    throw new UsageError("With a file, name the column of p-values with --column, and no --p.");
  const { column, label } = options;
  const rows = completeRows(data, [column, label]);
  const p = rows.numbers(column);
  throwWhere(
    p,
    (value) => value < 0 || value > 1,
    (row) =>
      rows.trouble(row, column, "a probability from 0 to 1", "Correct it or empty the cell."),
  );
  const labels = label === undefined ? rows.lines.map((line) => `row ${line}`) : rows.texts(label);
  return { use: rows.use, labels, p: [...p] };
}
