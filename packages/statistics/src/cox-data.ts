import { designMatrix, scaledRows, type Covariate, type Design } from "./design.ts";
import { joinAscending } from "./false-ties.ts";
import { checkFollowUp, finiteNumbers, joinFollowUps, type FollowUp } from "./follow-up.ts";
import { sortAscending, sortOrder } from "./sort-order.ts";
import { firstAtLeast } from "./step-function.ts";
import { StatisticsError } from "./statistics-error.ts";

/**
 * Follow-up and covariates sorted for the partial likelihood.
 *
 * Rows ascend by stratum, then time, events before censorings. Covariates are centred and scaled.
 */
export interface CoxData {
  readonly n: number;
  readonly p: number;
  readonly design: Pick<Design, "terms" | "covariates">;
  /** Row in the caller's order of each sorted row. */
  readonly order: Uint32Array;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly entry: Float64Array | null;
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
  /** n × p, by sorted rows: (x − centre)/scale. */
  readonly x: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Largest |x| of each scaled column. */
  readonly reach: Float64Array;
  readonly strata: readonly Stratum[];
  /** Distinct event times over all strata, stratum after stratum. */
  readonly deaths: {
    readonly time: Float64Array;
    /** First sorted row with that time; `count` events start there. */
    readonly first: Uint32Array;
    readonly count: Uint32Array;
  };
  /** Number of event times (over all strata) up to a row's time, and up to its entry. */
  readonly until: Uint32Array;
  readonly from: Uint32Array;
}

/** One stratum's stretch of sorted rows and of event times. */
export interface Stratum {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly firstDeath: number;
  readonly endDeath: number;
  /** Its rows by entry, latest first; null without delayed entry. */
  readonly byEntry: Uint32Array | null;
}

/** Options that shape the data of a Cox model. */
export interface CoxDataOptions {
  readonly strata?: ArrayLike<string | number>;
  readonly offset?: ArrayLike<number>;
  readonly joinFalseTies?: boolean;
}

/**
 * Checks, joins false ties, sorts and scales.
 *
 * @throws StatisticsError for unusable follow-up, covariates, strata or offset
 */
export function coxData(
  where: string,
  followUp: FollowUp,
  covariates: readonly Covariate[],
  options: CoxDataOptions,
): CoxData {
  let checked = checkFollowUp(where, followUp);
  const join = options.joinFalseTies ?? true;
  if (join && checked.entry) checked = joinFollowUps(where, [checked])[0]!;
  const { n } = checked;
  if (n === 0)
    throw new StatisticsError(where, "at least one subject", "none", "Check the selection.");
  if (options.strata && options.strata.length !== n)
    throw new StatisticsError(
      where,
      `${n} strata labels`,
      `${options.strata.length}`,
      "Pass one a subject.",
    );
  const design = designMatrix(where, covariates, n);
  const p = design.terms.length;
  const offset = options.offset ? finiteNumbers(where, "offset", options.offset, n) : null;
  const codes = stratumCodes(options.strata, n);
  const { order, time } = sortedRows(checked.time, checked.event, codes.code, join);
  const { x, centre, scale, reach } = scaledRows(design, order);
  const event = new Uint8Array(n);
  for (let i = 0; i < n; i++) event[i] = checked.event[order[i]!]!;
  const pick = (values: Float64Array | null): Float64Array | null =>
    values ? Float64Array.from(order, (row) => values[row]!) : null;
  const entry = pick(checked.entry);
  return {
    n,
    p,
    design: { terms: design.terms, covariates: design.covariates },
    order,
    time,
    event,
    entry,
    weight: pick(checked.weight),
    offset: pick(offset),
    x,
    centre,
    scale,
    reach,
    ...deathTimes(time, event, entry, order, codes),
  };
}

