import {
  confidenceBand,
  type ConfidenceBandOptions,
  type FollowUp,
  kaplanMeier,
  kaplanMeierFromCounts,
  landmark,
  logRank,
  type QuantileEstimate,
  type RestrictedMean,
  restrictedMean,
  reverseKaplanMeier,
  riskTable,
  survivalAt,
  type SurvivalCurve,
  survivalDifference,
  type SurvivalEstimate,
  type SurvivalInterval,
  survivalQuantile,
} from "@fiducial/statistics";
import type { Compute, Sheet } from "./answer.ts";
import type { CompleteRows } from "./complete-rows.ts";
import { eventCounts } from "./counts.ts";
import type { DataTable } from "./data-table.ts";
import { followUpColumns, type FollowUpOptions } from "./follow-up-columns.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

interface CurveOptions extends FollowUpOptions {
  readonly interval?: SurvivalInterval;
  readonly level: number;
  readonly times?: readonly number[];
  readonly quantiles: readonly number[];
  readonly curve?: boolean;
}

interface KaplanMeierOptions extends Omit<CurveOptions, "event"> {
  readonly event?: string;
  readonly counts?: readonly string[];
  readonly spss?: boolean;
  readonly band?: NonNullable<ConfidenceBandOptions["type"]>;
  readonly atRisk?: readonly number[];
  readonly difference?: "plain" | "log-log";
}

/** A curve of one group, read where the options ask. */
interface CurveReading {
  readonly group: string;
  readonly curve: SurvivalCurve;
  readonly quantiles: readonly QuantileEstimate[];
  readonly mean: RestrictedMean | null;
  readonly at: readonly SurvivalEstimate[];
}

/** Why limits within the lists of a curve are null. */
const undefinedLimits =
  "null where the interval is not defined: at a survival of 0, and for most scales at 1";

export const kaplanMeierAnswer: Compute<KaplanMeierOptions> = (data, options) => {
  const { rows, groups, groupColumn } = survivalByGroup(data!, options);
  const readings = groups.map(({ label, curve }) => readCurve(label, curve, options));
  if (options.difference !== undefined && (options.times === undefined || groups.length < 2))
    throw new UsageError("--difference compares groups at times: add --group and --times.");
  if (options.band === "hall-wellner" && options.entry !== undefined)
    throw new UsageError(
      "--band hall-wellner is for a group that is present from the start: with --entry use --band equal-precision.",
    );
  const bands =
    options.band === undefined
      ? []
      : readings.map(({ group, curve }) => ({
          group,
          ...confidenceBand(curve, { type: options.band!, level: options.level }),
        }));
  const atRisk =
    options.atRisk === undefined
      ? []
      : groups.map(({ label, source }) => ({
          group: label,
          rows: riskTable(source, options.atRisk!),
        }));
  const differences =
    options.difference === undefined ? [] : differencesOf(readings, options, options.difference);
  return {
    data: rows.use,
    results: {
      groups: readings.map((reading) => printed(reading, options.curve ?? false)),
      ...(options.difference === undefined ? {} : { differences }),
      ...(options.atRisk === undefined ? {} : { atRisk }),
      ...(options.band === undefined ? {} : { bands }),
    },
    sheets: [
      ...curveSheets("Survival", "events", groupColumn, readings, options),
      ...(differences.length > 0 ? [differenceSheet(differences, options.level)] : []),
      ...atRisk.map(({ group, rows: lines }) => atRiskSheet(group, lines)),
      ...bands.map((band) => bandSheet(band, options.level)),
    ],
  };
};

/** The curve of each group, from subjects or from counts. */
function survivalByGroup(
  data: DataTable,
  { event, counts, spss, ...others }: KaplanMeierOptions,
): {
  rows: CompleteRows;
  groupColumn: string;
  /** `source` is what numbers at risk are counted from. */
  groups: readonly { label: string; curve: SurvivalCurve; source: FollowUp | SurvivalCurve }[];
} {
  if (spss === true && others.level !== 0.95)
    throw new UsageError("--spss goes with 95 % only, the level of SPSS: leave --level out.");
  const options = { ...others, compat: spss === true ? ("spss" as const) : ("r" as const) };
  if (counts !== undefined) {
    if (event !== undefined || options.entry !== undefined || options.weight !== undefined)
      throw new UsageError("--counts stands in the place of --event, --entry and --weight.");
    const { rows, groupColumn, groups } = eventCounts(data, { ...options, counts });
    const curves = groups.map(({ label, table }) => {
      const curve = kaplanMeierFromCounts(table, options);
      return { label, curve, source: curve };
    });
    return { rows, groupColumn, groups: curves };
  }
  if (event === undefined) throw new UsageError("Name --event, or counts with --counts.");
  const { rows, groupColumn, groups } = followUpColumns(data, { ...options, event });
  const curves = groups.map(({ label, followUp }) => ({
    label,
    curve: kaplanMeier(followUp, options),
    source: followUp,
  }));
  return { rows, groupColumn, groups: curves };
}

