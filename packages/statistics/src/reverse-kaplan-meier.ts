import { checkFollowUp, joinFollowUps, type FollowUp } from "./follow-up.ts";
import {
  kaplanMeierFromCounts,
  type SurvivalCurve,
  type SurvivalCurveOptions,
} from "./kaplan-meier.ts";
import { tabulate, type EventTable } from "./event-table.ts";

/**
 * Reverse Kaplan–Meier curve of follow-up: censoring is the event, the event censors.
 *
 * "flip" swaps the indicator only, so at a tied time censorings come before events, as in R's
 * `survfit(Surv(time, 1 − event))`. "strict" keeps the rule that events leave first: those who have the
 * event at t are no longer at risk of being censored at t.
 *
 * @param followUp one group
 * @param options as for `kaplanMeier`, and the convention at ties ("flip" where not given)
 * @returns a curve whose median is the median follow-up
 * @throws StatisticsError for unusable follow-up or an empty group
 *
 * Source: Schemper and Smith (1996).
 */
export function reverseKaplanMeier(
  followUp: FollowUp,
  options: SurvivalCurveOptions & { readonly convention?: "flip" | "strict" } = {},
): SurvivalCurve {
  let checked = checkFollowUp("reverseKaplanMeier", followUp);
  if (options.joinFalseTies ?? true) checked = joinFollowUps("reverseKaplanMeier", [checked])[0]!;
  const flipped = tabulate({ ...checked, event: checked.event.map((e) => 1 - e) }, false);
  const strict = options.convention === "strict";
  const curve = kaplanMeierFromCounts(strict ? eventsFirst(flipped) : flipped, options);
  return {
    ...(strict ? merged(curve) : curve),
    convention: `reverse Kaplan–Meier, ${strict ? "strict: events leave before censorings" : "flip: indicator swapped"}; ${curve.interval} interval${curve.compat === "spss" ? " with 1.96 as SPSS" : ""}`,
  };
}

/** Splits every tied row in two, those with the original event leaving on the first. */
function eventsFirst(flipped: EventTable): EventTable {
  const time: number[] = [];
  const event: number[] = [];
  const censored: number[] = [];
  const entered: number[] = [];
  for (let j = 0; j < flipped.time.length; j++) {
    if (flipped.censored[j]! > 0 && flipped.event[j]! > 0) {
      time.push(flipped.time[j]!);
      event.push(0);
      censored.push(flipped.censored[j]!);
      entered.push(0);
    }
    const tied = flipped.event[j]! > 0;
    time.push(flipped.time[j]!);
    event.push(flipped.event[j]!);
    censored.push(tied ? 0 : flipped.censored[j]!);
    entered.push(flipped.entered ? flipped.entered[j]! : 0);
  }
  return {
    n: flipped.n,
    time: Float64Array.from(time),
    event: Float64Array.from(event),
    censored: Float64Array.from(censored),
    entered: flipped.entered ? Float64Array.from(entered) : null,
  };
}

/** Joins the split rows again: the state after both, the risk set before both. */
function merged(curve: SurvivalCurve): SurvivalCurve {
  const { time } = curve;
  const lastOfTime = (_: number, j: number): boolean => time[j] !== time[j + 1];
  const sum = (values: Float64Array): Float64Array =>
    values.map((v, j) => (j > 0 && time[j] === time[j - 1] ? v + values[j - 1]! : v));
  const before = curve.atRisk.map((v, j) =>
    j > 0 && time[j] === time[j - 1] ? curve.atRisk[j - 1]! : v,
  );
  return {
    ...curve,
    time: time.filter(lastOfTime),
    atRisk: before.filter(lastOfTime),
    event: sum(curve.event).filter(lastOfTime),
    censored: sum(curve.censored).filter(lastOfTime),
    survival: curve.survival.filter(lastOfTime),
    standardError: curve.standardError.filter(lastOfTime),
    logStandardError: curve.logStandardError.filter(lastOfTime),
    lower: curve.lower.filter(lastOfTime),
    upper: curve.upper.filter(lastOfTime),
    cumulativeHazard: curve.cumulativeHazard.filter(lastOfTime),
    cumulativeHazardStandardError: curve.cumulativeHazardStandardError.filter(lastOfTime),
  };
}
