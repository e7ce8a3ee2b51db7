import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { divisionsOf, ratesOf } from "../facts.ts";

export const pooledSurvival: AuditRule = {
  id: "pooled-survival",
  compares: say("a rate of all patients and the rates of the groups", "总体生存率与各组生存率"),
  why: say(
    "All patients usually lie between their groups; Kaplan–Meier does not force it, so outside is a question, no proof.",
    "总体通常介于各组之间；Kaplan–Meier 并不保证，因此超出仅为疑问。",
  ),
  audit: (paper) => {
    const rates = ratesOf(paper);
    const judgements = rates
      .filter(({ group }) => group === undefined)
      .flatMap((whole) => divisionsOf(paper).map((groups) => ({ whole, groups })));
    return judgements.flatMap(({ whole, groups }): Found[] => {
      const names = new Set<string | undefined>(groups.map(({ name }) => name));
      const parts = rates.filter(
        ({ endpoint, months, group }) =>
          endpoint === whole.endpoint && months === whole.months && names.has(group),
      );
      if (parts.length < 2 || parts.length < groups.length) return [];
      const inside =
        whole.high >= Math.min(...parts.map(({ low }) => low)) &&
        whole.low <= Math.max(...parts.map(({ high }) => high));
      return [
        {
          verdict: inside ? "ok" : "ambiguity",
          claims: [
            claim(whole.where, `${whole.endpoint} ${whole.printed.text} % (${whole.months} mo)`),
            claim(
              parts[0]!.where,
              parts.map(({ group, printed }) => `${group} ${printed.text} %`).join(", "),
            ),
          ],
          evidence: say(
            `${whole.printed.text} lies ${inside ? "between" : "outside"} the groups`,
            `${whole.printed.text} 在各组${inside ? "之间" : "之外"}`,
          ),
        },
      ];
    });
  },
};
