import { biologicallyEffectiveDose, equivalentDose2Gy } from "@fiducial/dosimetry";
import { cellsOf, columnsOf, idsOf, inColumn } from "../analyses/grouped.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { Protocol, Scheme } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { TreatmentTable } from "../results/study-results.ts";

/** What was prescribed against the protocol's rule, and what was given against the prescription. */
export function treatmentTable(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): TreatmentTable | null {
  const prescription = protocol.definition.prescription;
  if (prescription === undefined) return null;
  const alphaBetaGy = prescription.alpha_beta_gy;
  const columns = columnsOf(cohort);
  return {
    rows: protocol.schemes.map((scheme) => ({
      scheme: scheme.id,
      label: scheme.label,
      totalGy: scheme.totalGy,
      fractions: scheme.fractions,
      biologicallyEffectiveDoseGy: biologicallyEffectiveDose(
        scheme.fractions,
        scheme.totalGy / scheme.fractions,
        alphaBetaGy,
      ),
      equivalentDose2Gy: equivalentDose2Gy(
        scheme.fractions,
        scheme.totalGy / scheme.fractions,
        alphaBetaGy,
      ),
      alphaBetaGy,
      prescribed: cellsOf(columns, ({ subjects, ...column }) =>
        register.proportion(
          inColumn(`treatment.${scheme.id}.by_rule`, { subjects, ...column }),
          idsOf(subjects.filter((each) => schemeByRule(each, protocol) === scheme)),
          subjects.length,
        ),
      ),
      given: cellsOf(columns, ({ subjects, ...column }) =>
        register.proportion(
          inColumn(`treatment.${scheme.id}.given`, { subjects, ...column }),
          idsOf(subjects.filter((each) => isGiven(each, scheme))),
          subjects.length,
        ),
      ),
    })),
    prescribedByRule: register.proportion(
      "treatment.prescribed_by_rule",
      idsOf(cohort.included.filter((each) => followsRule(each, protocol))),
      cohort.included.length,
    ),
    deliveredAsPrescribed: register.proportion(
      "treatment.delivered_as_prescribed",
      idsOf(cohort.included.filter(isDeliveredAsPrescribed)),
      cohort.included.length,
    ),
  };
}

/** The scheme that the protocol's rule asks for: the first whose condition holds; null where none does or a value is missing. */
export function schemeByRule({ subject }: AssessedSubject, protocol: Protocol): Scheme | null {
  for (const scheme of protocol.schemes) {
    const evaluation = scheme.when.evaluate(subject.bindings);
    if (evaluation.kind === "unknown") return null;
    if (evaluation.value === true) return scheme;
  }
  return null;
}

/** Whether the subject's prescription is the one that the rule asks for. */
export function followsRule(assessed: AssessedSubject, protocol: Protocol): boolean {
  const scheme = schemeByRule(assessed, protocol);
  return scheme !== null && isGiven(assessed, scheme);
}

/** Whether the subject was prescribed the dose and fractions of a scheme. */
export function isGiven({ subject }: AssessedSubject, scheme: Scheme): boolean {
  const course = subject.indexCourse?.course;
  return (
    course !== undefined &&
    course.planned_fractions === scheme.fractions &&
    course.planned_dose_gy !== null &&
    isSameDose(course.planned_dose_gy, scheme.totalGy)
  );
}

/** Whether all prescribed fractions, and no others, were given with the prescribed dose. */
export function isDeliveredAsPrescribed({ subject }: AssessedSubject): boolean {
  const facts = subject.indexCourse;
  if (
    facts === null ||
    facts.deliveredFractions === null ||
    facts.course.planned_fractions === null
  )
    return false;
  const isDose =
    facts.deliveredDoseGy === null ||
    facts.course.planned_dose_gy === null ||
    isSameDose(facts.deliveredDoseGy, facts.course.planned_dose_gy);
  return facts.deliveredFractions === facts.course.planned_fractions && isDose;
}

/** Doses are recorded to the centigray. */
function isSameDose(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.005;
}
