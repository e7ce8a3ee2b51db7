import type { FirthModel } from "../../src/index.ts";
import type { Closeness } from "../closeness.ts";

export function compareFirth(model: FirthModel, e: any, check: Closeness): void {
  const column = <K extends keyof FirthModel["terms"][number]>(name: K) =>
    model.terms.map((t) => t[name]);
  check.same("firth", column("coefficient"), e.coef);
  check.same("firth error", column("standardError"), e.seWald);
  if (e.hr) check.same("firth ratio", column("ratio"), e.hr);
  check.same("firth lower", column("coefficientLower"), e.profileLower);
  check.same("firth upper", column("coefficientUpper"), e.profileUpper);
  const ratios = (values: readonly unknown[]) =>
    values.map((value) => (typeof value === "number" ? Math.exp(value) : value));
  check.same("firth ratio's lower", column("lower"), ratios(e.profileLower));
  check.same("firth ratio's upper", column("upper"), ratios(e.profileUpper));
  check.same("firth p", column("p"), e.penalizedLRTp);
  check.same("firth likelihood", model.penalizedLogLikelihood.model, e.penalizedLoglik);
  check.same("firth null", model.penalizedLogLikelihood.null, e.penalizedLoglikNull);
}
