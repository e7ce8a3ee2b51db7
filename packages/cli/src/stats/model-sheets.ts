import type { FirthModel, ModelTest } from "@fiducial/statistics";
import type { Sheet } from "./answer.ts";
import { because, intervalHeader, intervalText, none, numberText, pText } from "./number-text.ts";

export const testHeader = ["test", "χ²", "df", "p"] as const;

/** One test of a model as a row. */
export function testLine(name: string, test: ModelTest | null): string[] {
  if (test === null) return [name, none, none, none];
  return [name, numberText(test.statistic), String(test.degreesOfFreedom), pText(test.p)];
}

/** The terms of a penalised model. */
export function firthSheet(
  title: string,
  ratio: string,
  model: FirthModel,
  labels: readonly string[],
  level: number,
): Sheet {
  return {
    title,
    header: ["", ratio, intervalHeader(level), "coefficient", "SE", "χ²", "p"],
    rows: model.terms.map((term, k) => [
      labels[k]!,
      numberText(term.ratio),
      intervalText(term.lower, term.upper),
      numberText(term.coefficient),
      numberText(term.standardError),
      numberText(term.statistic),
      pText(term.p),
    ]),
    notes: [
      model.convention,
      model.converged ? null : "Not converged: do not use the estimates.",
      ...model.terms.map((term, k) => because(labels[k]!, term.because)),
    ],
  };
}
