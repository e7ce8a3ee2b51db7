import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const significanceWithoutEstimates: AuditRule = {
  id: "significance-without-estimates",
  compares: say(
    "a difference between groups and the estimates of the groups",
    "组间差异与各组估计值",
  ),
  why: say(
    "A p-value says that groups differ, not by how much.",
    "p 值只说明有差异，不说明差异大小。",
  ),
  audit: (paper) =>
    paper.comparisons.flatMap(({ where, endpoint, differs, p, hazard_ratio }): Found[] => {
      if (endpoint === undefined || !differs) return [];
      const estimated = paper.survival.filter(
        (curve) =>
          curve.endpoint === endpoint &&
          curve.group !== undefined &&
          (curve.median !== undefined ||
            Object.keys({ ...curve.rates, ...curve.incidence }).length > 0),
      );
      const groups = new Set(estimated.map(({ group }) => group)).size;
      const enough = hazard_ratio !== undefined || groups >= 2;
      return [
        {
          verdict: enough ? "ok" : "ambiguity",
          claims: [
            claim(
              where,
              say(
                `${endpoint} differs${p ? `, p ${p.text}` : ""}`,
                `${endpoint} 有差异${p ? `，p ${p.text}` : ""}`,
              ),
            ),
            claim("survival", say(`estimates of ${groups} groups`, `${groups} 组有估计值`)),
          ],
          evidence: enough
            ? say("estimates are given", "已给出估计值")
            : say(
                "no rate or median of the groups, and no hazard ratio",
                "无各组生存率、中位数或风险比",
              ),
        },
      ];
    }),
};
