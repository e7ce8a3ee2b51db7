import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { halfUnit } from "../printed.ts";

export const dosePerFraction: AuditRule = {
  id: "dose-per-fraction",
  compares: say(
    "the dose of a scheme, and that of its fractions together",
    "方案总剂量与各分次之和",
  ),
  why: say(
    "Fractions times dose per fraction is the total; a slip in one of the three changes the treatment.",
    "分次数乘以单次剂量即总剂量；三者之一有误，治疗便不同。",
  ),
  audit: (paper) =>
    paper.prescriptions.flatMap(
      ({ where, dose_gy: dose, fractions, fraction_gy: each }): Found[] => {
        if (each === undefined) return [];
        const apart = Math.abs(fractions * each.value - dose.value);
        const fits = apart <= fractions * halfUnit(each) + halfUnit(dose) + 1e-9;
        const exact = apart < 1e-9;
        return [
          {
            verdict: exact ? "ok" : fits && each.decimals > 0 ? "ok" : "contradiction",
            claims: [
              claim(where, `${dose.text} Gy / ${fractions}`),
              claim(where, say(`${each.text} Gy a fraction`, `每次 ${each.text} Gy`)),
            ],
            evidence: say(
              `${fractions} × ${each.text} Gy = ${Number((fractions * each.value).toFixed(4))} Gy`,
              `${fractions} × ${each.text} Gy = ${Number((fractions * each.value).toFixed(4))} Gy`,
            ),
          },
        ];
      },
    ),
};
