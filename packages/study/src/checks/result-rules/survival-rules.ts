import { mostObserved } from "../../audit/most-observed.ts";
import { followUpAgainstSurvival as papers } from "../../audit/rules/follow-up-against-survival.ts";
import { progressionAboveOverallSurvival as inPapers } from "../../audit/rules/progression-above-overall-survival.ts";
import type { EndpointResult } from "../../results/study-results.ts";
import {
  fault,
  type ResultRule,
  type ResultsToCheck,
  type ResultTrouble,
  say,
  valueOf,
} from "../result-rule.ts";

/** Overall survival: death alone is the event, censored at the last contact. */
function overallSurvival({ results, definition }: ResultsToCheck): EndpointResult | undefined {
  const [name] = definition.endpoints
    .filter(({ events }) => events.length === 1 && events[0] === "death")
    .map((endpoint) => endpoint.name);
  return results.endpoints.find((endpoint) => endpoint.name === name);
}

/** Endpoints that death ends, among other events. */
function endedByDeath({ results, definition }: ResultsToCheck): readonly EndpointResult[] {
  const names = definition.endpoints
    .filter(({ events }) => events.length > 1 && events.includes("death"))
    .map(({ name }) => name);
  return results.endpoints.filter(({ name }) => names.includes(name));
}

/**
 * Patient by patient an endpoint that death ends is never later than death. The curves may cross all the same
 * where subjects are censored earlier for the one than for the other; d deaths and c censored before t bound how
 * many can then still be observed, and the study knows how many are.
 */
export const progressionAboveSurvival: ResultRule = {
  id: inPapers.id,
  compares: inPapers.compares,
  why: inPapers.why,
  remedy: fault,
  find: (study) => {
    const os = overallSurvival(study);
    if (os === undefined) return [];
    return endedByDeath(study).flatMap((free) => [
      ...laterThanDeath(study, free, os),
      ...aboveSurvival(study, free, os),
    ]);
  },
};

function laterThanDeath(
  { results }: ResultsToCheck,
  free: EndpointResult,
  os: EndpointResult,
): readonly ResultTrouble[] {
  const wrong = results.subjects.filter(({ endpoints }) => {
    const [own, death] = [endpoints[free.name], endpoints[os.name]];
    if (own === undefined || death === undefined || death.kind !== "event") return false;
    return own.date > death.date || (own.kind === "censored" && own.date >= death.date);
  });
  return wrong.length === 0
    ? []
    : [
        {
          severity: "error",
          message: say(
            `${free.shortLabel.en} of ${wrong.length} patients is later than their death, which ends it`,
            `${wrong.length} 名患者的 ${free.shortLabel.zh ?? free.shortLabel.en} 晚于使其终止的死亡`,
          ),
          subjects: wrong.map(({ subject }) => subject),
          numbers: [free.overall.events, os.overall.events],
        },
      ];
}

function aboveSurvival(
  study: ResultsToCheck,
  free: EndpointResult,
  os: EndpointResult,
): readonly ResultTrouble[] {
  return [free.overall, ...free.groups].flatMap((curve) => {
    const other = [os.overall, ...os.groups].find(({ group }) => group === curve.group);
    const n = valueOf(study, curve.n);
    if (other === undefined || n === null || n !== valueOf(study, other.n)) return [];
    return curve.rates.flatMap(({ months, number }): readonly ResultTrouble[] => {
      const alive = other.rates.find((rate) => rate.months === months);
      const [freeRate, osRate] = [valueOf(study, number), valueOf(study, alive?.number)];
      if (alive === undefined || freeRate === null || osRate === null || freeRate <= osRate + 1e-9)
        return [];
      const bound = mostObserved(n, freeRate, osRate);
      const found = study.results.numbers[alive.number];
      const atRisk = found?.kind === "probability" ? (found.atRisk ?? 0) : 0;
      const impossible = atRisk > bound.observed;
      return [
        {
          severity: impossible ? "error" : "warning",
          message: say(
            `${free.shortLabel.en} exceeds ${os.shortLabel.en} at ${months} months: ${impossible ? `at most ${bound.observed} of ${n} could still be observed, and ${atRisk} are` : `possible, because subjects were censored in between; ${atRisk} of ${n} are still observed`}`,
            `${months} 个月 ${free.shortLabel.zh ?? free.shortLabel.en} 高于 ${os.shortLabel.zh ?? os.shortLabel.en}：${impossible ? `${n} 例中至多 ${bound.observed} 例仍可观察，实际 ${atRisk} 例` : `因其间有删失而可能出现；${n} 例中仅 ${atRisk} 例仍在观察`}`,
          ),
          ...(impossible ? {} : { remedy: readWithCensoring }),
          numbers: [number, alive.number],
        },
      ];
    });
  });
}

