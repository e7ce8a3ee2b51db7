import {
  fromLogit,
  logitStudy,
  logRatioStudy,
  poolEstimates,
  type PoolingMethod,
  type StudyEstimate,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import type { Compute } from "./answer.ts";
import { type CompleteRows, completeRows, throwWhere } from "./complete-rows.ts";
import { because, intervalHeader, intervalText, numberText, pText } from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

interface PoolCommand {
  readonly label?: string;
  readonly estimate?: string;
  readonly se?: string;
  readonly ratio?: string;
  readonly lower?: string;
  readonly upper?: string;
  readonly events?: string;
  readonly n?: string;
  readonly method: PoolingMethod;
  readonly hartungKnapp?: boolean;
  readonly level: number;
  readonly studyLevel: number;
}

/** What the studies report, and the way back from the scale on which they are pooled. */
type Kind = "estimate" | "ratio" | "proportion";

const back: Readonly<Record<Kind, (value: number) => number>> = {
  estimate: (value) => value,
  ratio: Math.exp,
  proportion: fromLogit,
};

export const poolAnswer: Compute<PoolCommand> = (data, options) => {
  const { kind, columns } = kindOf(options);
  const rows = completeRows(data!, [...columns, options.label]);
  if (rows.n < 2)
    throw new InputError([
      {
        where: rows.use.file,
        expected: "two or more complete rows, one a study",
        found: `${rows.n}`,
        remedy: "Complete the rows.",
      },
    ]);
  const labels =
    options.label === undefined
      ? rows.lines.map((line) => `row ${line}`)
      : rows.texts(options.label);
  const studies = studiesOf(rows, kind, columns, labels, options.studyLevel);
  const pooled = poolEstimates(studies, options);
  const toReport = back[kind];
  const reported = {
    estimate: toReport(pooled.estimate),
    lower: toReport(pooled.lower),
    upper: toReport(pooled.upper),
    predictionLower: pooled.predictionLower === null ? null : toReport(pooled.predictionLower),
    predictionUpper: pooled.predictionUpper === null ? null : toReport(pooled.predictionUpper),
  };
  const interval = intervalHeader(options.level);
  return {
    data: rows.use,
    results: {
      kind,
      scale: { estimate: "as given", ratio: "logarithm", proportion: "logit" }[kind],
      studies: studies.map((study, i) => ({ ...study, weight: pooled.weights[i] })),
      pooled,
      reported,
    },
    sheets: [
      {
        title: "Studies",
        header: ["", kind, "estimate pooled", "SE", "weight"],
        rows: studies.map((study, i) => [
          study.label,
          numberText(toReport(study.estimate)),
          numberText(study.estimate),
          numberText(study.standardError),
          `${(100 * pooled.weights[i]!).toFixed(1)} %`,
        ]),
        notes: [
          {
            estimate: null,
            ratio: "Pooled on the logarithm; errors from the reported limits",
            proportion:
              "Pooled on the logit; ½ added where a count is 0; proportions go back through it",
          }[kind],
        ],
      },
      {
        title: "Pooled",
        header: [
          "",
          kind,
          interval,
          "p",
          intervalHeader(options.level).replace("CI", "prediction"),
        ],
        rows: [
          [
            `${pooled.studies} studies`,
            numberText(reported.estimate),
            intervalText(reported.lower, reported.upper),
            pText(pooled.p),
            intervalText(reported.predictionLower, reported.predictionUpper),
          ],
        ],
        notes: [
          pooled.convention,
          kind === "proportion" ? "p: against a proportion of 0.5" : null,
          because("Prediction", pooled.because),
        ],
      },
      {
        title: "Heterogeneity",
        header: ["", "τ²", "I²", "Q", "df", "p"],
        rows: [
          [
            "",
            numberText(pooled.tauSquared),
            `${(100 * pooled.iSquared).toFixed(1)} %`,
            numberText(pooled.q),
            String(pooled.qDegrees),
            pText(pooled.qP),
          ],
        ],
      },
    ],
  };
};

function kindOf(options: PoolCommand): { kind: Kind; columns: readonly string[] } {
  const forms: readonly (readonly [Kind, readonly (string | undefined)[]])[] = [
    ["estimate", [options.estimate, options.se]],
    ["ratio", [options.ratio, options.lower, options.upper]],
    ["proportion", [options.events, options.n]],
  ];
  const begun = forms.filter(([, columns]) => columns.some((column) => column !== undefined));
  const [form] = begun;
  const columns = form?.[1].filter((column) => column !== undefined) ?? [];
  if (begun.length !== 1 || form === undefined || columns.length !== form[1].length)
    throw new UsageError(
      "Name the columns in one of three ways: --estimate and --se; --ratio, --lower and --upper; or --events and --n.",
    );
  return { kind: form[0], columns };
}

function studiesOf(
  rows: CompleteRows,
  kind: Kind,
  columns: readonly string[],
  labels: readonly string[],
  level: number,
): StudyEstimate[] {
  const [a, b, c] = columns.map((column) => rows.numbers(column));
  const wrong: Readonly<Record<Kind, (i: number) => boolean>> = {
    estimate: (i) => !(b![i]! > 0),
    ratio: (i) => !(b![i]! > 0 && b![i]! < c![i]!),
    proportion: (i) => !(a![i]! >= 0 && b![i]! > 0 && a![i]! <= b![i]!),
  };
  const expected = {
    estimate: "a standard error above 0",
    ratio: "a lower limit above 0 and below the upper",
    proportion: "a number observed above 0 and not below the events",
  }[kind];
  throwWhere(
    b!,
    (_, i) => wrong[kind](i),
    (i) => rows.trouble(i, columns[1]!, expected, "Check the publication."),
  );
  if (kind === "ratio")
    throwWhere(
      a!,
      (value, i) => value < b![i]! || value > c![i]!,
      (i) =>
        rows.trouble(
          i,
          columns[0]!,
          `a ratio within its limits ${b![i]} to ${c![i]}`,
          "Correct the ratio or its limits after the publication, or leave the study out.",
        ),
    );
  return labels.map((label, i) => {
    if (kind === "ratio") return logRatioStudy(label, a![i]!, b![i]!, c![i]!, level);
    if (kind === "proportion") return logitStudy(label, a![i]!, b![i]!);
    return { label, estimate: a![i]!, standardError: b![i]! };
  });
}
