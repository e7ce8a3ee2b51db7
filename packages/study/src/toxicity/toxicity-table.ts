import { idsOf } from "../analyses/grouped.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Label } from "../label.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { ToxicityTable } from "../results/study-results.ts";
import { toxicityScale } from "./toxicity-scale.ts";
import { isAtRisk, termCode, worstGrade } from "./worst-grade.ts";

/** Tables 4 and 5: worst grade per subject and term in a window, over the subjects at risk in it. */
export function toxicityTable(
  window: ToxicityDefinition,
  cohort: Cohort,
  register: NumberRegister,
): ToxicityTable {
  const atRisk = cohort.included.filter(({ subject }) => isAtRisk(subject, window));
  const name = `toxicity.${window.name}`;
  return {
    name: window.name,
    label: window.label,
    scale: { en: toxicityScale(window.scale).name },
    window: windowLabel(window),
    atRisk: register.count(`${name}.at_risk`, idsOf(atRisk)),
    grades: window.grades,
    rows: window.terms.map(({ term, label }) => {
      const worst = new Map(
        atRisk.map(({ subject }) => [subject.id, worstGrade(subject, window, term) ?? 0]),
      );
      const share = (suffix: string, holds: (grade: number) => boolean) =>
        register.about(`grade.${window.name}.${termCode(term)}`).proportion(
          `${name}.${termCode(term)}${suffix}`,
          idsOf(atRisk).filter((id) => holds(worst.get(id) ?? 0)),
          atRisk.length,
          "proportion-at-risk",
        );
      return {
        term,
        label: label ?? { en: term },
        grades: Object.fromEntries(
          window.grades.map((grade) => [
            String(grade),
            share(`[${grade}]`, (own) => own === grade),
          ]),
        ),
        any: share(".any", (own) => own >= 1),
        grade3OrMore: share(".grade_3_or_more", (own) => own >= 3),
      };
    }),
  };
}

function windowLabel({ after_months: after, until_months: until }: ToxicityDefinition): Label {
  if (after === undefined)
    return { en: `within ${until} months of the first fraction`, zh: `首次照射后 ${until} 个月内` };
  if (until === undefined)
    return {
      en: `later than ${after} months after the first fraction`,
      zh: `首次照射 ${after} 个月之后`,
    };
  return {
    en: `later than ${after} and up to ${until} months after the first fraction`,
    zh: `首次照射后 ${after} 个月至 ${until} 个月`,
  };
}