const readWithCensoring = say(
  "Print both curves with their numbers at risk and censored, and say that they cross by censoring.",
  "请同时给出两条曲线的风险人数与删失人数，并说明交叉由删失引起。",
);

/** Half of all patients were observed up to their median observed time, so survival is at least a half until then. */
export const followUpAgainstSurvival: ResultRule = {
  id: papers.id,
  compares: papers.compares,
  why: say(
    "Half of the patients were observed up to the median observed time, so median survival is not shorter.",
    "半数患者被观察至中位观察时间，故中位生存不会更短。",
  ),
  remedy: fault,
  find: (study) => {
    const os = overallSurvival(study);
    const observed = study.results.followUp.rows.find(({ method }) => method === "observed");
    if (os === undefined || observed === undefined) return [];
    return [os.overall, ...os.groups].flatMap((curve): readonly ResultTrouble[] => {
      const name =
        curve.group === null ? observed.median.overall : observed.median.groups[curve.group];
      const [followUp, survival] = [valueOf(study, name), valueOf(study, curve.median)];
      if (name === undefined || followUp === null || survival === null) return [];
      return followUp <= survival + 1e-9
        ? []
        : [
            {
              severity: "error",
              message: say(
                `Median observed follow-up ${followUp.toFixed(1)} exceeds median survival ${survival.toFixed(1)} months`,
                `中位观察时间 ${followUp.toFixed(1)} 超过中位生存 ${survival.toFixed(1)} 个月`,
              ),
              numbers: [name, curve.median],
            },
          ];
    });
  },
};

/** A rate at a time that nobody was followed to is the last one carried on. */
export const rateBeyondFollowUp: ResultRule = {
  id: "rate-beyond-follow-up",
  compares: say("survival rates and the patients still at risk", "生存率与仍在险患者"),
  why: say(
    "Where nobody is at risk any more, the curve is only its last value carried on.",
    "无人在险时，曲线只是沿用最后的值。",
  ),
  remedy: say(
    "Leave the rate out, or say how many were at risk (analyses.survival_months).",
    "请删去该生存率，或注明在险人数 (analyses.survival_months)。",
  ),
  find: (study) =>
    study.results.endpoints.flatMap((endpoint) =>
      [endpoint.overall, ...endpoint.groups].flatMap(({ rates }) =>
        rates.flatMap(({ months, number }): readonly ResultTrouble[] => {
          const rate = study.results.numbers[number];
          const beyond =
            rate?.kind === "probability" &&
            rate.atRisk === 0 &&
            rate.value !== null &&
            rate.value > 0;
          return beyond
            ? [
                {
                  severity: "warning",
                  message: say(
                    `${endpoint.shortLabel.en} at ${months} months: nobody was at risk (${number})`,
                    `${months} 个月 ${endpoint.shortLabel.zh ?? endpoint.shortLabel.en}：无人在险（${number}）`,
                  ),
                  numbers: [number],
                },
              ]
            : [];
        }),
      ),
    ),
};

/** Rates fall, and lie within their intervals. */
export const survivalOrder: ResultRule = {
  id: "survival-order",
  compares: say("the rates of one curve at their times", "同一曲线各时间点的率"),
  why: say(
    "Survival never rises, and an estimate lies within its interval.",
    "生存率不会上升，估计值在其区间内。",
  ),
  remedy: fault,
  find: (study) =>
    study.results.endpoints.flatMap((endpoint) =>
      [endpoint.overall, ...endpoint.groups].flatMap(({ rates }) => {
        const inOrder = rates.toSorted((a, b) => a.months - b.months);
        return inOrder.flatMap(({ number }, i): readonly ResultTrouble[] => {
          const rate = study.results.numbers[number];
          const before = valueOf(study, inOrder[i - 1]?.number);
          if (rate?.kind !== "probability" || rate.value === null) return [];
          const rises = before !== null && rate.value > before + 1e-12;
          const outside =
            (rate.interval?.lower ?? rate.value) > rate.value + 1e-12 ||
            (rate.interval?.upper ?? rate.value) < rate.value - 1e-12 ||
            rate.value < 0 ||
            rate.value > 1;
          return rises || outside
            ? [
                {
                  severity: "error",
                  message: say(
                    `${number}: ${rises ? "the curve rises" : "the rate is outside its interval"}`,
                    `${number}：${rises ? "曲线上升" : "率在区间之外"}`,
                  ),
                  numbers: [number],
                },
              ]
            : [];
        });
      }),
    ),
};
