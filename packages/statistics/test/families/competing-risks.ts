import {
  cumulativeIncidence,
  grayTest,
  incidenceAt,
  logRank,
  type CompetingFollowUp,
} from "../../src/index.ts";
import { joinFalseTies } from "../../src/join-false-ties.ts";
import { stepValue } from "../../src/step-function.ts";
import { columnsOf, frame, groupsOf } from "../reference-case.ts";
import type { Compare } from "./compare.ts";

export const competingRisks: Compare = (reference, check) => {
  const { input, expected, options } = reference;
  const groups = groupsOf(frame(reference.dataset!, columnsOf(input)), input.group);
  const joined = joinFalseTies(groups.map(({ data }) => data.number(input.time)));
  const followUps: CompetingFollowUp[] = groups.map(({ data }, g) => ({
    time: joined[g]!,
    cause: data.number(input.status),
  }));
  followUps.forEach((followUp, g) => {
    const { group, result: e } = expected.groups[g];
    check.same("group", groups[g]!.label, group);
    const jackknife = cumulativeIncidence(followUp, {
      variance: "infinitesimal-jackknife",
      interval: "log",
      joinFalseTies: false,
    });
    const aalen = cumulativeIncidence(followUp, { variance: "aalen", joinFalseTies: false });
    const greenwood = cumulativeIncidence(followUp, {
      variance: "greenwood",
      joinFalseTies: false,
    });
    check.same("n", jackknife.n, e.n);
    for (const [name, part] of Object.entries(e.causes as Record<string, any>)) {
      const cause = Number(name.slice(5));
      const path = `${group} ${name}`;
      const own = jackknife.causes[cause - 1]!;
      check.same(`${path} time`, jackknife.time, part.step.time);
      check.same(`${path} at risk`, jackknife.atRisk, part.step.nRisk);
      check.same(`${path} cif`, own.incidence, part.step.cif);
      check.same(`${path} jackknife`, own.standardError, part.step.seInfJackknife);
      (options.times as number[]).forEach((time, i) => {
        const at = incidenceAt(jackknife, cause, time);
        check.same(
          `${path} at ${time}`,
          [at.incidence, at.standardError, at.lower, at.upper],
          [
            part.atTimes.cif[i],
            part.atTimes.seInfJackknife[i],
            part.atTimes.lowerLog[i],
            part.atTimes.upperLog[i],
          ],
        );
        const gray = incidenceAt(aalen, cause, time);
        check.same(
          `${path} cmprsk at ${time}`,
          [gray.incidence, gray.standardError! ** 2],
          [part.atTimes.cmprskEst[i], part.atTimes.cmprskVar[i]],
        );
      });
      const etm = greenwood.causes[cause - 1]!;
      const at = part.etmGreenwood.time as number[];
      check.same(
        `${path} etm P`,
        at.map((time) => stepValue(greenwood.time, etm.incidence, time, 0)),
        part.etmGreenwood.P,
      );
      check.same(
        `${path} etm var`,
        at.map((time) => stepValue(greenwood.time, etm.standardError, time, 0) ** 2),
        part.etmGreenwood.var,
      );
    }
  });
  const strata = input.strata ? { strata: groups.map(({ data }) => data.text(input.strata)) } : {};
  for (const e of (expected.gray ?? []) as any[])
    (e.causes as number[]).forEach((cause, i) => {
      const test = grayTest(followUps, cause, { rho: e.rho, ...strata });
      check.same(
        `gray ${e.rho} cause ${cause}`,
        [test.statistic, test.p, test.degreesOfFreedom],
        [e.stat[i], e.p[i], e.df[i]],
      );
    });
  for (const e of (expected.causeSpecificLogrank ?? []) as any[]) {
    const test = logRank(
      followUps.map(({ time, cause }) => ({
        time,
        event: Array.from(cause, (c) => c === e.cause),
      })),
    );
    check.same(
      `cause-specific log-rank ${e.cause}`,
      [test.statistic, test.degreesOfFreedom, test.p],
      [e.chisq, e.df, e.p],
    );
  }
};