export const followUpAnswer: Compute<CurveOptions & { readonly ties: "flip" | "strict" }> = (
  data,
  options,
) => {
  const { rows, groups, groupColumn } = followUpColumns(data!, options);
  const readings = groups.map(({ label, followUp }) =>
    readCurve(
      label,
      reverseKaplanMeier(followUp, { ...options, convention: options.ties }),
      options,
    ),
  );
  return {
    data: rows.use,
    results: { groups: readings.map((reading) => printed(reading, options.curve ?? false)) },
    sheets: curveSheets("Still followed", "censored", groupColumn, readings, options),
  };
};

export const landmarkAnswer: Compute<CurveOptions & { readonly at: number }> = (data, options) => {
  const { rows, groups, groupColumn } = followUpColumns(data!, options);
  const cuts = groups.map(({ label, followUp }) => ({
    label,
    cut: landmark(followUp, options.at),
  }));
  const kept = cuts.filter(({ cut }) => cut.kept.length > 0);
  const readings = kept.map(({ label, cut }) =>
    readCurve(label, kaplanMeier(cut.followUp, options), options),
  );
  const test = kept.length > 1 ? logRank(kept.map(({ cut }) => cut.followUp)) : null;
  const left = cuts.map(({ label, cut }) => ({
    group: label,
    kept: cut.kept.length,
    excludedEvents: cut.excludedEvents,
    excludedCensored: cut.excludedCensored,
    convention: cut.convention,
  }));
  return {
    data: rows.use,
    results: {
      landmark: options.at,
      kept: left,
      groups: readings.map((reading) => printed(reading, options.curve ?? false)),
      logRank: test,
    },
    sheets: [
      {
        title: `At the landmark ${options.at}`,
        header: [groupColumn, "kept", "event before", "censored before"],
        rows: left.map((each) => [
          each.group,
          ...[each.kept, each.excludedEvents, each.excludedCensored].map(String),
        ]),
        notes: [left[0]!.convention, "Groups must be known at the landmark."],
      },
      ...curveSheets("Survival from the landmark", "events", groupColumn, readings, options),
      ...(test === null
        ? []
        : [
            {
              title: "Log-rank test from the landmark",
              header: ["", "χ²", "df", "p"],
              rows: [
                ["", numberText(test.statistic), String(test.degreesOfFreedom), pText(test.p)],
              ],
              notes: [test.convention, test.because],
            },
          ]),
    ],
  };
};

function readCurve(
  group: string,
  curve: SurvivalCurve,
  options: Omit<CurveOptions, "event">,
): CurveReading {
  return {
    group,
    curve,
    quantiles: options.quantiles.map((p) => survivalQuantile(curve, p)),
    mean: curve.compat === "spss" ? restrictedMean(curve) : null,
    at: (options.times ?? []).map((time) => survivalAt(curve, time)),
  };
}

function printed(
  { group, curve, quantiles, mean, at }: CurveReading,
  whole: boolean,
): Record<string, unknown> {
  const { n, events, interval, level, compat, convention, ...arrays } = curve;
  return {
    group,
    n,
    events,
    interval,
    level,
    compat,
    convention,
    quantiles,
    ...(mean === null ? {} : { mean }),
    at,
    ...(whole ? { curve: arrays, because: undefinedLimits } : {}),
  };
}

