import { equalPrecisionCritical, hallWellnerCritical } from "./band-critical-value.ts";
import { checkLevel } from "./follow-up.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { StatisticsError } from "./statistics-error.ts";

/** A simultaneous confidence band of a survival curve over a range of times. */
export interface ConfidenceBand {
  readonly time: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Multiple of the width that makes the band simultaneous. */
  readonly critical: number;
  readonly from: number;
  readonly to: number;
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `confidenceBand`. */
export interface ConfidenceBandOptions {
  readonly type?: "hall-wellner" | "equal-precision";
  readonly transformation?: "plain" | "log-log" | "arcsine";
  readonly level?: number;
  /** Range; from the first to the last event with S strictly between 0 and 1 where not given. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Simultaneous confidence band of a Kaplan–Meier curve.
 *
 * With case weights the size of the group in the Hall–Wellner band is their sum, so that whole weights give
 * the band of the repeated rows. Under delayed entry the group has no one size, and that band is refused; the
 * equal-precision band depends on the ratio of two variances only and remains.
 *
 * @param curve from `kaplanMeier`
 * @param options type (Hall–Wellner), transformation (log-log), level, range
 * @returns limits at the event times in the range; empty with a reason where no event lies in it
 * @throws StatisticsError for a range that is not ascending, and for a Hall–Wellner band under delayed entry
 *
 * Source: Hall and Wellner (1980), Nair (1984); Klein and Moeschberger (2003) § 4.4.
 */
export function confidenceBand(
  curve: SurvivalCurve,
  options: ConfidenceBandOptions = {},
): ConfidenceBand {
  const level = checkLevel("confidenceBand", options.level ?? curve.level);
  const type = options.type ?? "hall-wellner";
  const transformation = options.transformation ?? "log-log";
  const { from = -Infinity, to = Infinity } = options;
  if (!(from <= to))
    throw new StatisticsError("confidenceBand", "from at most to", `${from}, ${to}`, "Swap them.");
  const rows: number[] = [];
  for (let j = 0; j < curve.time.length; j++) {
    const s = curve.survival[j]!;
    if (curve.event[j]! > 0 && s > 0 && s < 1 && curve.time[j]! >= from && curve.time[j]! <= to)
      rows.push(j);
  }
  const convention = `${type} band, ${transformation}, ${100 * level} %`;
  const first = rows[0];
  if (first === undefined)
    return {
      time: new Float64Array(),
      lower: new Float64Array(),
      upper: new Float64Array(),
      critical: 0,
      from,
      to,
      because: "no event with a survival between 0 and 1 in the range",
      convention,
    };
  const n = groupSize(curve);
  if (type === "hall-wellner" && curve.atRisk[0]! < n * (1 - 1e-9))
    throw new StatisticsError(
      "confidenceBand",
      "everybody at risk from the first time on, as the Hall–Wellner band is drawn for a group of fixed size",
      `delayed entry: ${curve.atRisk[0]} of ${n} at risk at ${curve.time[0]}`,
      'Choose type "equal-precision", whose width does not depend on the size.',
    );
  const share = (j: number): number => {
    const v = n * curve.logStandardError[j]! ** 2;
    return v / (1 + v);
  };
  const low = share(first);
  const high = share(rows[rows.length - 1]!);
  const critical =
    type === "hall-wellner"
      ? hallWellnerCritical(level, low, Math.max(high, low + 1e-9))
      : equalPrecisionCritical(level, low, Math.max(high, low + 1e-9));
  const lower = new Float64Array(rows.length);
  const upper = new Float64Array(rows.length);
  rows.forEach((j, k) => {
    const s = curve.survival[j]!;
    const error = curve.logStandardError[j]!;
    // Half width on the scale of ln S.
    const half =
      type === "hall-wellner"
        ? (critical * (1 + n * error * error)) / Math.sqrt(n)
        : critical * error;
    [lower[k], upper[k]] = limits(s, half, transformation);
  });
  return {
    time: Float64Array.from(rows, (j) => curve.time[j]!),
    lower,
    upper,
    critical,
    from: curve.time[first]!,
    to: curve.time[rows[rows.length - 1]!]!,
    because: null,
    convention,
  };
}

/** The size of the group as the curve counts it: the sum of the weights of all who leave. */
function groupSize({ event, censored }: SurvivalCurve): number {
  let sum = 0;
  for (let j = 0; j < event.length; j++) sum += event[j]! + censored[j]!;
  return sum;
}

function limits(s: number, half: number, transformation: string): [number, number] {
  if (transformation === "plain") return [Math.max(0, s - half * s), Math.min(1, s + half * s)];
  if (transformation === "log-log") {
    const log = Math.log(s);
    const factor = Math.exp(half / log);
    return [Math.exp(log / factor), Math.exp(log * factor)];
  }
  const angle = Math.asin(Math.sqrt(s));
  const step = 0.5 * half * Math.sqrt(s / (1 - s));
  return [
    Math.sin(Math.max(0, angle - step)) ** 2,
    Math.sin(Math.min(Math.PI / 2, angle + step)) ** 2,
  ];
}
