import {
  baselineHazard,
  type Concordance,
  concordance,
  coxConcordance,
  type CoxModel,
  coxRegression,
  type CoxTies,
  devianceResiduals,
  dfbetaResiduals,
  firthCoxRegression,
  martingaleResiduals,
  predictedSurvival,
  type PredictedSurvival,
  proportionalHazardsTest,
  type ProportionalityTest,
  schoenfeldResiduals,
  scoreResiduals,
  type TimeTransform,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import type { Compute, Sheet, StatsFinding } from "./answer.ts";
import { covariatesOf, namedColumn } from "./columns.ts";
import { followUpColumns, type FollowUpOptions, jointLabels } from "./follow-up-columns.ts";
import { firthSheet, testHeader, testLine } from "./model-sheets.ts";
import {
  because,
  intervalHeader,
  intervalText,
  numberText,
  pText,
  shareText,
} from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

type Residuals = "martingale" | "deviance" | "dfbeta" | "score" | "schoenfeld";

interface CoxCommand extends FollowUpOptions {
  readonly covariates: readonly string[];
  readonly factor: readonly string[];
  readonly ties?: CoxTies;
  readonly strata?: readonly string[];
  readonly cluster?: string;
  readonly robust?: boolean;
  readonly offset?: string;
  readonly level: number;
  readonly firth?: boolean;
  readonly zph?: TimeTransform | true;
  readonly baseline?: boolean;
  readonly predict?: Readonly<Record<string, number>>;
  readonly times?: readonly number[];
  readonly residuals?: Residuals;
}

export const coxAnswer: Compute<CoxCommand> = (data, options) => {
  const { strata = [], cluster, offset, level } = options;
  if (options.covariates.length + options.factor.length === 0)
    throw new UsageError("Name what the model contains with --covariates or --factor.");
  const factors = options.factor.map((text) => namedColumn(data!, text, ":"));
  const { rows, followUp } = followUpColumns(data!, options, [
    ...options.covariates,
    ...factors.map(({ column }) => column),
    ...strata,
    cluster,
    offset,
  ]);
  const { covariates, labels } = covariatesOf(rows, options.covariates, factors);
  const shared = {
    level,
    ...(strata.length > 0 ? { strata: jointLabels(rows, strata) } : {}),
    ...(offset === undefined ? {} : { offset: rows.numbers(offset) }),
  };
  if (options.firth === true) {
    const model = firthCoxRegression(followUp, covariates, { ...shared, ties: firthTies(options) });
    return {
      data: rows.use,
      results: { ...model },
      sheets: [firthSheet("Cox regression with Firth's penalty", "HR", model, labels, level)],
    };
  }
  const whole = coxRegression(followUp, covariates, {
    ...shared,
    ties: options.ties ?? "efron",
    robust: options.robust ?? false,
    ...(cluster === undefined ? {} : { cluster: [...rows.texts(cluster)] }),
  });
  const { fit: _, ...model } = whole;
  const tests =
    options.zph === undefined
      ? null
      : proportionalHazardsTest(whole, options.zph === true ? "km" : options.zph);
  const agreement = coxConcordance(whole);
  const curves = curvesOf(whole, options);
  const residuals =
    options.residuals === undefined ? null : residualsOf(whole, options.residuals, rows.lines);
  const times = options.times;
  return {
    data: rows.use,
    results: {
      ...model,
      concordance: agreement,
      ...(tests === null ? {} : { proportionality: tests }),
      ...(curves === null ? {} : { predicted: curves }),
      ...(residuals === null ? {} : { residuals }),
    },
    sheets: [
      termSheet(whole, labels),
      {
        title: "Model",
        header: testHeader,
        rows: [
          testLine("likelihood ratio", model.tests.likelihoodRatio),
          testLine("Wald", model.tests.wald),
          testLine("score", model.tests.score),
          ...(model.tests.robustScore === null
            ? []
            : [testLine("robust score", model.tests.robustScore)]),
        ],
        notes: [
          `AIC ${numberText(model.akaike)}, log likelihood ${numberText(model.logLikelihood.model)} (without covariates ${numberText(model.logLikelihood.null)})`,
          `Concordance ${shareText(agreement.concordance)} (SE ${shareText(agreement.standardError)}): ${agreement.convention}`,
        ],
      },
      ...(tests === null ? [] : [proportionalitySheet(tests, options.zph!)]),
      ...(curves ?? []).map((curve) => predictionSheet(curve, level, times)),
      ...(residuals === null ? [] : [residualSheet(residuals)]),
    ],
    findings: [...model.findings, ...notProportional(tests)],
    offersFirth: true,
  };
};

function firthTies({ ties = "efron", cluster, robust, zph }: CoxCommand): "efron" | "breslow" {
  if (ties === "exact" || cluster !== undefined || robust === true || zph !== undefined)
    throw new UsageError(
      "--firth goes with Efron's or Breslow's ties, and without --cluster, --robust and --zph.",
    );
  return ties;
}

function termSheet(model: CoxModel, labels: readonly string[]): Sheet {
  return {
    title: `Cox regression: ${model.n} rows, ${model.events} events`,
    header: ["", "HR", intervalHeader(model.level), "coefficient", "SE", "p"],
    rows: model.terms.map((term, k) => [
      labels[k]!,
      numberText(term.hazardRatio),
      intervalText(term.lower, term.upper),
      numberText(term.coefficient),
      numberText(term.standardError),
      pText(term.p),
    ]),
    notes: [model.convention, ...model.terms.map((term, k) => because(labels[k]!, term.because))],
  };
}

function proportionalitySheet(
  tests: readonly ProportionalityTest[],
  transform: TimeTransform | true,
): Sheet {
  return {
    title: "Proportionality of hazards",
    header: testHeader,
    rows: tests.map((test) => testLine(test.covariate === "GLOBAL" ? "all" : test.covariate, test)),
    notes: [
      `Score tests after Grambsch and Therneau, time transformed by ${transform === true ? "km" : transform}; a small p speaks against proportionality.`,
    ],
  };
}

function notProportional(tests: readonly ProportionalityTest[] | null): StatsFinding[] {
  return (tests ?? []).flatMap(({ covariate, p }) =>
    covariate !== "GLOBAL" && p !== null && p < 0.05
      ? [{ kind: "not-proportional" as const, covariate, p }]
      : [],
  );
}

function curvesOf(model: CoxModel, options: CoxCommand): PredictedSurvival[] | null {
  if (options.predict !== undefined)
    return predictedSurvival(model, termValues(model.terms, options.predict, "--predict"));
  return options.baseline === true ? baselineHazard(model) : null;
}

/**
 * One value a term, from `term=value` pairs.
 *
 * @throws {InputError} where a term has no value, or a name is no term
 */
export function termValues(
  terms: readonly { readonly term: string }[],
  given: Readonly<Record<string, number>>,
  where: string,
): number[] {
  const names = terms.map(({ term }) => term);
  const wrong = [
    ...names.filter((name) => given[name] === undefined),
    ...Object.keys(given).filter((name) => !names.includes(name)),
  ];
  if (wrong.length > 0)
    throw new InputError([
      {
        where,
        expected: `a value for each of the terms ${names.join(", ")}`,
        found: Object.keys(given).join(", ") || "none",
        remedy: `Write ${names.map((name) => `${name}=0`).join(",")} with your values; a factor's term is 1 for its level.`,
      },
    ]);
  return names.map((name) => given[name]!);
}

function predictionSheet(
  curve: PredictedSurvival,
  level: number,
  times: readonly number[] | undefined,
): Sheet {
  const rows =
    times?.map((time) => ({ time, j: curve.time.findLastIndex((t) => t <= time) })) ??
    Array.from(curve.time, (time, j) => ({ time, j }));
  return {
    title: `Predicted survival${curve.stratum === "" ? "" : `, stratum ${curve.stratum}`}`,
    header: ["time", "survival", intervalHeader(level), "cumulative hazard", "SE"],
    rows: rows.map(({ time, j }) =>
      j === -1
        ? [numberText(time), "1.000", "", "0", ""]
        : [
            numberText(time),
            shareText(curve.survival[j]),
            intervalText(curve.lower[j], curve.upper[j], shareText),
            numberText(curve.cumulativeHazard[j]),
            numberText(curve.standardError[j]),
          ],
    ),
    notes: [curve.convention],
  };
}

interface ResidualTable {
  readonly kind: Residuals;
  readonly columns: readonly string[];
  /** Line of the file, or time of the event for Schoenfeld's. */
  readonly by: "row" | "time";
  readonly rows: readonly (readonly number[])[];
}

function residualsOf(model: CoxModel, kind: Residuals, lines: readonly number[]): ResidualTable {
  const terms = model.terms.map(({ term }) => term);
  const p = terms.length;
  const table = (keys: ArrayLike<number>, values: Float64Array, width: number): number[][] =>
    Array.from(keys, (key, i) => [key, ...values.subarray(i * width, (i + 1) * width)]);
  switch (kind) {
    case "martingale":
      return {
        kind,
        by: "row",
        columns: [kind],
        rows: table(lines, martingaleResiduals(model), 1),
      };
    case "deviance":
      return { kind, by: "row", columns: [kind], rows: table(lines, devianceResiduals(model), 1) };
    case "dfbeta":
      return { kind, by: "row", columns: terms, rows: table(lines, dfbetaResiduals(model), p) };
    case "score":
      return { kind, by: "row", columns: terms, rows: table(lines, scoreResiduals(model), p) };
    case "schoenfeld": {
      const { time, residual } = schoenfeldResiduals(model);
      return { kind, by: "time", columns: terms, rows: table(time, residual, p) };
    }
  }
}

function residualSheet({ kind, by, columns, rows }: ResidualTable): Sheet {
  return {
    title: `Residuals: ${kind}`,
    header: [by, ...columns],
    rows: rows.map((row) => row.map(numberText)),
    notes: [by === "row" ? "Row: line of the file, the header being line 1." : null],
  };
}

interface ConcordanceCommand extends FollowUpOptions {
  readonly score: string;
  readonly weighting: "harrell" | "uno";
  readonly strata?: readonly string[];
  readonly cluster?: string;
}

export const concordanceAnswer: Compute<ConcordanceCommand> = (data, options) => {
  const { strata = [], cluster } = options;
  const { rows, followUp } = followUpColumns(data!, options, [options.score, ...strata, cluster]);
  const result: Concordance = concordance(followUp, rows.numbers(options.score), {
    weighting: options.weighting,
    ...(strata.length > 0 ? { strata: jointLabels(rows, strata) } : {}),
    ...(cluster === undefined ? {} : { cluster: [...rows.texts(cluster)] }),
  });
  return {
    data: rows.use,
    results: { ...result },
    sheets: [
      {
        title: `Concordance of ${options.score}`,
        header: ["", "C", "SE", "concordant", "discordant", "tied score"],
        rows: [
          [
            "",
            shareText(result.concordance),
            shareText(result.standardError),
            numberText(result.concordant),
            numberText(result.discordant),
            numberText(result.tiedScore),
          ],
        ],
        notes: [
          result.convention,
          "Above 0.5: the higher score fails earlier.",
          because("C", result.because),
        ],
      },
    ],
  };
};
