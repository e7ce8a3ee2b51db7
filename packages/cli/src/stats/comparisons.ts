import {
  type FollowUp,
  logRank,
  logRankFromCounts,
  logRankTrend,
  type LogRankResult,
  type LogRankWeight,
  maxCombo,
  oneStepHazardRatio,
  type PairwiseLogRank,
  pairwiseLogRank,
} from "@fiducial/statistics";
import type { Compute, Sheet } from "./answer.ts";
import type { CompleteRows } from "./complete-rows.ts";
import { eventCounts } from "./counts.ts";
import type { DataTable } from "./data-table.ts";
import { followUpColumns, type FollowUpOptions, jointLabels } from "./follow-up-columns.ts";
import { because, intervalHeader, intervalText, numberText, pText } from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

/** Adjustments for several tests. */
export type Adjustment = "holm" | "bonferroni" | "hochberg" | "bh";

interface ComparisonOptions extends Omit<FollowUpOptions, "weight"> {
  readonly caseWeight?: string;
  readonly strata?: readonly string[];
  readonly level: number;
}

interface LogRankCommand extends Omit<ComparisonOptions, "event"> {
  readonly event?: string;
  readonly counts?: readonly string[];
  readonly weight: LogRankWeight;
  readonly trend?: boolean;
  readonly scores?: readonly number[];
  readonly pairwise?: Adjustment;
}

export const logRankAnswer: Compute<LogRankCommand> = (data, options) => {
  const { rows, groupColumn, labels, sizes, test, pairs } = logRankOf(data, options);
  const ratio = labels.length === 2 ? oneStepHazardRatio(test, options.level) : null;
  const trend =
    options.trend === true || options.scores !== undefined
      ? logRankTrend(test, options.scores)
      : null;
  const adjusted = pairs === null ? null : adjustedBy(pairs, options.pairwise!);
  const sheets: Sheet[] = [
    {
      title: "Events",
      header: [groupColumn, "n", "observed", "expected"],
      rows: labels.map((label, g) => [
        label,
        numberText(sizes[g]),
        numberText(test.observed[g]),
        numberText(test.expected[g]),
      ]),
    },
    testSheet("Test of equal survival", test),
  ];
  if (ratio !== null)
    sheets.push({
      title: `Hazard ratio, ${labels[0]} to ${labels[1]}`,
      header: ["", "ratio", intervalHeader(options.level)],
      rows: [
        ["Peto", numberText(ratio.peto), intervalText(ratio.lower, ratio.upper)],
        ["(O₁/E₁)/(O₂/E₂)", numberText(ratio.observedExpected), ""],
      ],
      notes: [
        "From the test alone: exp(U/V), one step from no effect. For an estimate, fit cox.",
        because("Ratio", ratio.because),
      ],
    });
  if (trend !== null) sheets.push(testSheet("Trend over the groups", trend));
  if (pairs !== null)
    sheets.push({
      title: "Pairs of groups",
      header: ["groups", "χ²", "p", `p, ${options.pairwise}`],
      rows: pairs.pairs.map(({ a, b, test: pair }, k) => [
        `${labels[a]} and ${labels[b]}`,
        numberText(pair.statistic),
        pText(pair.p),
        pText(adjusted![k]),
      ]),
      notes: [
        `Each pair on its own two groups, p adjusted after ${options.pairwise} for ${pairs.pairs.length} tests.`,
        ...pairs.pairs.map(({ a, b, test: pair }) =>
          because(`${labels[a]} and ${labels[b]}`, pair.because),
        ),
      ],
    });
  return {
    data: rows.use,
    results: {
      groups: labels,
      test,
      ...(ratio === null ? {} : { hazardRatio: ratio }),
      ...(trend === null ? {} : { trend }),
      ...(pairs === null
        ? {}
        : {
            pairwise: {
              adjustment: options.pairwise,
              pairs: pairs.pairs.map(({ a, b, test: pair }, k) => ({
                a: labels[a],
                b: labels[b],
                ...pair,
                adjustedP: adjusted![k],
              })),
            },
          }),
    },
    sheets,
  };
};

