import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const citedDose: AuditRule = {
  id: "cited-dose",
  compares: say(
    "a dose that the paper cites as better, and its own doses",
    "文中引用的较优剂量与本研究剂量",
  ),
  why: say(
    "A paper that calls its dose good and cites that more is better owes the reader a word.",
    "既称本剂量良好又引用更高剂量更优者，应作说明。",
  ),
  audit: (paper) =>
    paper.cited_doses.map(({ where, text, better_from_gy: better, fractions }): Found => {
      const lower = paper.prescriptions.filter(
        (scheme) => scheme.fractions === fractions && scheme.dose_gy.value < better.value,
      );
      return {
        verdict: lower.length > 0 ? "ambiguity" : "ok",
        claims: [
          claim(where, `“${text}”`),
          ...paper.prescriptions.map((scheme) =>
            claim(scheme.where, `${scheme.dose_gy.text} Gy / ${scheme.fractions}`),
          ),
        ],
        evidence:
          lower.length > 0
            ? say(
                `${lower.map(({ dose_gy }) => `${dose_gy.text} Gy`).join(", ")} given, below the cited ${better.text} Gy`,
                `所用 ${lower.map(({ dose_gy }) => `${dose_gy.text} Gy`).join("、")} 低于所引 ${better.text} Gy`,
              )
            : say(`no scheme below ${better.text} Gy`, `无低于 ${better.text} Gy 的方案`),
      };
    }),
};
