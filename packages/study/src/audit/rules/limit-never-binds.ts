import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { dvhBound, neverBinds } from "../../treatment/constraints/dvh-bound.ts";
import { readPrintedLimit } from "../printed-limit.ts";

export const limitNeverBinds: AuditRule = {
  id: "limit-never-binds",
  compares: say(
    "a dose limit and the highest dose that a plan may have",
    "剂量限值与计划允许的最高剂量",
  ),
  why: say(
    "A limit above the highest dose allowed anywhere protects nothing; it belongs to another scheme.",
    "高于计划最高剂量的限值不起任何保护作用，应属其他方案。",
  ),
  audit: (paper) => {
    const plan = paper.plans.find(({ maximum_percent }) => maximum_percent !== undefined);
    if (plan === undefined) return [];
    return paper.dose_limits.flatMap(({ where, organ, limit, fractions }): Found[] => {
      // A limit of so many fractions is for the schemes of so many, where there are any.
      const own = paper.prescriptions.filter((scheme) => scheme.fractions === fractions);
      const schemes = (own.length > 0 ? own : paper.prescriptions).toSorted(
        (a, b) => b.dose_gy.value - a.dose_gy.value,
      );
      const dose = schemes[0];
      if (dose === undefined) return [];
      const highest = (dose.dose_gy.value * plan.maximum_percent!.value) / 100;
      const read = readPrintedLimit(limit);
      const bound = read === null ? null : dvhBound(read, dose.dose_gy.value);
      if (read === null || bound === null || bound.side !== "upper") return [];
      const at = bound.doseGy;
      const doses = paper.prescriptions.filter((scheme) => schemes.includes(scheme));
      const never = neverBinds(bound, highest, read.limit.comparison === "<");
      return [
        {
          verdict: never ? "contradiction" : "ok",
          claims: [
            claim(where, `${organ}: ${limit}`),
            claim(
              plan.where,
              say(
                `maximum ${plan.maximum_percent!.text} % of at most ${dose.dose_gy.text} Gy`,
                `最高为 ${dose.dose_gy.text} Gy 的 ${plan.maximum_percent!.text} %`,
              ),
            ),
          ],
          evidence: say(
            `${at} Gy ${never ? "is never reached" : "can be reached"}; no plan exceeds ${doses.map(({ dose_gy }) => `${((dose_gy.value * plan.maximum_percent!.value) / 100).toFixed(1)} Gy (${dose_gy.text} Gy)`).join(", ")}`,
            `${at} Gy ${never ? "不可能达到" : "可以达到"}；计划最高 ${doses.map(({ dose_gy }) => `${((dose_gy.value * plan.maximum_percent!.value) / 100).toFixed(1)} Gy（${dose_gy.text} Gy）`).join("、")}`,
          ),
        },
      ];
    });
  },
};
