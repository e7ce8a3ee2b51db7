import {
  cochranArmitage,
  cramersV,
  fisherExact,
  likelihoodRatioChiSquare,
  linearByLinear,
  mcNemar,
  oddsRatio,
  pearsonChiSquare,
  riskRatio,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import type { Compute, Sheet } from "./answer.ts";
import { levelsOf, namedColumn, sortedLevels } from "./columns.ts";
import { completeRows, type DataUse } from "./complete-rows.ts";
import { type DataTable, listed } from "./data-table.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";
import { randomNumbers } from "./random-numbers.ts";
import { UsageError } from "./usage-error.ts";

/** Counts with the labels of their rows and columns. */
interface CrossTable {
  readonly use: DataUse | null;
  readonly counts: readonly (readonly number[])[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly title: string;
}

interface ContingencyCommand {
  readonly row?: string;
  readonly column?: string;
  readonly table?: readonly (readonly number[])[];
  readonly level: number;
  readonly costLimit: number;
  readonly seed: number;
  readonly draws: number;
}

export const contingencyAnswer: Compute<ContingencyCommand> = (data, options) => {
  const cross = crossTable(data, options, "--row and --column", options.row, options.column);
  const { counts } = cross;
  const width = counts[0]?.length ?? 0;
  const isTwoByTwo = counts.length === 2 && width === 2;
  const pearson = pearsonChiSquare(counts);
  const yates = isTwoByTwo ? pearsonChiSquare(counts, { continuityCorrection: true }) : null;
  const likelihoodRatio = likelihoodRatioChiSquare(counts);
  const computed = fisherExact(counts, {
    level: options.level,
    costLimit: options.costLimit,
    random: randomNumbers(options.seed),
    draws: options.draws,
  });
  const unbounded = [computed.oddsRatio, computed.upper].includes(Infinity);
  const fisher = {
    ...computed,
    ...(unbounded ? { because: "infinite where null: a cell is 0" } : {}),
    ...(computed.method === "monte-carlo" ? { seed: options.seed } : {}),
  };
  const linear = linearByLinear(counts);
  const trend = armitage(counts);
  const ratios = isTwoByTwo
    ? { odds: oddsRatio(counts, options.level), risk: riskRatio(counts, options.level) }
    : null;
  const interval = intervalHeader(options.level);
  const line = (
    name: string,
    test: { statistic: number | null; degreesOfFreedom: number; p: number | null },
  ) => [name, numberText(test.statistic), String(test.degreesOfFreedom), pText(test.p)];
  const sheets: Sheet[] = [
    countSheet(cross),
    {
      title: "Independence",
      header: ["test", "χ²", "df", "p"],
      rows: [
        line("Pearson", pearson),
        ...(yates === null ? [] : [line("Pearson, Yates", yates)]),
        line("likelihood ratio", likelihoodRatio),
        [fisher.method === "exact" ? "Fisher exact" : "Fisher, simulated", "", "", pText(fisher.p)],
        line("linear trend", linear),
        ...(trend === null ? [] : [line("Cochran–Armitage", trend)]),
      ],
      notes: [
        `Pearson: ${pearson.convention}; ${numberText(100 * pearson.cellsExpectedBelow5)} % of cells expect under 5, the least ${numberText(pearson.minimumExpected)}`,
        `Fisher: ${fisher.convention}`,
        fisher.method === "monte-carlo"
          ? `Fisher: ${fisher.because}; ${fisher.draws} tables drawn with seed ${options.seed}, standard error of p ${numberText(fisher.standardError)}`
          : null,
        `Linear trend: ${linear.convention}, scores 1, 2, 3 … in the order shown`,
        trend === null ? null : trend.convention,
        `Cramér's V ${shareText(cramersV(counts))}`,
        because("Pearson", pearson.because),
        because("Likelihood ratio", likelihoodRatio.because),
        because("Linear trend", linear.because),
      ],
    },
  ];
  if (ratios !== null)
    sheets.push({
      title: `${cross.rows[0]} to ${cross.rows[1]}, of ${cross.columns[0]}`,
      header: ["", "estimate", interval],
      rows: [
        [
          "odds ratio",
          numberText(ratios.odds.estimate),
          intervalText(ratios.odds.lower, ratios.odds.upper),
        ],
        [
          "odds ratio, exact",
          numberText(fisher.oddsRatio),
          intervalText(fisher.lower, fisher.upper),
        ],
        [
          "risk ratio",
          numberText(ratios.risk.estimate),
          intervalText(ratios.risk.lower, ratios.risk.upper),
        ],
      ],
      notes: [
        ratios.odds.convention,
        "exact: conditional maximum likelihood with the limits of Fisher's test",
        ratios.risk.convention,
        because("Odds ratio", ratios.odds.because),
        because("Risk ratio", ratios.risk.because),
      ],
    });
  return {
    data: cross.use,
    results: {
      rows: cross.rows,
      columns: cross.columns,
      counts,
      pearson,
      ...(yates === null ? {} : { yates }),
      likelihoodRatio,
      fisher,
      linearByLinear: linear,
      ...(trend === null ? {} : { cochranArmitage: trend }),
      cramersV: cramersV(counts),
      ...(ratios === null ? {} : { oddsRatio: ratios.odds, riskRatio: ratios.risk }),
    },
    sheets,
    findings:
      pearson.statistic !== null &&
      (pearson.cellsExpectedBelow5 > 0.2 || pearson.minimumExpected < 1)
        ? [{ kind: "small-expected-counts", minimumExpected: pearson.minimumExpected }]
        : [],
  };
};

/** Cochran–Armitage where one side of the table has two categories, its first the event. */
function armitage(counts: readonly (readonly number[])[]) {
  const columns = counts[0]!.map((_, j) => counts.map((row) => row[j]!));
  const [events, others] = counts[0]!.length === 2 ? columns : counts;
  if ((counts.length !== 2 && counts[0]!.length !== 2) || events === undefined) return null;
  if (others === undefined) return null;
  return cochranArmitage(
    events,
    events.map((count, g) => count + others[g]!),
  );
}

interface McNemarCommand {
  readonly before?: string;
  readonly after?: string;
  readonly table?: readonly (readonly number[])[];
  readonly continuity: boolean;
}

export const mcNemarAnswer: Compute<McNemarCommand> = (data, options) => {
  const cross = crossTable(
    data,
    options,
    "--before and --after",
    options.before,
    options.after,
    true,
  );
  if (cross.counts.length !== 2 || cross.counts[0]!.length !== 2)
    throw new InputError([
      {
        where: cross.use?.file ?? "--table",
        expected: "two values in both columns together",
        found: listed(cross.rows),
        remedy: "Pair two yes–no columns.",
      },
    ]);
  const test = mcNemar(cross.counts, { continuityCorrection: options.continuity });
  return {
    data: cross.use,
    results: { levels: cross.rows, counts: cross.counts, ...test },
    sheets: [
      countSheet(cross),
      {
        title: "Equal proportions in pairs",
        header: ["test", "χ²", "df", "p"],
        rows: [
          ["McNemar", numberText(test.statistic), "1", pText(test.p)],
          ["exact", "", "", pText(test.exactP)],
        ],
        notes: [
          test.convention,
          "exact: two-sided binomial test of the discordant pairs",
          because("Test", test.because),
        ],
      },
    ],
  };
};

function crossTable(
  data: DataTable | null,
  options: { readonly table?: readonly (readonly number[])[] },
  names: string,
  row: string | undefined,
  column: string | undefined,
  shared: boolean = false,
): CrossTable {
  if (options.table !== undefined) {
    if (data !== null) throw new UsageError("Give a file or --table, not both.");
    const counts = options.table;
    return {
      use: null,
      counts,
      rows: counts.map((_, i) => `row ${i + 1}`),
      columns: counts[0]!.map((_, j) => `column ${j + 1}`),
      title: "Counts",
    };
  }
  if (data === null || row === undefined || column === undefined)
    throw new UsageError(`Give a file with ${names}, or counts with --table "4,1;1,4".`);
  const [down, across] = [namedColumn(data, row, ":"), namedColumn(data, column, ":")];
  const rows = completeRows(data, [down.column, across.column]);
  const both = sortedLevels(new Set([...rows.texts(down.column), ...rows.texts(across.column)]));
  const downLevels = shared ? both : levelsOf(rows, down);
  const acrossLevels = shared ? both : levelsOf(rows, across);
  if (downLevels.length * acrossLevels.length > 2500)
    throw new InputError([
      {
        where: data.file,
        expected: "two columns of categories",
        found: `${downLevels.length} and ${acrossLevels.length} different values`,
        remedy: "Group the values first, or compare numbers with two-sample.",
      },
    ]);
  const counts = downLevels.map(() => acrossLevels.map(() => 0));
  const place = (levels: readonly string[]) => new Map(levels.map((level, k) => [level, k]));
  const [downAt, acrossAt] = [place(downLevels), place(acrossLevels)];
  const acrossTexts = rows.texts(across.column);
  rows.texts(down.column).forEach((text, i) => {
    counts[downAt.get(text)!]![acrossAt.get(acrossTexts[i]!)!]!++;
  });
  return {
    use: rows.use,
    counts,
    rows: downLevels,
    columns: acrossLevels,
    title: `${down.column} by ${across.column}`,
  };
}

function countSheet({ counts, rows, columns, title }: CrossTable): Sheet {
  return {
    title,
    header: ["", ...columns, "all"],
    rows: counts.map((row, i) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      const share = (count: number): string =>
        total === 0 ? String(count) : `${count} (${((100 * count) / total).toFixed(0)} %)`;
      return [rows[i]!, ...row.map(share), String(total)];
    }),
    notes: ["Percentages are of the row."],
  };
}
