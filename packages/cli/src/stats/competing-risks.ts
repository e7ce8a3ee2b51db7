import {
  cumulativeIncidence,
  cumulativeIncidenceFromCounts,
  type CumulativeIncidence,
  fineGrayRegression,
  grayTest,
  grayTestFromCounts,
  incidenceAt,
  type CompetingFollowUp,
  type CumulativeIncidenceOptions,
  type IncidenceInterval,
  type IncidenceVariance,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import type { Compute } from "./answer.ts";
import {
  type Causes,
  causesOf,
  covariatesOf,
  groupsOf,
  isSame,
  namedColumn,
  pick,
} from "./columns.ts";
import { type CompleteRows, completeRows } from "./complete-rows.ts";
import { causeCounts } from "./counts.ts";
import { type DataTable, listed } from "./data-table.ts";
import { jointLabels, timesOf } from "./follow-up-columns.ts";
import { testLine, testHeader } from "./model-sheets.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

/** Options that name the columns of competing causes. */
export interface CauseOptions {
  readonly time: string;
  readonly status: string;
  readonly censor: readonly string[];
  readonly entry?: string;
  readonly group?: string;
  readonly level: number;
}

interface IncidenceCommand extends Omit<CauseOptions, "status"> {
  readonly status?: string;
  readonly counts?: readonly string[];
  readonly times?: readonly number[];
  readonly variance: IncidenceVariance;
  readonly interval: IncidenceInterval;
  readonly curve?: boolean;
}

export const cumulativeIncidenceAnswer: Compute<IncidenceCommand> = (data, options) => {
  const { rows, causes, groupColumn, curves } = curvesByGroup(data!, options);
  const lines = curves.flatMap(({ group, curve }) =>
    causes.codes.flatMap((code, k) =>
      (options.times ?? [curve.time.at(-1)!]).map((time) => ({
        group,
        cause: code,
        ...incidenceAt(curve, k + 1, time),
      })),
    ),
  );
  const interval = intervalHeader(options.level);
  return {
    data: rows.use,
    results: {
      causes: causes.codes,
      censored: options.censor,
      groups: curves.map(({ group, curve }) => ({
        group,
        n: curve.n,
        events: eventsByCause(curve, causes),
        at: lines.filter((line) => line.group === group),
        convention: curve.convention,
        ...(options.curve === true ? { curve: wholeCurve(curve, causes) } : {}),
      })),
    },
    sheets: [
      {
        title: "Numbers",
        header: [groupColumn, "n", ...causes.codes.map((code) => `cause ${code}`), "censored"],
        rows: curves.map(({ group, curve }) => {
          const events = Object.values(eventsByCause(curve, causes));
          const censored = curve.n - events.reduce((sum, count) => sum + count, 0);
          return [group, ...[curve.n, ...events, censored].map(String)];
        }),
      },
      {
        title: "Cumulative incidence",
        header: [groupColumn, "cause", "time", "incidence", "SE", interval],
        rows: lines.map((line) => [
          line.group,
          line.cause,
          numberText(line.time),
          shareText(line.incidence),
          shareText(line.standardError),
          intervalText(line.lower, line.upper, shareText),
        ]),
        notes: [
          curves[0]!.curve.convention,
          options.times === undefined ? "At the last time; name others with --times." : null,
          ...lines.map((line) =>
            because(
              `${groupColumn} ${line.group}, cause ${line.cause} at ${line.time}`,
              line.because,
            ),
          ),
        ],
      },
      ...(options.curve === true
        ? curves.flatMap(({ group, curve }) =>
            curve.causes.map((each, k) => ({
              title: `Curve of ${group}, cause ${causes.codes[k]}`,
              header: ["time", "at risk", "events", "incidence", "SE", interval, "event-free"],
              rows: Array.from(curve.time, (time, j) => [
                numberText(time),
                numberText(curve.atRisk[j]),
                numberText(each.event[j]),
                shareText(each.incidence[j]),
                shareText(each.standardError[j]),
                intervalText(each.lower[j], each.upper[j], shareText),
                shareText(curve.eventFree[j]),
              ]),
            })),
          )
        : []),
    ],
  };
};

function curvesByGroup(data: DataTable, { status, counts, ...options }: IncidenceCommand) {
  if (counts !== undefined) {
    if (status !== undefined || options.entry !== undefined)
      throw new UsageError("--counts stands in the place of --status, and without --entry.");
    const { rows, groupColumn, groups } = causeCounts(data, { ...options, counts });
    return {
      rows,
      groupColumn,
      causes: { codes: counts.slice(0, -1) },
      curves: groups.map(({ label, table }) => ({
        group: label,
        curve: cumulativeIncidenceFromCounts(table, options),
      })),
    };
  }
  if (status === undefined) throw new UsageError("Name --status, or counts with --counts.");
  const { rows, causes, groups, groupColumn } = causeColumns(data, { ...options, status }, [], 1);
  const curveOptions: CumulativeIncidenceOptions = { ...options, causes: causes.codes.length };
  const curves = groups.map(({ label, followUp }) => ({
    group: label,
    curve: cumulativeIncidence(followUp, curveOptions),
  }));
  return { rows, causes, groupColumn, curves };
}

function eventsByCause(
  curve: CumulativeIncidence,
  { codes }: Pick<Causes, "codes">,
): Record<string, number> {
  return Object.fromEntries(
    codes.map((code, k) => [code, curve.causes[k]!.event.reduce((sum, d) => sum + d, 0)]),
  );
}

function wholeCurve(
  curve: CumulativeIncidence,
  { codes }: Pick<Causes, "codes">,
): Record<string, unknown> {
  const { time, atRisk, censored, eventFree } = curve;
  return {
    time,
    atRisk,
    censored,
    eventFree,
    causes: curve.causes.map(({ cause, ...each }) => ({ cause: codes[cause - 1], ...each })),
    because: "limits are null while the incidence is 0, and at 1 for log-log",
  };
}

interface GrayCommand extends Omit<CauseOptions, "status"> {
  readonly status?: string;
  readonly counts?: readonly string[];
  readonly cause?: string;
  readonly strata?: readonly string[];
  readonly rho: number;
}

export const grayAnswer: Compute<GrayCommand> = (data, options) => {
  const { rows, codes, labels, testOf } = grayTests(data!, options);
  const chosen =
    options.cause === undefined
      ? codes.map((_, k) => k + 1)
      : [causeNamed(rows, codes, options.cause)];
  const tests = chosen.map((cause) => ({ ...testOf(cause), cause: codes[cause - 1]! }));
  return {
    data: rows.use,
    results: { groups: labels, censored: options.censor, tests },
    sheets: [
      {
        title: `Equal cumulative incidence in ${labels.join(", ")}`,
        header: ["cause", "χ²", "df", "p"],
        rows: tests.map((test) => [
          test.cause,
          numberText(test.statistic),
          String(test.degreesOfFreedom),
          pText(test.p),
        ]),
        notes: [
          tests[0]!.convention,
          ...tests.map((test) => because(`Cause ${test.cause}`, test.because)),
        ],
      },
    ],
  };
};

function grayTests(data: DataTable, { status, counts, strata = [], ...options }: GrayCommand) {
  const { rho } = options;
  if (counts !== undefined) {
    if (status !== undefined) throw new UsageError("Name either --status or --counts.");
    const counted = causeCounts(data, { ...options, counts, strata }, 2);
    return {
      rows: counted.rows,
      codes: counts.slice(0, -1),
      labels: counted.groups.map(({ label }) => label),
      testOf: (cause: number) => grayTestFromCounts(counted.strata, cause, { rho }),
    };
  }
  if (status === undefined) throw new UsageError("Name --status, or counts with --counts.");
  const { rows, causes, groups } = causeColumns(data, { ...options, status }, strata, 2);
  const stratum = strata.length === 0 ? null : jointLabels(rows, strata);
  const followUps = groups.map(({ followUp }) => followUp);
  const within = stratum
    ? { strata: groups.map((group) => group.rows.map((row) => stratum[row]!)) }
    : {};
  return {
    rows,
    codes: causes.codes,
    labels: groups.map(({ label }) => label),
    testOf: (cause: number) => grayTest(followUps, cause, { rho, ...within }),
  };
}

interface FineGrayCommand extends CauseOptions {
  readonly cause?: string;
  readonly covariates: readonly string[];
  readonly factor: readonly string[];
  readonly censoringTies: "crr" | "finegray";
}

export const fineGrayAnswer: Compute<FineGrayCommand> = (data, options) => {
  if (options.covariates.length + options.factor.length === 0)
    throw new UsageError("Name what the model contains with --covariates or --factor.");
  const factors = options.factor.map((text) => namedColumn(data!, text, ":"));
  const further = [...options.covariates, ...factors.map(({ column }) => column)];
  const { rows, causes, followUp } = causeColumns(data!, options, further, 1);
  const { covariates, labels } = covariatesOf(rows, options.covariates, factors);
  const cause = causeNamed(rows, causes.codes, options.cause ?? causes.codes[0]!);
  const { baseline, ...model } = fineGrayRegression(followUp, cause, covariates, {
    censoringTies: options.censoringTies,
    level: options.level,
  });
  const code = causes.codes[cause - 1]!;
  return {
    data: rows.use,
    results: { ...model, cause: code, baseline },
    sheets: [
      {
        title: `Fine–Gray regression of cause ${code}: ${model.events} events, ${model.competing} competing`,
        header: ["", "SHR", intervalHeader(options.level), "coefficient", "SE", "p"],
        rows: model.terms.map((term, k) => [
          labels[k]!,
          numberText(term.subdistributionHazardRatio),
          intervalText(term.lower, term.upper),
          numberText(term.coefficient),
          numberText(term.standardError),
          pText(term.p),
        ]),
        notes: [
          model.convention,
          options.cause === undefined ? `Cause: the first code; name another with --cause.` : null,
          ...model.terms.map((term, k) => because(labels[k]!, term.because)),
        ],
      },
      { title: "Model", header: testHeader, rows: [testLine("Wald", model.wald)] },
    ],
    findings: model.findings,
  };
};

/** The follow-up with causes that the options name, whole and by groups. */
export function causeColumns(
  data: DataTable,
  options: CauseOptions,
  further: readonly string[],
  least: number,
) {
  const group = options.group === undefined ? undefined : namedColumn(data, options.group, ":");
  const rows = completeRows(data, [
    options.time,
    options.status,
    options.entry,
    group?.column,
    ...further,
  ]);
  const time = timesOf(rows, options.time, options.entry);
  const entry = options.entry === undefined ? undefined : rows.numbers(options.entry);
  const causes = causesOf(rows, options.status, options.censor);
  const part = (of: readonly number[]): CompetingFollowUp => ({
    time: pick(time, of),
    cause: Uint8Array.from(of, (row) => causes.cause[row]!),
    ...(entry ? { entry: pick(entry, of) } : {}),
  });
  const groups = groupsOf(rows, group, least).map((each) => ({
    ...each,
    followUp: part(each.rows),
  }));
  const followUp: CompetingFollowUp = { time, cause: causes.cause, ...(entry ? { entry } : {}) };
  return { rows, causes, groups, groupColumn: group?.column ?? "", followUp };
}

function causeNamed(rows: CompleteRows, codes: readonly string[], named: string): number {
  const at = codes.findIndex((code) => isSame(code, named));
  if (at === -1)
    throw new InputError([
      {
        where: rows.use.file,
        expected: `the cause “${named}”`,
        found: listed(codes),
        remedy: "Name one of these with --cause.",
      },
    ]);
  return at + 1;
}
