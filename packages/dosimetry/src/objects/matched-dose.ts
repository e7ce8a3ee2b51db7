import type { Mismatch } from "./mismatch.ts";
import type { ObjectHeader } from "./object-header.ts";

/** The dose of a whole plan, in one file or as the sum of its beams. */
export interface PlannedDose {
  readonly kind: "plan" | "sum-of-beams";
  readonly parts: readonly ObjectHeader[];
}

/** The dose of a plan among the doses that name it. */
export function matchedDose(
  plan: ObjectHeader,
  doses: readonly ObjectHeader[],
): { readonly dose: PlannedDose | null; readonly mismatches: readonly Mismatch[] } {
  const named = doses.filter(
    (dose) => plan.sopInstanceUid !== null && dose.referencedPlanUids.includes(plan.sopInstanceUid),
  );
  const strangers = named.filter((dose) => ofAnotherPatient(plan, dose));
  const own = named.filter((dose) => !strangers.includes(dose));
  const mismatches: Mismatch[] = strangers.map((dose) => ({
    kind: "another-patient",
    files: [plan.file, dose.file],
  }));
  const whole = own.filter(({ summationType }) => summationType === "PLAN");
  const beams = own.filter(({ summationType }) => summationType === "BEAM");
  const files = (of: readonly ObjectHeader[]): readonly string[] => [
    plan.file,
    ...of.map(({ file }) => file),
  ];
  const others = own.filter((dose) => !whole.includes(dose) && !beams.includes(dose));
  if (others.length > 0) mismatches.push({ kind: "dose-not-of-plan", files: files(others) });
  if (whole.length === 1) return { dose: { kind: "plan", parts: whole }, mismatches };
  if (whole.length > 1) {
    mismatches.push({ kind: "several-doses", files: files(whole) });
    return { dose: null, mismatches };
  }
  if (beams.length === 0) {
    mismatches.push({ kind: "plan-without-dose", files: [plan.file] });
    return { dose: null, mismatches };
  }
  if (!coverEachBeamOnce(plan, beams)) {
    mismatches.push({ kind: "beam-doses-incomplete", files: files(beams) });
    return { dose: null, mismatches };
  }
  return { dose: { kind: "sum-of-beams", parts: beams }, mismatches };
}

export function ofAnotherPatient(a: ObjectHeader, b: ObjectHeader): boolean {
  return a.patientId !== null && b.patientId !== null && a.patientId !== b.patientId;
}

function coverEachBeamOnce(plan: ObjectHeader, doses: readonly ObjectHeader[]): boolean {
  const dosed = doses.flatMap(({ beamNumbers }) => beamNumbers);
  return (
    dosed.length === plan.beamNumbers.length &&
    plan.beamNumbers.every((number) => dosed.includes(number))
  );
}