function stratumCodes(
  strata: ArrayLike<string | number> | undefined,
  n: number,
): { code: Uint32Array | null; labels: string[] } {
  if (!strata) return { code: null, labels: [""] };
  const labels = [...new Set(Array.from(strata, String))].sort((a, b) => (a < b ? -1 : 1));
  const index = new Map(labels.map((label, k) => [label, k]));
  const code = new Uint32Array(n);
  for (let i = 0; i < n; i++) code[i] = index.get(String(strata[i]))!;
  return { code, labels };
}

/** Order by stratum, time, events first, by stable passes; and the times in it, false ties joined. */
function sortedRows(
  time: Float64Array,
  event: Uint8Array,
  code: Uint32Array | null,
  join: boolean,
): { order: Uint32Array; time: Float64Array } {
  const { order, sorted } = sortAscending(time);
  const n = order.length;
  const joined = join && joinAscending(sorted);
  // Events first within a time, and rows in the caller's order.
  const censored = new Uint32Array(n);
  for (let i = 0; i < n;) {
    let end = i + 1;
    const t = sorted[i]!;
    while (end < n && sorted[end] === t) end++;
    if (end - i > 1) {
      if (joined) order.subarray(i, end).sort();
      let at = i;
      let after = 0;
      for (let k = i; k < end; k++) {
        const row = order[k]!;
        const own = event[row]!;
        // Written to both, and overwritten where it does not belong: no branch to mispredict.
        order[at] = row;
        censored[after] = row;
        at += own;
        after += 1 - own;
      }
      for (let k = 0; k < after; k++) order[at + k] = censored[k]!;
    }
    i = end;
  }
  if (!code) return { order, time: sorted };
  const byStratum = sortOrder(Float64Array.from(order, (row) => code[row]!));
  return {
    order: byStratum.map((i) => order[i]!),
    time: Float64Array.from(byStratum, (i) => sorted[i]!),
  };
}

/** Strata, event times, and each row's place among them, of rows in their order. */
export function deathTimes(
  time: Float64Array,
  event: Uint8Array,
  entry: Float64Array | null,
  order: Uint32Array,
  codes: { code: Uint32Array | null; labels: string[] },
): Pick<CoxData, "strata" | "deaths" | "until" | "from"> {
  const n = time.length;
  const times = new Float64Array(n);
  const first = new Uint32Array(n);
  const count = new Uint32Array(n);
  const until = new Uint32Array(n);
  const from = new Uint32Array(n);
  const strata: Stratum[] = [];
  let deaths = 0;
  for (let start = 0; start < n;) {
    const code = codes.code ? codes.code[order[start]!]! : 0;
    const firstDeath = deaths;
    let end = start;
    for (; end < n && (!codes.code || codes.code[order[end]!] === code); end++) {
      if (event[end]) {
        if (deaths > firstDeath && times[deaths - 1] === time[end]) count[deaths - 1]!++;
        else {
          times[deaths] = time[end]!;
          first[deaths] = end;
          count[deaths++] = 1;
        }
      }
      until[end] = deaths;
    }
    const own = times.subarray(firstDeath, deaths);
    let byEntry: Uint32Array | null = null;
    if (entry) {
      const within = entry.slice(start, end);
      byEntry = sortOrder(within).reverse();
      for (let k = 0; k < byEntry.length; k++) byEntry[k]! += start;
    }
    if (entry) for (let i = start; i < end; i++) from[i] = firstDeath + firstAfter(own, entry[i]!);
    else if (firstDeath > 0) from.fill(firstDeath, start, end);
    strata.push({ label: codes.labels[code]!, start, end, firstDeath, endDeath: deaths, byEntry });
    start = end;
  }
  return {
    strata,
    deaths: {
      time: times.slice(0, deaths),
      first: first.slice(0, deaths),
      count: count.slice(0, deaths),
    },
    until,
    from,
  };
}

/** How many ascending values are at most `value`. */
function firstAfter(ascending: Float64Array, value: number): number {
  let index = firstAtLeast(ascending, value);
  while (index < ascending.length && ascending[index] === value) index++;
  return index;
}
