import {
  type BinomialLink,
  type BinomialOutcome,
  doseResponse,
  firthLogisticRegression,
  logisticRegression,
  predictedProbability,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import type { Compute, Sheet } from "./answer.ts";
import { covariatesOf, eventsOf, namedColumn, numbersFrom } from "./columns.ts";
import { type CompleteRows, completeRows, throwWhere } from "./complete-rows.ts";
import { termValues } from "./cox.ts";
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

interface LogisticCommand {
  readonly outcome: string;
  readonly trials?: string;
  readonly covariates: readonly string[];
  readonly factor: readonly string[];
  readonly link: BinomialLink;
  readonly level: number;
  readonly firth?: boolean;
  readonly doseResponse?: string;
  readonly predict?: Readonly<Record<string, number>>;
}

export const logisticAnswer: Compute<LogisticCommand> = (data, options) => {
  const { level, link } = options;
  const outcomeColumn = namedColumn(data!, options.outcome, "=");
  const factors = options.factor.map((text) => namedColumn(data!, text, ":"));
  const rows = completeRows(data!, [
    outcomeColumn.column,
    options.trials,
    ...options.covariates,
    ...factors.map(({ column }) => column),
  ]);
  const outcome: BinomialOutcome =
    options.trials === undefined
      ? { events: eventsOf(rows, outcomeColumn, "--outcome") }
      : groupedOutcome(rows, outcomeColumn.column, options.trials);
  const { covariates, labels } = covariatesOf(rows, options.covariates, factors);
  const names = ["(Intercept)", ...labels];
  if (options.firth === true) {
    if (link === "probit") throw new UsageError("--firth goes with the logit link only.");
    const model = firthLogisticRegression(outcome, covariates, { level });
    return {
      data: rows.use,
      results: { ...model },
      sheets: [firthSheet("Logistic regression with Firth's penalty", "OR", model, names, level)],
    };
  }
  const whole = logisticRegression(outcome, covariates, { link, level });
  const { fitted: _, ...model } = whole;
  const dose = options.doseResponse;
  if (dose !== undefined && !options.covariates.includes(dose))
    throw new InputError([
      {
        where: "--dose-response",
        expected: "one of the covariates",
        found: `“${dose}”`,
        remedy: `Name the column of the dose: ${options.covariates.join(" or ") || "add it with --covariates"}.`,
      },
    ]);
  const others = options.predict ?? {};
  const response = dose === undefined ? null : doseResponse(whole, dose, others);
  const predicted =
    options.predict === undefined || dose !== undefined
      ? null
      : predictedProbability(whole, termValues(model.terms.slice(1), options.predict, "--predict"));
  const isLogit = link === "logit";
  const interval = intervalHeader(level);
  const sheets: Sheet[] = [
    {
      title: `${isLogit ? "Logistic" : "Probit"} regression: ${model.n} rows`,
      header: [
        "",
        ...(isLogit ? ["OR", `${interval}, profile`] : [`${interval}, profile`]),
        "coefficient",
        "SE",
        "p",
      ],
      rows: model.terms.map((term, k) => [
        names[k]!,
        ...(isLogit
          ? [numberText(term.oddsRatio), intervalText(term.profileLower, term.profileUpper)]
          : [intervalText(term.coefficientProfileLower, term.coefficientProfileUpper)]),
        numberText(term.coefficient),
        numberText(term.standardError),
        pText(term.p),
      ]),
      notes: [
        `${model.convention}; p from Wald's test`,
        ...model.terms.map((term, k) => because(names[k]!, term.because)),
      ],
    },
    {
      title: "Model",
      header: testHeader,
      rows: [testLine("likelihood ratio", model.likelihoodRatio)],
      notes: [
        `AIC ${numberText(model.akaike)}, deviance ${numberText(model.deviance)} on ${model.residualDegrees} df`,
        model.areaUnderCurve === null
          ? null
          : `Area under the ROC curve ${shareText(model.areaUnderCurve)}, Brier score ${shareText(model.brier)}, both on the data of the fit`,
      ],
    },
  ];
  if (response !== null)
    sheets.push({
      title: `Dose–response of ${dose}`,
      header: ["", "D50", "SE", interval, "γ50"],
      rows: [
        [
          "",
          numberText(response.d50),
          numberText(response.standardError),
          intervalText(response.lower, response.upper),
          numberText(response.gamma50),
        ],
      ],
      notes: [response.convention, because("Dose–response", response.because)],
    });
  if (predicted !== null)
    sheets.push({
      title: "Predicted probability",
      header: ["", "probability", interval],
      rows: [
        [
          "",
          shareText(predicted.probability),
          intervalText(predicted.lower, predicted.upper, shareText),
        ],
      ],
    });
  return {
    data: rows.use,
    results: {
      ...model,
      ...(response === null ? {} : { doseResponse: response }),
      ...(predicted === null ? {} : { predicted }),
    },
    sheets,
    findings: model.findings,
    offersFirth: link === "logit",
  };
};

function groupedOutcome(rows: CompleteRows, column: string, trialsColumn: string): BinomialOutcome {
  const events = numbersFrom(rows, column, 0);
  const trials = numbersFrom(rows, trialsColumn, 0);
  throwWhere(
    events,
    (value, row) => value > trials[row]! || !Number.isInteger(value),
    (row) =>
      rows.trouble(row, column, `a whole number of at most ${trials[row]} trials`, "Correct it."),
  );
  return { events, trials };
}
