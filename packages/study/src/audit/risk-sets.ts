/**
 * What Kaplan–Meier can give: a product of factors 1 − 1/r, one an event, over risk sets r that fall by at
 * least one from event to event. Two events at one time with r at risk give (r − 2)/r, which is the same
 * product over r and r − 1, so ties need no case of their own.
 */

/** Cohorts beyond which the least number censored is not searched for: it is said to be one at least. */
const largestSearched = 1000;

/** Search steps after which an enumeration gives up. */
const mostSteps = 2_000_000;

/** Sequences beyond which they tell nothing, and are not kept. */
const mostSequences = 1_000;

/**
 * The sequences of risk-set sizes, at most n and strictly falling, whose product lies between two shares.
 *
 * @param mostEvents how many events there may be
 * @returns null where there are too many to enumerate
 *
 * @example
 * riskSetsGiving({ low: 0.8565, high: 0.8575 }, 13, 2); // [[7]]
 */
export function riskSetsGiving(
  { low, high }: { readonly low: number; readonly high: number },
  n: number,
  mostEvents: number,
): number[][] | null {
  const found: number[][] = [];
  const sequence: number[] = [];
  let steps = 0;
  const tooMany = (): boolean => steps > mostSteps || found.length > mostSequences;
  const extend = (product: number, largest: number): void => {
    steps++;
    if (tooMany()) return;
    if (product >= low && product <= high) found.push([...sequence]);
    if (sequence.length === mostEvents) return;
    for (let atRisk = largest; atRisk >= 1; atRisk--) {
      const next = product * (1 - 1 / atRisk);
      if (next < low || tooMany()) break;
      sequence.push(atRisk);
      extend(next, atRisk - 1);
      sequence.pop();
    }
  };
  extend(1, n);
  return tooMany() ? null : found;
}

/**
 * Whether Kaplan–Meier of n patients can give a share at all, by however many events: the first of them leaves at most
 * 1 − 1/n, so that 99 % of 40 is impossible.
 *
 * @example
 * canGive({ low: 0.9895, high: 0.9905 }, 40); // false
 */
export function canGive(
  share: { readonly low: number; readonly high: number },
  n: number,
): boolean {
  return productsInto(share)(1, n);
}

/**
 * Tells whether a product of Kaplan–Meier factors can fall into a range, with at most so many at risk at its next event;
 * what takes too many steps to tell is taken for possible.
 */
function productsInto({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): (product: number, mostAtRisk: number) => boolean {
  let steps = 0;
  const reaches = (product: number, largest: number): boolean => {
    if (++steps > mostSteps) return true;
    if (product <= high) return product >= low;
    for (let atRisk = largest; atRisk >= 1; atRisk--) {
      const next = product * (1 - 1 / atRisk);
      if (next < low) return false;
      if (reaches(next, atRisk - 1)) return true;
    }
    return false;
  };
  return reaches;
}

/**
 * The least number at risk after the first of two times that lets survival fall from the one printed rate to
 * the other. A bound that holds whatever happened: no smaller number can give the second rate.
 */
export function leastAtRiskBetween(
  before: { readonly low: number; readonly high: number },
  after: { readonly low: number; readonly high: number },
  n: number,
): number {
  const low = after.low / before.high;
  const high = after.high / before.low;
  if (high >= 1) return 0;
  const reaches = productsInto({ low, high });
  for (let atRisk = 1; atRisk <= n; atRisk++) {
    const first = 1 - 1 / atRisk;
    if (first >= low && reaches(first, atRisk - 1)) return atRisk;
  }
  return n;
}

/**
 * The least number that must have been censored before a time for the printed rate to come out, and the
 * multiples of 1/n nearest to it.
 *
 * @returns `censored` is 0 to 2, or 3 for three or more
 */
export function leastCensored(
  { low, high }: { readonly low: number; readonly high: number },
  n: number,
): { readonly censored: number; readonly nearest: readonly number[] } {
  const below = Math.floor(((low + high) / 2) * n);
  const nearest = [below / n, Math.min(n, below + 1) / n];
  const hits = (value: number): boolean => value >= low && value <= high;
  if (nearest.some(hits)) return { censored: 0, nearest };
  if (n > largestSearched) return { censored: 1, nearest };
  // The product after j events of n, then k events more of the n − 1 − j left, and so on.
  for (let first = 0; first < n; first++) {
    const left = (n - first) / n;
    const under = n - first - 1;
    for (let more = 0; more <= under; more++)
      if (under > 0 && hits((left * (under - more)) / under)) return { censored: 1, nearest };
  }
  for (let first = 0; first < n; first++) {
    const left = (n - first) / n;
    const under = n - first - 1;
    for (let second = 0; second < under; second++) {
      const then = (left * (under - second)) / under;
      const last = under - second - 1;
      if (last <= 0 || then < low) continue;
      const events = Math.round(last * (1 - (low + high) / 2 / then));
      if (events >= 0 && events <= last && hits((then * (last - events)) / last))
        return { censored: 2, nearest };
    }
  }
  return { censored: 3, nearest };
}
