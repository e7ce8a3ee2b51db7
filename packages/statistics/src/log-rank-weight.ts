/**
 * Weight of an event time in the log-rank family.
 *
 * log-rank 1; gehan n; tarone-ware √n; peto-peto S̃(t); modified-peto S̃(t)·n/(n + 1), where
 * S̃(t) = Π (1 − d/(n + 1)); Fleming–Harrington S(t−)^ρ (1 − S(t−))^γ with the pooled Kaplan–Meier curve.
 */
export type LogRankWeight =
  | "log-rank"
  | "gehan"
  | "tarone-ware"
  | "peto-peto"
  | "modified-peto"
  | { readonly rho: number; readonly gamma: number };

/** The state of the pooled sample from which the weight of an event time is taken. */
export interface PooledState {
  readonly atRisk: number;
  /** Kaplan–Meier just before the time. */
  readonly survivalBefore: number;
  /** Peto's S̃ including the time. */
  readonly petoSurvival: number;
}

/** Value of the weight at one event time. */
export function weightAt(weight: LogRankWeight, state: PooledState): number {
  if (typeof weight === "object")
    return power(state.survivalBefore, weight.rho) * power(1 - state.survivalBefore, weight.gamma);
  switch (weight) {
    case "log-rank":
      return 1;
    case "gehan":
      return state.atRisk;
    case "tarone-ware":
      return Math.sqrt(state.atRisk);
    case "peto-peto":
      return state.petoSurvival;
    case "modified-peto":
      return (state.petoSurvival * state.atRisk) / (state.atRisk + 1);
  }
}

function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : base ** exponent;
}

/** Name of the weight for a convention line. */
export function describeWeight(weight: LogRankWeight): string {
  return typeof weight === "object"
    ? `Fleming–Harrington(${weight.rho}, ${weight.gamma})`
    : {
        "log-rank": "log-rank",
        gehan: "Gehan–Breslow",
        "tarone-ware": "Tarone–Ware",
        "peto-peto": "Peto–Peto",
        "modified-peto": "modified Peto–Peto",
      }[weight];
}
