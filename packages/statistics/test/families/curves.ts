import {
  kaplanMeier,
  median,
  restrictedMean,
  reverseKaplanMeier,
  survivalAt,
  survivalQuantile,
  type FollowUp,
  type SurvivalInterval,
} from "../../src/index.ts";
import { joinFalseTies } from "../../src/join-false-ties.ts";
import { columnsOf, frame, groupsOf, type Frame, type ReferenceCase } from "../reference-case.ts";
import type { Compare } from "./compare.ts";

/** The follow-up of each group, false ties joined over all groups as R does. */
export function followUps(
  reference: ReferenceCase,
): { label: string | null; data: Frame; followUp: FollowUp }[] {
  const { input } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const groups = groupsOf(data, input.group);
  const lists = groups.flatMap((group) => [
    group.data.number(input.time),
    ...(input.entry ? [group.data.number(input.entry)] : []),
  ]);
  const joined = joinFalseTies(lists);
  let at = 0;
  return groups.map((group) => {
    const time = joined[at++]!;
    const event = group.data.number(input.event);
    const followUp: FollowUp = {
      time,
      event,
      ...(input.entry ? { entry: joined[at++]! } : {}),
      ...(input.weights ? { weight: group.data.number(input.weights) } : {}),
    };
    return { ...group, followUp };
  });
}

const intervalOf = (type: string): SurvivalInterval =>
  type === "arcsin" ? "arcsine" : (type as SurvivalInterval);

export const kaplanMeierFamily: Compare = (reference, check) => {
  const { options, expected } = reference;
  const groups = followUps(reference);
  groups.forEach(({ label, followUp }, g) => {
    const { group, result: e } = expected.groups[g];
    check.same("group", label, group);
    for (const type of options.confidenceTypes as string[]) {
      const curve = kaplanMeier(followUp, {
        interval: intervalOf(type),
        level: options.level,
        joinFalseTies: false,
      });
      const at = `${label ?? "all"} ${type}`;
      check.same(`${at} n`, [curve.n, curve.events], [e.n, e.events]);
      check.same(`${at} time`, curve.time, e.time);
      check.same(`${at} at risk`, curve.atRisk, e.nRisk);
      check.same(`${at} events`, curve.event, e.nEvent);
      check.same(`${at} censored`, curve.censored, e.nCensor);
      check.same(`${at} S`, curve.survival, e.survival);
      check.same(`${at} SE`, curve.standardError, e.stdErrSurvival);
      check.same(`${at} SE log`, curve.logStandardError, e.stdErrLogSurvival);
      check.same(`${at} H`, curve.cumulativeHazard, e.cumHazNelsonAalen);
      check.same(`${at} SE H`, curve.cumulativeHazardStandardError, e.stdErrCumHaz);
      check.same(`${at} lower`, curve.lower, e.confidence[type].lower);
      check.same(`${at} upper`, curve.upper, e.confidence[type].upper);
      (e.quantiles[type].probs as number[]).forEach((p, k) => {
        const q = survivalQuantile(curve, p);
        for (const name of ["estimate", "lower", "upper"] as const) {
          check.same(`${at} quantile ${p} ${name}`, q[name], e.quantiles[type][name][k]);
          if (e.quantiles[type][name][k] === null)
            check.same(`${at} quantile ${p} ${name} defined`, q[name] === null, true);
        }
      });
      if (e.atTimes)
        (e.atTimes.time as number[]).forEach((time, k) => {
          const s = survivalAt(curve, time);
          check.same(
            `${at} at ${time}`,
            [s.survival, s.standardError, s.lower, s.upper, s.atRisk],
            [
              e.atTimes.survival[k],
              e.atTimes.stdErrSurvival[k],
              e.atTimes[type].lower[k],
              e.atTimes[type].upper[k],
              e.atTimes.nRisk[k],
            ],
          );
        });
      for (const [name, s] of Object.entries(
        (e.spss ?? {}) as Record<string, Record<string, number>>,
      )) {
        const q = survivalQuantile(curve, Number(name.slice(1)) / 100, { compat: "spss" });
        check.same(
          `${at} spss ${name}`,
          [q.estimate, q.standardError, q.lower, q.upper],
          [s["estimate"], s["se"], s["lower"], s["upper"]],
        );
      }
      const mean = restrictedMean(curve, undefined, { compat: "spss" });
      const m = e.meanRestrictedToLastTime;
      check.same(
        `${at} mean`,
        [mean.mean, mean.standardError, mean.lower, mean.upper, mean.horizon],
        [m.mean, m.se, m.lower_z196, m.upper_z196, m.limit],
      );
      for (const { tau, rmst, se } of (e.rmst ?? []) as {
        tau: number;
        rmst: number;
        se: number;
      }[]) {
        const to = restrictedMean(curve, tau);
        check.same(`${at} rmst ${tau}`, [to.mean, to.standardError], [rmst, se]);
      }
      (e.quantilesInfRule as (number | null)[]).forEach((value, k) => {
        const q = survivalQuantile(curve, e.quantiles[type].probs[k], { compat: "spss" });
        check.same(`${at} inf rule ${k}`, q.estimate, value);
      });
    }
  });
};

export const reverseFamily: Compare = (reference, check) => {
  followUps(reference).forEach(({ data, followUp }, g) => {
    const { result: e } = reference.expected.groups[g];
    const flip = reverseKaplanMeier(followUp, { level: reference.options.level });
    const at = (p: number): number | null => survivalQuantile(flip, p).estimate;
    const middle = survivalQuantile(flip);
    check.same(
      "flip",
      [middle.estimate, middle.lower, middle.upper, at(0.25), at(0.75)],
      [e.flip.median, e.flip.lower, e.flip.upper, e.flip.q25, e.flip.q75],
    );
    const strict = reverseKaplanMeier(followUp, { convention: "strict" });
    check.same("strict time", strict.time, e.strict.time);
    check.same("strict G", strict.survival, e.strict.G);
    check.same("strict median", survivalQuantile(strict).estimate, e.strict.median);
    const time = data.number(reference.input.time);
    const event = data.number(reference.input.event);
    check.same("naive", median(time), e.naiveMedianAll);
    check.same(
      "naive, event-free",
      median(time.filter((_, i) => event[i] === 0)),
      e.naiveMedianEventFree,
    );
  });
};

export const spssFamily: Compare = (reference, check) => {
  const [group] = followUps(reference);
  const curve = kaplanMeier(group!.followUp, { compat: "spss" });
  const q = survivalQuantile(curve);
  const e = reference.expected.median;
  check.same(
    "median",
    [q.estimate, q.standardError, q.lower, q.upper],
    [e.estimate, e.se, e.lower, e.upper],
  );
  const m = restrictedMean(curve);
  const mean = reference.expected.mean;
  check.same(
    "mean",
    [m.mean, m.standardError, m.lower, m.upper],
    [mean.estimate, mean.se, mean.lower, mean.upper],
  );
};
