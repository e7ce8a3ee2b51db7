import type { Finding } from "../findings.ts";
import { finding } from "../findings/finding.ts";
import type { ResultRule, ResultsToCheck } from "./result-rule.ts";
import { dates, denominators, nestedCounts, sums } from "./result-rules/count-rules.ts";
import {
  competingRisk,
  cutAtMedian,
  fewEvents,
  fragileSignificance,
  multiplicity,
  proportionalHazards,
} from "./result-rules/inference-rules.ts";
import {
  followUpAgainstSurvival,
  progressionAboveSurvival,
  rateBeyondFollowUp,
  survivalOrder,
} from "./result-rules/survival-rules.ts";

/** Every rule that stands between the results and the report. */
export const resultRules: readonly ResultRule[] = [
  progressionAboveSurvival,
  followUpAgainstSurvival,
  rateBeyondFollowUp,
  survivalOrder,
  sums,
  denominators,
  nestedCounts,
  dates,
  proportionalHazards,
  fewEvents,
  competingRisk,
  multiplicity,
  fragileSignificance,
  cutAtMedian,
];

/** What the rules find in the results of a study. */
export function checkResults(study: ResultsToCheck): readonly Finding[] {
  return resultRules.flatMap((rule) =>
    rule
      .find(study)
      .map(({ severity, message, remedy = rule.remedy, numbers = [], subjects = [] }) =>
        finding(
          rule.id,
          severity,
          message,
          remedy,
          subjects.map((subject) => ({ subject, where: "" })),
          numbers,
        ),
      ),
  );
}
