import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { isOverallSurvival, nameOf, shareBounds, sizeOfThis } from "../facts.ts";
import type { Paper, PaperSurvival } from "../paper.ts";
import type { Printed } from "../printed.ts";

interface Incidence {
  readonly curve: PaperSurvival;
  readonly months: number;
  readonly printed: Printed;
  readonly low: number;
  readonly high: number;
}

/**
 * The cumulative incidence of an event never falls. With competing events it is at most one minus the Kaplan–Meier
 * rate that censors them, and the incidences of events that compete add up to one at most – with death as the
 * competing event, to the failures of the endpoint that counts both.
 */
export const incidenceBounds: AuditRule = {
  id: "incidence-bounds",
  compares: say(
    "cumulative incidences with each other and with the Kaplan–Meier rate of the same endpoint",
    "累积发生率之间及其与同一终点 Kaplan–Meier 率的关系",
  ),
  why: say(
    "A cumulative incidence rises, one minus Kaplan–Meier is never below it, and competing causes share the patients.",
    "累积发生率只升不降，1 − Kaplan–Meier 不低于它，竞争原因共分全部患者。",
  ),
  audit: (paper) => {
    const all = incidencesOf(paper);
    return [...rises(paper, all), ...underKaplanMeier(paper, all), ...together(paper, all)];
  },
};

function incidencesOf(paper: Paper): Incidence[] {
  return paper.survival
    .flatMap((curve) =>
      Object.entries(curve.incidence).map(([months, printed]) => ({
        curve,
        months: Number(months),
        printed,
        ...shareBounds(printed),
      })),
    )
    .toSorted((a, b) => a.months - b.months);
}

function incidenceClaim({ curve, months, printed }: Incidence) {
  const { where, endpoint, group } = curve;
  return claim(
    where,
    say(
      `${endpoint}, ${nameOf(group)}: cumulative incidence ${printed.text} % at ${months} months`,
      `${endpoint}，${nameOf(group)}：${months} 个月累积发生率 ${printed.text} %`,
    ),
  );
}

function rises(paper: Paper, all: readonly Incidence[]): Found[] {
  const curves = Map.groupBy(all, ({ curve }) =>
    [curve.endpoint, curve.group, sizeOfThis(paper, curve)].join("\n"),
  );
  return [...curves.values()].flatMap((rates) =>
    rates.slice(1).map((later, at): Found => {
      const earlier = rates[at]!;
      const sameTime = later.months === earlier.months;
      const wrong = earlier.low > later.high || (sameTime && later.low > earlier.high);
      return {
        verdict: wrong ? "contradiction" : "ok",
        claims: [incidenceClaim(earlier), incidenceClaim(later)],
        evidence: !wrong
          ? say("it does not fall", "未下降")
          : sameTime
            ? say("two incidences at one time", "同一时间两个发生率")
            : say("a cumulative incidence cannot fall", "累积发生率不会下降"),
      };
    }),
  );
}

function underKaplanMeier(paper: Paper, all: readonly Incidence[]): Found[] {
  return all.flatMap((incidence) =>
    paper.survival.flatMap((curve): Found[] => {
      const rate = curve.rates[String(incidence.months)];
      const same =
        curve.endpoint === incidence.curve.endpoint &&
        curve.group === incidence.curve.group &&
        sizeOfThis(paper, curve) === sizeOfThis(paper, incidence.curve);
      if (rate === undefined || !same) return [];
      const complement = 1 - shareBounds(rate).low;
      return [
        {
          verdict: incidence.low <= complement ? "ok" : "contradiction",
          claims: [incidenceClaim(incidence), claim(curve.where, `${rate.text} %`)],
          evidence: say(
            `one minus Kaplan–Meier is ${(100 - rate.value).toFixed(rate.decimals)} %`,
            `1 − Kaplan–Meier 为 ${(100 - rate.value).toFixed(rate.decimals)} %`,
          ),
        },
      ];
    }),
  );
}

/** An event and death without it share the patients: neither sum exceeds all, nor death alone the deaths. */
function together(paper: Paper, all: readonly Incidence[]): Found[] {
  return all.flatMap((incidence): Found[] => {
    const { curve, months } = incidence;
    const competing = all.filter(
      (other) =>
        other.months === months &&
        other.curve.group === curve.group &&
        sizeOfThis(paper, other.curve) === sizeOfThis(paper, curve) &&
        competes(paper, curve.endpoint, other.curve.endpoint),
    );
    return competing.map((other): Found => {
      const least = incidence.low + other.low;
      return {
        verdict: least <= 1 ? "ok" : "contradiction",
        claims: [incidenceClaim(incidence), incidenceClaim(other)],
        evidence: say(
          `together ${(incidence.printed.value + other.printed.value).toFixed(1)} %`,
          `合计 ${(incidence.printed.value + other.printed.value).toFixed(1)} %`,
        ),
      };
    });
  });
}

/** Whether the definition of an endpoint names the other, or what ends it, as competing. */
function competes(paper: Paper, endpoint: string, other: string): boolean {
  const rivals = paper.endpoints
    .filter(({ name }) => name === endpoint)
    .flatMap(({ competing }) => competing)
    .map((event) => event.toLowerCase());
  const ends = paper.endpoints
    .filter(({ name }) => name === other && !isOverallSurvival(paper, name))
    .flatMap(({ events }) => events);
  return [other, ...ends].some((name) => rivals.includes(name.toLowerCase()));
}
