/**
 * Something about a fit that its reader must know.
 *
 * "separation": the likelihood rises for ever in the named direction, so these coefficients have no finite
 * estimate (`remedy` null where the model has no penalised form here); "aliased": these terms are combinations of earlier ones; "few-events": fewer than ten events a
 * term; "not-converged": the search stopped before the maximum.
 */
export type StatisticsFinding =
  | {
      readonly kind: "separation";
      readonly terms: readonly { readonly term: string; readonly direction: "+" | "-" }[];
      readonly remedy: "firth" | null;
    }
  | { readonly kind: "aliased"; readonly terms: readonly string[] }
  | {
      readonly kind: "few-events";
      readonly events: number;
      readonly terms: number;
      readonly eventsPerTerm: number;
    }
  | { readonly kind: "no-events" }
  | { readonly kind: "not-converged"; readonly iterations: number };

/**
 * What a parametric model can say besides.
 *
 * "zero-scale": it goes through the time of every event, so that its scale goes to 0 and its likelihood to
 * infinity.
 */
export type ParametricFinding = StatisticsFinding | { readonly kind: "zero-scale" };
