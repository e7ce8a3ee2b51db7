import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { overallSurvival, type Rate, ratesOf, sizeOf } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit } from "../printed.ts";
import { leastCensored } from "../risk-sets.ts";

/**
 * Survival by Kaplan–Meier at t is at least the share of patients observed beyond t. If follow-up is the
 * observed time of all patients, half of them were observed up to its median, so median survival is not
 * shorter; it can be equal to less only in a cohort of even size with nobody censored before, and then every
 * earlier rate is a multiple of 1/n.
 */
export const followUpAgainstSurvival: AuditRule = {
  id: "follow-up-against-survival",
  compares: say("median follow-up and median overall survival", "中位随访与中位总生存"),
  why: say(
    "A follow-up longer than survival is of the survivors, or estimated in reverse; the paper must say which.",
    "随访长于生存说明其仅为存活者的随访或反向估计；文章须说明。",
  ),
  audit: (paper) =>
    paper.follow_up.flatMap((followUp) => {
      const { median, group, definition, where } = followUp;
      if (median === undefined) return [];
      const survival = overallSurvival(paper).filter(
        (curve) => curve.group === group && curve.median !== undefined,
      );
      return survival.slice(0, 1).map((curve): Found => {
        const os = curve.median!;
        const claims = [
          claim(
            where,
            say(
              `median follow-up ${median.text}, ${definition ?? "not defined"}`,
              `中位随访 ${median.text}，${definition ?? "未定义"}`,
            ),
          ),
          claim(
            curve.where,
            say(`median ${curve.endpoint} ${os.text}`, `中位 ${curve.endpoint} ${os.text}`),
          ),
        ];
        if (median.value - halfUnit(median) <= os.value + halfUnit(os))
          return {
            verdict: "ok",
            claims,
            evidence: say(`${median.text} ≤ ${os.text}`, `${median.text} ≤ ${os.text}`),
          };
        if (definition === "survivors" || definition === "reverse-kaplan-meier")
          return {
            verdict: "ok",
            claims,
            evidence: say("possible with this definition", "按此定义是可能的"),
          };
        const n = followUp.n ?? sizeOf(paper, group);
        const off = rateOffTheGrid(paper, n, group, os.value);
        const possible = n % 2 === 0 && off === null;
        const evidence =
          n % 2 === 1
            ? say(
                `${(n + 1) / 2} of ${n} observed up to ${median.text} keep survival above ½ until then`,
                `${n} 例中 ${(n + 1) / 2} 例观察至 ${median.text}，此前生存率必大于 ½`,
              )
            : off === null
              ? say(
                  `possible only if nobody was censored before ${os.text}`,
                  `仅当 ${os.text} 之前无人删失才可能`,
                )
              : say(
                  `it would need nobody censored before ${os.text}; then ${off.endpoint} at ${off.months} months is a multiple of 1/${n}, and ${off.printed.text} % is none`,
                  `须 ${os.text} 之前无人删失；则 ${off.months} 个月 ${off.endpoint} 应为 1/${n} 的倍数，而 ${off.printed.text} % 不是`,
                );
        const found: Found = {
          verdict: possible ? "ambiguity" : "contradiction",
          claims,
          evidence,
        };
        return definition === "observed"
          ? found
          : {
              ...found,
              condition: say(
                "if follow-up is the observed time of all patients; none if it is of the survivors or by reverse Kaplan–Meier",
                "若随访为全部患者的观察时间；若仅为存活者或反向 Kaplan–Meier 则无矛盾",
              ),
            };
      });
    }),
};

function rateOffTheGrid(
  paper: Paper,
  n: number,
  group: string | undefined,
  before: number,
): Rate | null {
  const names = new Set(overallSurvival(paper).map(({ endpoint }) => endpoint));
  return (
    ratesOf(paper).find(
      (rate) =>
        names.has(rate.endpoint) &&
        rate.group === group &&
        rate.months < before &&
        leastCensored(rate, n).censored > 0,
    ) ?? null
  );
}
