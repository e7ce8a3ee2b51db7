import { idsOf } from "../analyses/grouped.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { ToxicityDefinition, ToxicityTerm } from "../protocol/definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { ToxicityRow, ToxicityTable } from "../results/toxicity-results.ts";
import { rowGroup } from "./organ-class.ts";
import { lateOrgans } from "./rtog-eortc-late.ts";
import { toxicityIncidence } from "./toxicity-incidence.ts";
import { toxicityScale } from "./toxicity-scale.ts";
import { isAtRisk, windowLabel } from "./toxicity-window.ts";
import { termCode, worstGrade } from "./worst-grade.ts";

/** Tables 4 and 5: worst grade per subject and term in a window, over the subjects at risk in it. */
export function toxicityTable(
  window: ToxicityDefinition,
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): ToxicityTable {
  const atRisk = cohort.included.filter(({ subject }) => isAtRisk(subject, window));
  const name = `toxicity.${window.name}`;
  const terms = window.terms.map((term) => ({ term, worst: worstGrades(window, term, atRisk) }));
  // A death may not hide between the columns, whichever the protocol asks for.
  const isFatal = terms.some(({ worst }) => [...worst.values()].includes(fatalGrade));
  const grades =
    isFatal && !window.grades.includes(fatalGrade) ? [...window.grades, fatalGrade] : window.grades;
  const organs = [...new Set(window.terms.flatMap(({ organ }) => organ ?? []))];
  return {
    name: window.name,
    label: window.label,
    scale: { en: toxicityScale(window.scale).name },
    window: windowLabel(window),
    source: window.source,
    atRisk: register.count(`${name}.at_risk`, idsOf(atRisk)),
    grades,
    rows: terms.map(({ term, worst }) =>
      toxicityRow(window, term, { atRisk, worst, grades }, register),
    ),
    criteria: organs.map((organ) => ({
      organ: lateOrgans[organ].label,
      grades: lateOrgans[organ].grades,
    })),
    incidence: window.cumulative_incidence.map((grade) =>
      toxicityIncidence(window, grade, protocol, cohort, register),
    ),
  };
}

/** Death, on every scale. */
const fatalGrade = 5;

/** The worst grade of a term by subject, of those at risk who have one. */
function worstGrades(
  window: ToxicityDefinition,
  term: ToxicityTerm,
  atRisk: Cohort["included"],
): ReadonlyMap<string, number> {
  return new Map(
    atRisk.flatMap(({ subject }): [string, number][] => {
      const grade = worstGrade(subject, window, term);
      return grade === null ? [] : [[subject.id, grade]];
    }),
  );
}

interface TermGrades {
  readonly atRisk: Cohort["included"];
  readonly worst: ReadonlyMap<string, number>;
  /** The columns. */
  readonly grades: readonly number[];
}

/** A term's line. Where grades are the laboratory's alone, the share is of those at risk who have a gradable value. */
function toxicityRow(
  window: ToxicityDefinition,
  term: ToxicityTerm,
  { atRisk, worst, grades }: TermGrades,
  register: NumberRegister,
): ToxicityRow {
  const name = `toxicity.${window.name}.${termCode(term.term)}`;
  const book = register.about(`grade.${window.name}.${termCode(term.term)}`);
  const isGraded = window.source === "laboratory" && term.laboratory !== undefined;
  const share = (suffix: string, holds: (grade: number) => boolean) =>
    book.proportion(
      `${name}${suffix}`,
      [...worst].filter(([, grade]) => holds(grade)).map(([id]) => id),
      worst.size,
      isGraded ? "proportion-at-risk-graded" : "proportion-at-risk",
    );
  return {
    term: term.term,
    label: term.label ?? { en: term.term },
    group: rowGroup(window, term),
    grades: Object.fromEntries(
      grades.map((grade) => [String(grade), share(`[${grade}]`, (own) => own === grade)]),
    ),
    any: share(".any", (own) => own >= 1),
    grade3OrMore: share(".grade_3_or_more", (own) => own >= 3),
    notGraded: isGraded
      ? book.count(
          `${name}.not_graded`,
          idsOf(atRisk).filter((id) => !worst.has(id)),
        )
      : null,
  };
}
