import type { CauseTable } from "./cause-table.ts";
import { addGrayTwoGroups } from "./gray-two-groups.ts";

/**
 * Adds one stratum's scores and covariance of Gray's test.
 *
 * One forward pass over the distinct times of all groups; a time costs O(groups²), O(groups³) where the
 * cause occurs in it.
 *
 * Source: Gray (1988); the recursion is that of R cmprsk 2.2-11, routine `crst`.
 */
export function addGrayStratum(
  tables: readonly CauseTable[],
  k: number,
  rho: number,
  into: { score: Float64Array; variance: Float64Array },
): void {
  const groups = tables.length;
  if (groups === 2) {
    addGrayTwoGroups(tables, k, rho, into);
    return;
  }
  const state = new GrayState(tables);
  const { c, a, d1, d2, shares } = state;
  for (;;) {
    if (!state.next(k)) break;
    const { total1 } = state;
    const { atRisk, before, after, incidenceBefore } = state;
    if (total1 === 0) {
      // Only other causes: the curves move, the comparison does not.
      for (let g = 0; g < groups; g++)
        if (d2[g]! > 0) after[g] = (before[g]! * (atRisk[g]! - d2[g]!)) / atRisk[g]!;
      state.addCompeting(d2, into.variance);
      state.leave();
      continue;
    }
    let tr = 0;
    let tq = 0;
    for (let g = 0; g < groups; g++) {
      shares[g] = 0;
      if (atRisk[g]! <= 0) continue;
      const died = d1[g]! + d2[g]!;
      const share = atRisk[g]! / before[g]!;
      if (died > 0) {
        after[g] = (atRisk[g]! - died) / share;
        state.incidence[g] = incidenceBefore[g]! + d1[g]! / share;
      }
      shares[g] = share;
      tr += share;
      tq += share * (1 - incidenceBefore[g]!);
    }
    const pooledBefore = state.pooled;
    state.pooled += total1 / tr;
    const weight = rho === 0 ? 1 : (1 - pooledBefore) ** rho;
    const step = total1 / (tr * (1 - pooledBefore));
    const inverse = weight / tr;
    // The last group's row follows from the others and is not needed.
    for (let i = 0; i < groups - 1; i++) {
      const share = shares[i]!;
      for (let j = 0; j < groups; j++) {
        const value = i === j ? inverse * share * (tr - share) : -inverse * share * shares[j]!;
        a[i * groups + j] = value;
        c[i * groups + j]! += value * step;
      }
      into.score[i]! += weight * (d1[i]! - (total1 * share * (1 - incidenceBefore[i]!)) / tq);
    }
    state.addVariance(d2, total1, tr, into.variance);
    state.leave();
  }
  state.finish(into.variance);
}

class GrayState {
  readonly tables: readonly CauseTable[];
  readonly groups: number;
  readonly row: Uint32Array;
  readonly atRisk: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly incidenceBefore: Float64Array;
  readonly incidence: Float64Array;
  readonly left: Float64Array;
  /** At risk over event-free probability. */
  readonly shares: Float64Array;
  readonly d1: Float64Array;
  readonly d2: Float64Array;
  readonly c: Float64Array;
  readonly a: Float64Array;
  readonly v2: Float64Array;
  readonly v3: Float64Array;
  pooled = 0;
  /** Events of the cause at the current time, over all groups. */
  total1 = 0;

  constructor(tables: readonly CauseTable[]) {
    const groups = tables.length;
    this.tables = tables;
    this.groups = groups;
    this.row = new Uint32Array(groups);
    this.atRisk = Float64Array.from(tables, (table) => table.n);
    this.before = new Float64Array(groups).fill(1);
    this.after = new Float64Array(groups).fill(1);
    this.incidenceBefore = new Float64Array(groups);
    this.incidence = new Float64Array(groups);
    this.left = new Float64Array(groups);
    this.shares = new Float64Array(groups);
    this.d1 = new Float64Array(groups);
    this.d2 = new Float64Array(groups);
    this.c = new Float64Array(groups * groups);
    this.a = new Float64Array(groups * groups);
    this.v2 = new Float64Array(groups * groups);
    this.v3 = new Float64Array(groups);
  }

