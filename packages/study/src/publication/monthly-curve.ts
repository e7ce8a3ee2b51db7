import type { IncidencePoints } from "../results/competing-risks-results.ts";
import type { CurvePoints } from "../results/study-results.ts";

/** A survival curve read at whole months, so that no subject's day can be told from a step; without counts of each day. */
export function monthlyCurve(curve: CurvePoints): CurvePoints {
  const rows = monthlyRows(curve.months);
  return {
    months: rows.map(({ month }) => month),
    survival: rows.map(({ row }) => curve.survival[row] ?? 1),
    lower: rows.map(({ row }) => (row < 0 ? 1 : (curve.lower[row] ?? null))),
    upper: rows.map(({ row }) => (row < 0 ? 1 : (curve.upper[row] ?? null))),
    atRisk: [],
    events: [],
    censored: [],
  };
}

/** Cumulative incidences likewise. */
export function monthlyIncidence(curve: IncidencePoints): IncidencePoints {
  const rows = monthlyRows(curve.months);
  return {
    months: rows.map(({ month }) => month),
    incidence: rows.map(({ row }) => curve.incidence[row] ?? 0),
    lower: rows.map(({ row }) => (row < 0 ? 0 : (curve.lower[row] ?? null))),
    upper: rows.map(({ row }) => (row < 0 ? 0 : (curve.upper[row] ?? null))),
    competingIncidence: rows.map(({ row }) => curve.competingIncidence[row] ?? 0),
    censored: [],
  };
}

/** For each whole month up to the end the last row at or before it; -1 before the first. */
function monthlyRows(
  months: readonly number[],
): readonly { readonly month: number; readonly row: number }[] {
  const last = months.at(-1);
  if (last === undefined) return [];
  return Array.from({ length: Math.floor(last) + 1 }, (_, month) => ({
    month,
    row: months.findLastIndex((each) => each <= month),
  }));
}
