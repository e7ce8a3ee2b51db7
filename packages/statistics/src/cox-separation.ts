import type { CoxData } from "./cox-data.ts";

/**
 * Terms whose coefficient runs off to infinity, with the sign, from the step at which the search stood still.
 *
 * A term belongs where its part of the step is not negligible; coordinates that had converged have steps
 * that vanish.
 *
 * Source: Heinze and Schemper (2001); Albert and Anderson (1984) for the direction of recession.
 */
export function separatedTerms(data: CoxData, step: Float64Array): ("+" | "-" | null)[] {
  const largest = step.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return data.design.terms.map((_, j) => {
    const value = step[j]!;
    if (Math.abs(value) <= 1e-3 * largest) return null;
    return value > 0 ? "+" : "-";
  });
}
