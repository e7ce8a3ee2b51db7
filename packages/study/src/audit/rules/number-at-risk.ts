import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import {
  countsDeath,
  failingAtTheTime,
  isKaplanMeier,
  isOverallSurvival,
  nameOf,
  ratesOf,
  sizeOfThis,
} from "../facts.ts";
import type { Paper, PaperSurvival } from "../paper.ts";

export const numberAtRisk: AuditRule = {
  id: "number-at-risk",
  compares: say(
    "numbers at risk with each other, with the patients and with the rates",
    "在险人数之间及其与总人数、生存率的关系",
  ),
  why: say(
    "Who is still at risk is alive and free of the event: their share of all patients cannot exceed the Kaplan–Meier rate, and it only falls.",
    "在险者均存活且未发生事件：其占全部患者的比例不能超过 Kaplan–Meier 生存率，且只会下降。",
  ),
  audit: (paper) =>
    paper.survival.flatMap((curve) => [
      ...falls(paper, curve),
      ...underTheRates(paper, curve),
      ...underOverallSurvival(paper, curve),
    ]),
};

function timesOf({ at_risk: atRisk }: PaperSurvival): { months: number; count: number }[] {
  return Object.entries(atRisk)
    .map(([months, count]) => ({ months: Number(months), count }))
    .toSorted((a, b) => a.months - b.months);
}

function atRiskClaim({ where, endpoint, group }: PaperSurvival, months: number, count: number) {
  return claim(
    where,
    say(
      `${endpoint}, ${nameOf(group)}: ${count} at risk at ${months} months`,
      `${endpoint}，${nameOf(group)}：${months} 个月在险 ${count} 例`,
    ),
  );
}

function falls(paper: Paper, curve: PaperSurvival): Found[] {
  const n = sizeOfThis(paper, curve);
  return timesOf(curve).map(({ months, count }, at, all): Found => {
    const before = all[at - 1] ?? { months: 0, count: n };
    return {
      verdict: count <= before.count ? "ok" : "contradiction",
      claims: [atRiskClaim(curve, before.months, before.count), atRiskClaim(curve, months, count)],
      evidence: say(`${before.count} → ${count}`, `${before.count} → ${count}`),
    };
  });
}

function underTheRates(paper: Paper, curve: PaperSurvival): Found[] {
  const n = sizeOfThis(paper, curve);
  if (!isKaplanMeier(paper, curve.endpoint)) return [];
  return timesOf(curve).flatMap(({ months, count }): Found[] => {
    const rate = ratesOf(paper).find(
      (each) =>
        each.endpoint === curve.endpoint &&
        each.group === curve.group &&
        each.n === n &&
        each.months === months,
    );
    if (rate === undefined) return [];
    const most = n * rate.high;
    return [
      {
        verdict: count <= most + failingAtTheTime(n) ? "ok" : "contradiction",
        claims: [
          atRiskClaim(curve, months, count),
          claim(rate.where, `${rate.printed.text} % (${months} mo)`),
        ],
        evidence: say(
          `${rate.printed.text} % of ${n} is ${(n * rate.printed.value * 0.01).toFixed(1)}`,
          `${n} 的 ${rate.printed.text} % 为 ${(n * rate.printed.value * 0.01).toFixed(1)}`,
        ),
      },
    ];
  });
}

/** Who is free of an event that death is one of is alive. */
function underOverallSurvival(paper: Paper, curve: PaperSurvival): Found[] {
  const { endpoint, group } = curve;
  if (isOverallSurvival(paper, endpoint) || countsDeath(paper, endpoint) !== true) return [];
  const overall = paper.survival.filter(
    (other) => other.group === group && isOverallSurvival(paper, other.endpoint),
  );
  return timesOf(curve).flatMap(({ months, count }) =>
    overall.flatMap((os): Found[] => {
      const alive = os.at_risk[String(months)];
      const sizes = [curve, os].map((each) => sizeOfThis(paper, each));
      if (alive === undefined || sizes[0] !== sizes[1]) return [];
      return [
        {
          verdict: count <= alive ? "ok" : "contradiction",
          claims: [atRiskClaim(curve, months, count), atRiskClaim(os, months, alive)],
          evidence: say(
            `${count} free of the event, ${alive} alive and observed`,
            `未发生事件 ${count} 例，存活且在观察 ${alive} 例`,
          ),
        },
      ];
    }),
  );
}