/** The test, from subjects or from counts. */
function logRankOf(
  data: DataTable | null,
  { event, counts, ...options }: LogRankCommand,
): {
  rows: CompleteRows;
  groupColumn: string;
  labels: readonly string[];
  sizes: readonly number[];
  test: LogRankResult;
  pairs: PairwiseLogRank | null;
} {
  const { weight } = options;
  if (counts !== undefined) {
    if (
      [event, options.entry, options.caseWeight, options.pairwise].some(
        (each) => each !== undefined,
      )
    )
      throw new UsageError(
        "--counts stands in the place of --event, --entry and --case-weight, and without --pairwise.",
      );
    const { rows, groupColumn, groups, strata } = eventCounts(data!, { ...options, counts }, 2);
    return {
      rows,
      groupColumn,
      labels: groups.map(({ label }) => label),
      sizes: groups.map(({ table }) => table.n),
      test: logRankFromCounts(strata, { weight }),
      pairs: null,
    };
  }
  if (event === undefined) throw new UsageError("Name --event, or counts with --counts.");
  const compared = comparedGroups(data, { ...options, event });
  const { followUps, strata } = compared;
  return {
    ...compared,
    sizes: followUps.map(({ time }) => time.length),
    test: logRank(followUps, { weight, ...strata }),
    pairs:
      options.pairwise === undefined ? null : pairwiseLogRank(followUps, { weight, ...strata }),
  };
}

interface MaxComboCommand extends ComparisonOptions {
  readonly members?: readonly { readonly rho: number; readonly gamma: number }[];
}

export const maxComboAnswer: Compute<MaxComboCommand> = (data, options) => {
  const { rows, labels, followUps, strata } = comparedGroups(data, options, 2);
  const test = maxCombo(followUps, options.members, strata);
  return {
    data: rows.use,
    results: { groups: labels, test },
    sheets: [
      {
        title: `Max-combo test, ${labels.join(" and ")}`,
        header: ["", "largest |Z|", "p"],
        rows: [["", numberText(test.statistic), pText(test.p)]],
        notes: [
          `${test.convention}; p from their joint normal distribution`,
          because("Test", test.because),
        ],
      },
      {
        title: "Members",
        header: ["Fleming–Harrington", "Z"],
        rows: test.members.map(({ rho, gamma, z }) => [`(${rho}, ${gamma})`, numberText(z)]),
        notes: [`Z above 0: more events in ${labels[0]} than expected.`],
      },
    ],
  };
};

function comparedGroups(
  data: Parameters<Compute<never>>[0],
  { time, event, entry, group, caseWeight, strata = [] }: ComparisonOptions,
  most?: number,
) {
  const columns: FollowUpOptions = { time, event, entry, group, weight: caseWeight };
  const { rows, groups, groupColumn } = followUpColumns(data!, columns, strata, 2, most);
  const labelOf = strata.length > 0 ? jointLabels(rows, strata) : null;
  return {
    rows,
    groupColumn,
    labels: groups.map(({ label }) => label),
    followUps: groups.map(({ followUp }): FollowUp => followUp),
    strata: labelOf
      ? { strata: groups.map((group) => group.rows.map((row) => labelOf[row]!)) }
      : {},
  };
}

export function adjustedBy(
  result: {
    readonly holm: (number | null)[];
    readonly bonferroni: (number | null)[];
    readonly hochberg: (number | null)[];
    readonly benjaminiHochberg: (number | null)[];
  },
  adjustment: Adjustment,
): readonly (number | null)[] {
  return result[adjustment === "bh" ? "benjaminiHochberg" : adjustment];
}

/** One χ² test as a table. */
export function testSheet(
  title: string,
  test: Pick<LogRankResult, "statistic" | "degreesOfFreedom" | "p" | "because" | "convention">,
): Sheet {
  return {
    title,
    header: ["", "χ²", "df", "p"],
    rows: [["", numberText(test.statistic), String(test.degreesOfFreedom), pText(test.p)]],
    notes: [test.convention, because("Test", test.because)],
  };
}