  /** Counts at the next time with an event; times with censorings only are passed over. */
  next(k: number): boolean {
    const { groups, row, tables, d1, d2, left } = this;
    for (;;) {
      let time = Infinity;
      for (let g = 0; g < groups; g++) {
        const t = tables[g]!.time[row[g]!];
        if (t !== undefined && t < time) time = t;
      }
      if (time === Infinity) return false;
      let total1 = 0;
      let total2 = 0;
      for (let g = 0; g < groups; g++) {
        const table = tables[g]!;
        d1[g] = 0;
        d2[g] = 0;
        left[g] = 0;
        const j = row[g]!;
        if (table.time[j] !== time) continue;
        row[g]!++;
        for (let cause = 0; cause < table.event.length; cause++) {
          const count = table.event[cause]![j]!;
          if (cause === k) d1[g] = count;
          else d2[g]! += count;
        }
        left[g] = d1[g]! + d2[g]! + table.censored[j]!;
        total1 += d1[g]!;
        total2 += d2[g]!;
      }
      this.total1 = total1;
      if (total1 + total2 > 0) return true;
      for (let g = 0; g < groups; g++) this.atRisk[g]! -= left[g]!;
    }
  }

  addVariance(d2: Float64Array, total1: number, tr: number, variance: Float64Array): void {
    const { groups, atRisk, before, after, a, c, v2, v3, pooled } = this;
    for (let k = 0; k < groups; k++) {
      if (atRisk[k]! <= 0) continue;
      const t4 = after[k]! > 0 ? 1 - (1 - pooled) / after[k]! : 1;
      const t5 = total1 > 1 ? 1 - (total1 - 1) / (tr * before[k]! - 1) : 1;
      const t3 = (t5 * before[k]! * total1) / (tr * atRisk[k]!);
      v3[k]! += t4 * t4 * t3;
      for (let i = 0; i < groups - 1; i++) {
        const t1 = a[i * groups + k]! - t4 * c[i * groups + k]!;
        v2[i * groups + k]! += t1 * t4 * t3;
        for (let j = 0; j <= i; j++)
          variance[i * groups + j]! += t1 * (a[j * groups + k]! - t4 * c[j * groups + k]!) * t3;
      }
    }
    this.addCompeting(d2, variance);
  }

  addCompeting(d2: Float64Array, variance: Float64Array): void {
    const { groups, atRisk, before, after, c, v2, v3, pooled } = this;
    for (let k = 0; k < groups; k++) {
      if (d2[k] === 0 || !(after[k]! > 0)) continue;
      const t4 = (1 - pooled) / after[k]!;
      const t5 = d2[k]! > 1 ? 1 - (d2[k]! - 1) / (atRisk[k]! - 1) : 1;
      const t3 = (t5 * before[k]! * before[k]! * d2[k]!) / (atRisk[k]! * atRisk[k]!);
      v3[k]! += t4 * t4 * t3;
      for (let i = 0; i < groups - 1; i++) {
        const t1 = t4 * c[i * groups + k]!;
        v2[i * groups + k]! -= t1 * t4 * t3;
        for (let j = 0; j <= i; j++) variance[i * groups + j]! += t1 * t4 * c[j * groups + k]! * t3;
      }
    }
  }

  leave(): void {
    const { groups, atRisk, left, before, after, incidenceBefore, incidence } = this;
    for (let g = 0; g < groups; g++) {
      atRisk[g]! -= left[g]!;
      before[g] = after[g]!;
      incidenceBefore[g] = incidence[g]!;
    }
  }

  finish(variance: Float64Array): void {
    const { groups, c, v2, v3 } = this;
    for (let i = 0; i < groups - 1; i++)
      for (let j = 0; j <= i; j++)
        for (let k = 0; k < groups; k++) {
          const ci = c[i * groups + k]!;
          const cj = c[j * groups + k]!;
          variance[i * groups + j]! +=
            ci * cj * v3[k]! + ci * v2[j * groups + k]! + cj * v2[i * groups + k]!;
        }
  }
}