function curveSheets(
  name: string,
  eventName: string,
  groupColumn: string,
  readings: readonly CurveReading[],
  options: Omit<CurveOptions, "event">,
): Sheet[] {
  const interval = intervalHeader(options.level);
  const first = readings[0]!;
  const sheets: Sheet[] = [
    {
      title: `Quantiles of ${options.time}`,
      header: [groupColumn, "n", eventName, ...quantileHeader(first, interval)],
      rows: readings.map(({ group: label, curve, quantiles }) => [
        label,
        numberText(curve.n),
        numberText(curve.events),
        ...quantiles.flatMap(quantileCells),
      ]),
      notes: [
        first.curve.convention,
        ...new Set(first.quantiles.map(({ convention }) => convention)),
        ...readings.flatMap(({ group: label, quantiles }) =>
          quantiles.map((each) =>
            because(`${groupColumn} ${label}, ${quantileName(each.probability)}`, each.because),
          ),
        ),
      ],
    },
  ];
  if (first.mean !== null)
    sheets.push({
      title: `Mean of ${options.time}`,
      header: [groupColumn, "mean", "SE", "95 % CI", "to"],
      rows: readings.map(({ group: label, mean }) => [
        label,
        numberText(mean!.mean),
        numberText(mean!.standardError),
        intervalText(mean!.lower, mean!.upper),
        numberText(mean!.horizon),
      ]),
      notes: ["Area under each group's curve to its own longest time, ± 1.96 SE as SPSS."],
    });
  if (first.at.length > 0)
    sheets.push({
      title: name,
      header: [groupColumn, "time", name.toLowerCase(), "SE", interval, "at risk", eventName],
      rows: readings.flatMap(({ group: label, at }) =>
        at.map((each) => [
          label,
          numberText(each.time),
          shareText(each.survival),
          shareText(each.standardError),
          intervalText(each.lower, each.upper, shareText),
          numberText(each.atRisk),
          numberText(each.eventsBefore),
        ]),
      ),
      notes: [
        first.curve.convention,
        `At risk: just before the time; ${eventName}: up to and including it.`,
        ...readings.flatMap(({ group: label, at }) =>
          at.map((each) => because(`${groupColumn} ${label} at ${each.time}`, each.because)),
        ),
      ],
    });
  if (options.curve === true)
    for (const { group: label, curve } of readings) sheets.push(curveSheet(label, curve, interval));
  return sheets;
}

function quantileHeader({ quantiles }: CurveReading, interval: string): string[] {
  return quantiles.flatMap(({ probability, standardError }) => [
    quantileName(probability),
    ...(standardError === undefined ? [] : ["SE"]),
    interval,
  ]);
}

function quantileCells({ estimate, standardError, lower, upper }: QuantileEstimate): string[] {
  return [
    numberText(estimate),
    ...(standardError === undefined ? [] : [numberText(standardError)]),
    intervalText(lower, upper),
  ];
}

function quantileName(probability: number): string {
  return probability === 0.5 ? "median" : `${Number((100 * probability).toPrecision(6))} %`;
}

function curveSheet(label: string, curve: SurvivalCurve, interval: string): Sheet {
  return {
    title: `Curve of ${label}`,
    header: ["time", "at risk", "events", "censored", "S", "SE", interval, "H", "SE of H"],
    rows: Array.from(curve.time, (time, j) => [
      numberText(time),
      numberText(curve.atRisk[j]),
      numberText(curve.event[j]),
      numberText(curve.censored[j]),
      shareText(curve.survival[j]),
      shareText(curve.standardError[j]),
      intervalText(curve.lower[j], curve.upper[j], shareText),
      numberText(curve.cumulativeHazard[j]),
      numberText(curve.cumulativeHazardStandardError[j]),
    ]),
    notes: [curve.convention, "H: Nelson–Aalen cumulative hazard, error √Σ d/r²"],
  };
}

function differencesOf(
  readings: readonly CurveReading[],
  options: KaplanMeierOptions,
  scale: "plain" | "log-log",
) {
  return readings.flatMap((a, i) =>
    readings.slice(i + 1).flatMap((b) =>
      (options.times ?? []).map((time) => ({
        group: b.group,
        against: a.group,
        ...survivalDifference(a.curve, b.curve, time, { level: options.level, scale }),
      })),
    ),
  );
}

function differenceSheet(differences: ReturnType<typeof differencesOf>, level: number): Sheet {
  return {
    title: "Difference of survival",
    header: ["groups", "time", "difference", "SE", intervalHeader(level), "χ²", "p"],
    rows: differences.map((each) => [
      `${each.group} minus ${each.against}`,
      numberText(each.time),
      shareText(each.difference),
      shareText(each.standardError),
      intervalText(each.lower, each.upper, shareText),
      numberText(each.statistic),
      pText(each.p),
    ]),
    notes: [
      differences[0]!.convention,
      ...differences.map((each) => because(`At ${each.time}`, each.because)),
    ],
  };
}

function atRiskSheet(group: string, rows: ReturnType<typeof riskTable>): Sheet {
  return {
    title: `Number at risk, ${group}`,
    header: ["time", "at risk", "events", "censored"],
    rows: rows.map((row) => [row.time, row.atRisk, row.events, row.censored].map(numberText)),
    notes: ["At risk: time of at least this; events and censored: strictly before it."],
  };
}

function bandSheet(
  band: ReturnType<typeof confidenceBand> & { readonly group: string },
  level: number,
): Sheet {
  return {
    title: `Simultaneous band of ${band.group}`,
    header: ["time", intervalHeader(level).replace("CI", "band")],
    rows: Array.from(band.time, (time, j) => [
      numberText(time),
      intervalText(band.lower[j], band.upper[j], shareText),
    ]),
    notes: [band.convention, band.because],
  };
}
