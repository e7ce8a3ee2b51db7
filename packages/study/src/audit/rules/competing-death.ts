import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsDeath, isOverallSurvival, percentText, ratesOf } from "../facts.ts";

/** The share of deaths above which censoring them matters. */
const muchDeath = 0.2;

export const competingDeath: AuditRule = {
  id: "competing-death",
  compares: say("an endpoint that censors death, and how many died", "将死亡删失的终点与死亡比例"),
  why: say(
    "Where many die first, one minus Kaplan–Meier overstates the failures; the cumulative incidence does not.",
    "若许多患者先死亡，1 − Kaplan–Meier 会高估失败率；累积发生率则不会。",
  ),
  audit: (paper) => {
    const deaths = ratesOf(paper).filter(({ endpoint }) => isOverallSurvival(paper, endpoint));
    const most = deaths.toSorted((a, b) => a.printed.value - b.printed.value)[0];
    if (most === undefined) return [];
    const names = [...new Set(paper.endpoints.map(({ name }) => name))].filter(
      (name) => countsDeath(paper, name) === false,
    );
    return names.map((name): Found => {
      const definition = paper.endpoints.find((endpoint) => endpoint.name === name)!;
      const competing = definition.competing.some((event) => /death/i.test(event));
      const dead = 1 - most.printed.value / 100;
      return {
        verdict: competing || dead <= muchDeath ? "ok" : "ambiguity",
        claims: [
          claim(
            definition.where,
            say(
              `${name} ends with ${definition.events.join(", ")}, not with death`,
              `${name} 的事件为 ${definition.events.join("、")}，不含死亡`,
            ),
          ),
          claim(most.where, `${most.endpoint} ${most.printed.text} % (${most.months} mo)`),
        ],
        evidence: say(
          `${percentText(dead)} dead at ${most.months} months; ${competing ? "death is a competing event" : "death is censored"}`,
          `${most.months} 个月死亡 ${percentText(dead)}；死亡${competing ? "为竞争事件" : "被删失"}`,
        ),
      };
    });
  },
};
