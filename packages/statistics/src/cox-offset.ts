import type { CoxData } from "./cox-data.ts";
import { coxLikelihood } from "./cox-likelihood.ts";
import { choleskyInPlace } from "./linear-algebra.ts";

/**
 * Spread of offsets from which on they drown the terms: e^−20 is the share by which the likelihood must still
 * rise for a search to go on, and from e^−36 on the smaller of two hazards vanishes in the sum of both.
 */
const DROWNING = 20;

/** How far the offsets of the rows that weigh anything lie apart, where that is far enough to drown terms; else null. */
export function drowningOffset({ offset, weight }: CoxData): number | null {
  if (!offset) return null;
  let [least, most] = [Infinity, -Infinity];
  offset.forEach((value, i) => {
    if (weight && weight[i] === 0) return;
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  return most - least > DROWNING ? most - least : null;
}

/** Why a term has no estimate beside such an offset. */
export function drowned(spread: number): string {
  return `no estimate can be found beside an offset that spreads over ${Number(spread.toPrecision(3))} on the logarithm of the hazard, which drowns the term; check the unit of the offset`;
}

/** Terms that are combinations of earlier ones whatever the offset. */
export function aliasedWithoutOffset(data: CoxData): boolean[] {
  const { information } = coxLikelihood({ ...data, offset: null }, new Float64Array(data.p), false);
  return choleskyInPlace(information, data.p, 1e-11);
}
