import { linkAt, type BinomialData } from "./binomial-likelihood.ts";

/** Probability of every row. */
export function fittedProbabilities(
  { n, p, x, link }: BinomialData,
  beta: Float64Array,
): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += x[i * p + j]! * beta[j]!;
    return Math.exp(linkAt(link, eta).logP);
  });
}

/** Area under the receiver operating characteristic, ties half; null where all outcomes are the same. */
export function areaUnder(fitted: Float64Array, events: Float64Array): number | null {
  const order = Uint32Array.from(fitted.keys()).sort((a, b) => fitted[a]! - fitted[b]!);
  let [pairs, yes, no] = [0, 0, 0];
  for (let i = 0; i < order.length;) {
    let end = i;
    let [tiedYes, tiedNo] = [0, 0];
    for (; end < order.length && fitted[order[end]!] === fitted[order[i]!]; end++)
      if (events[order[end]!]) tiedYes++;
      else tiedNo++;
    pairs += tiedYes * (no + tiedNo / 2);
    yes += tiedYes;
    no += tiedNo;
    i = end;
  }
  return yes > 0 && no > 0 ? pairs / (yes * no) : null;
}

/** Brier score. */
export function meanSquare(fitted: Float64Array, events: Float64Array): number {
  return fitted.reduce((sum, f, i) => sum + (f - events[i]!) ** 2, 0) / fitted.length;
}
