import type { CauseTable } from "./cause-table.ts";

/**
 * What `addGrayStratum` adds where there are two groups, the most frequent case, with nothing in arrays.
 *
 * The names are those of the general recursion; only the first group's row is carried, as the second's is
 * its negative.
 *
 * Source: Gray (1988); R cmprsk 2.2-11, routine `crst`.
 */
export function addGrayTwoGroups(
  tables: readonly CauseTable[],
  cause: number,
  rho: number,
  into: { score: Float64Array; variance: Float64Array },
): void {
  const [first, second] = tables as readonly [CauseTable, CauseTable];
  const timeA = first.time;
  const timeB = second.time;
  const ownA = ownEvents(first, cause);
  const ownB = ownEvents(second, cause);
  const otherA = otherEvents(first, cause);
  const otherB = otherEvents(second, cause);
  const censoredA = first.censored;
  const censoredB = second.censored;
  let [nA, nB] = [first.n, second.n];
  let [beforeA, beforeB] = [1, 1];
  let [incidenceA, incidenceB, pooled] = [0, 0, 0];
  let [cA, cB, v2A, v2B, v3A, v3B] = [0, 0, 0, 0, 0, 0];
  let [score, variance] = [0, 0];
  let [i, j] = [0, 0];
  while (i < timeA.length || j < timeB.length) {
    const a = i < timeA.length ? timeA[i]! : Infinity;
    const b = j < timeB.length ? timeB[j]! : Infinity;
    let d1A = 0;
    let d1B = 0;
    let d2A = 0;
    let d2B = 0;
    let leftA = 0;
    let leftB = 0;
    if (a <= b) {
      d1A = ownA[i]!;
      d2A = otherA[i]!;
      leftA = d1A + d2A + censoredA[i]!;
      i++;
    }
    if (b <= a) {
      d1B = ownB[j]!;
      d2B = otherB[j]!;
      leftB = d1B + d2B + censoredB[j]!;
      j++;
    }
    let afterA = beforeA;
    let afterB = beforeB;
    if (d1A + d2A > 0) afterA = (beforeA * (nA - d1A - d2A)) / nA;
    if (d1B + d2B > 0) afterB = (beforeB * (nB - d1B - d2B)) / nB;
    const d1 = d1A + d1B;
    if (d1 > 0) {
      const shareA = nA > 0 ? nA / beforeA : 0;
      const shareB = nB > 0 ? nB / beforeB : 0;
      const tr = shareA + shareB;
      const atRiskA = shareA * (1 - incidenceA);
      const tq = atRiskA + shareB * (1 - incidenceB);
      const weight = rho === 0 ? 1 : (1 - pooled) ** rho;
      // Both elements of the first row have this size, the second with the other sign.
      const size = (weight * shareA * shareB) / tr;
      const step = d1 / (tr * (1 - pooled));
      cA += size * step;
      cB -= size * step;
      score += weight * (d1A - (d1 * atRiskA) / tq);
      pooled += d1 / tr;
      if (d1A > 0) incidenceA += d1A / shareA;
      if (d1B > 0) incidenceB += d1B / shareB;
      if (nA > 0) {
        const t4 = afterA > 0 ? 1 - (1 - pooled) / afterA : 1;
        const t5 = d1 > 1 ? 1 - (d1 - 1) / (tr * beforeA - 1) : 1;
        const t3 = (t5 * d1) / (tr * shareA);
        const t1 = size - t4 * cA;
        v3A += t4 * t4 * t3;
        v2A += t1 * t4 * t3;
        variance += t1 * t1 * t3;
      }
      if (nB > 0) {
        const t4 = afterB > 0 ? 1 - (1 - pooled) / afterB : 1;
        const t5 = d1 > 1 ? 1 - (d1 - 1) / (tr * beforeB - 1) : 1;
        const t3 = (t5 * d1) / (tr * shareB);
        const t1 = -size - t4 * cB;
        v3B += t4 * t4 * t3;
        v2B += t1 * t4 * t3;
        variance += t1 * t1 * t3;
      }
    }
    if (d2A > 0 && afterA > 0) {
      const t4 = (1 - pooled) / afterA;
      const t3 = (competing(d2A, nA) * beforeA * beforeA * d2A) / (nA * nA);
      const t1 = t4 * cA;
      v3A += t4 * t4 * t3;
      v2A -= t1 * t4 * t3;
      variance += t1 * t1 * t3;
    }
    if (d2B > 0 && afterB > 0) {
      const t4 = (1 - pooled) / afterB;
      const t3 = (competing(d2B, nB) * beforeB * beforeB * d2B) / (nB * nB);
      const t1 = t4 * cB;
      v3B += t4 * t4 * t3;
      v2B -= t1 * t4 * t3;
      variance += t1 * t1 * t3;
    }
    nA -= leftA;
    nB -= leftB;
    beforeA = afterA;
    beforeB = afterB;
  }
  into.score[0]! += score;
  into.variance[0]! += variance + cA * cA * v3A + 2 * cA * v2A + (cB * cB * v3B + 2 * cB * v2B);
}

function competing(events: number, atRisk: number): number {
  return events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
}

function ownEvents(table: CauseTable, cause: number): Float64Array {
  return table.event[cause] ?? new Float64Array(table.time.length);
}

/** Events of all other causes. */
function otherEvents(table: CauseTable, cause: number): Float64Array {
  const others = table.event.filter((_, k) => k !== cause);
  if (others.length === 1) return others[0]!;
  const sum = new Float64Array(table.time.length);
  for (const counts of others) for (let j = 0; j < sum.length; j++) sum[j]! += counts[j]!;
  return sum;
}
