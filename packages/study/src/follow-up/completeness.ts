import { kaplanMeier, type SurvivalCurve, survivalAt } from "@fiducial/statistics";

/** How long a subject was observed and could have been, in one unit. */
export interface Observed {
  readonly time: number;
  /** From the origin to the cut-off, whether the subject died or not. */
  readonly untilCutOff: number;
  readonly died: boolean;
}

/** The share of the follow-up that could have been observed, 0…1; null where there was none to observe. */
export interface Completeness {
  /** Observed time of all. */
  readonly observed: number;
  /** To death, or to the cut-off for the others. */
  readonly potential: number;
  /** Clark's C: observed over potential time. */
  readonly clark: number | null;
  /** C with the deaths that are to be expected among those not followed to the end. */
  readonly modified: number | null;
  /** The simplified person-time rate: a death counts as followed to the cut-off. */
  readonly simplified: number | null;
}

/**
 * Completeness of follow-up by person-time.
 *
 * C takes for granted that everybody who was lost lived to the cut-off, so it is too low where many die. The
 * modification gives the lost only the time that they are expected to live, by the Kaplan–Meier curve of all:
 * the integral of S(u)/S(t) from t to the cut-off. The simplified rate needs no curve and errs the other way.
 *
 * @see Clark TG, Altman DG, De Stavola BL. Lancet 2002;359:1309–1310 (C: "the ratio of the total observed person-time and the potential person-time of follow-up")
 * @see Wu Y, Takkenberg JJM, Grunkemeier GL. Ann Thorac Surg 2008;85:1155–1157 (expected deaths among the lost)
 * @see Xue X et al. BMC Med Res Methodol 2017;17:155 (simplified person-time)
 *
 * @example
 * completeness([{ time: 6, untilCutOff: 12, died: false }, { time: 3, untilCutOff: 9, died: true }]).clark; // 0.6
 */
export function completeness(subjects: readonly Observed[]): Completeness {
  const sum = (of: (subject: Observed) => number) =>
    subjects.reduce((total, subject) => total + of(subject), 0);
  const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : null);
  const observed = sum(({ time }) => time);
  const potential = sum(({ time, untilCutOff, died }) => (died ? time : untilCutOff));
  const curve =
    subjects.length === 0
      ? null
      : kaplanMeier({
          time: subjects.map(({ time }) => time),
          event: subjects.map(({ died }) => died),
        });
  const expected = sum(({ time, untilCutOff, died }) =>
    died || curve === null ? 0 : expectedTime(curve, time, untilCutOff),
  );
  return {
    observed,
    potential,
    clark: share(observed, potential),
    modified: share(observed, observed + expected),
    simplified: share(
      sum(({ time, untilCutOff, died }) => (died ? untilCutOff : time)),
      sum(({ untilCutOff }) => untilCutOff),
    ),
  };
}

/** The time that one who lives at `from` is expected to live until `to`; beyond the curve's end nobody dies. */
function expectedTime(curve: SurvivalCurve, from: number, to: number): number {
  const alive = survivalAt(curve, from).survival ?? 0;
  if (alive <= 0 || to <= from) return 0;
  let [area, at, survival] = [0, from, alive];
  for (const [i, time] of curve.time.entries()) {
    if (time <= from) continue;
    if (time >= to) break;
    area += survival * (time - at);
    at = time;
    survival = curve.survival[i] ?? survival;
  }
  return (area + survival * (to - at)) / alive;
}
