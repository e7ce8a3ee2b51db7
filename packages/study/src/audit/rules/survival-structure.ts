import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import {
  countsDeath,
  isKaplanMeier,
  isOverallSurvival,
  nameOf,
  percentText,
  ratesOf,
} from "../facts.ts";
import { failuresOf } from "../failures.ts";
import { canGive, riskSetsGiving } from "../risk-sets.ts";

/** How many possibilities are spelled out. */
const spelledOut = 8;

export const survivalStructure: AuditRule = {
  id: "survival-structure",
  compares: say(
    "a Kaplan–Meier rate and the number of failures of so many patients",
    "Kaplan–Meier 生存率与该人数下的失败例数",
  ),
  why: say(
    "So few failures can give only certain rates; where none is the printed one, a number is wrong.",
    "失败例数有限时只能得出某些生存率；若都不符，则必有一数有误。",
  ),
  audit: (paper) =>
    ratesOf(paper).flatMap((rate): Found[] => {
      if (!isKaplanMeier(paper, rate.endpoint)) return [];
      const { n } = rate;
      const rateClaim = claim(
        rate.where,
        say(
          `${rate.endpoint} of ${nameOf(rate.group)} ${rate.printed.text} % at ${rate.months} months`,
          `${nameOf(rate.group)} ${rate.months} 个月 ${rate.endpoint} ${rate.printed.text} %`,
        ),
      );
      if (!canGive(rate, n))
        return [
          {
            verdict: "contradiction",
            claims: [rateClaim, claim("paper", `n = ${n}`)],
            evidence: say(
              `no sequence of risk sets of ${n} gives it; one event leaves at most ${percentText(1 - 1 / n)}`,
              `${n} 例的任何在险人数序列都得不出；一例事件后至多 ${percentText(1 - 1 / n)}`,
            ),
            // Who dies is a patient; what is controlled may be a lesion, of which there are more.
            ...(isOverallSurvival(paper, rate.endpoint) || countsDeath(paper, rate.endpoint)
              ? {}
              : {
                  condition: say(
                    `if it is of ${n} patients and not of more lesions`,
                    `若为 ${n} 例患者而非更多病灶`,
                  ),
                }),
          },
        ];
      const failures = failuresOf(paper, rate);
      if (failures === null) return [];
      const sets = riskSetsGiving(rate, n, failures.count);
      if (sets === null) return [];
      return [
        {
          verdict: sets.length > 0 ? "ok" : "contradiction",
          claims: [
            rateClaim,
            claim(
              failures.where,
              say(`${failures.count} failures of ${n}`, `${n} 例中 ${failures.count} 例失败`),
            ),
          ],
          evidence: structureText(sets, rate.months),
        },
      ];
    }),
};

function structureText(sets: readonly (readonly number[])[], months: number) {
  if (sets.length === 0)
    return say(
      "no sequence of risk sets with so many failures gives it",
      "这样多的失败例数，任何在险人数序列都得不出",
    );
  const events = [...new Set(sets.map(({ length }) => length))].toSorted((a, b) => a - b);
  const listed = sets
    .slice(0, spelledOut)
    .map((set) => `(${set.join(", ")})`)
    .join(" ");
  const more = sets.length > spelledOut ? " …" : "";
  return say(
    `${events.join(" or ")} failures before ${months} months, numbers at risk ${listed}${more}; ${sets.length} in all`,
    `${months} 个月前 ${events.join(" 或 ")} 例失败，在险人数 ${listed}${more}；共 ${sets.length} 种`,
  );
}
