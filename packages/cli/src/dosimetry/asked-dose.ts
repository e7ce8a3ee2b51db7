import {
  biologicallyEffectiveDose,
  biologicallyEffectiveDoseGrid,
  DosimetryError,
  doseSum,
  equivalentDose2Gy,
  equivalentDose2GyGrid,
} from "@fiducial/dosimetry";
import { UsageError } from "../stats/usage-error.ts";
import { type OpenedPlan, planFile } from "./opened-plan.ts";

/** A dose that takes the number of fractions into account. */
export interface EffectiveDose {
  readonly kind: "EQD2" | "BED";
  readonly alphaBetaGy: number;
}

/** The effective dose that `--eqd2` or `--bed` asks for. @throws UsageError for both, or what is no α/β */
export function readEffectiveDose(
  eqd2: string | undefined,
  bed: string | undefined,
): EffectiveDose | null {
  if (eqd2 !== undefined && bed !== undefined)
    throw new UsageError("--eqd2 and --bed are two doses. Ask for one of them.");
  const text = eqd2 ?? bed;
  if (text === undefined) return null;
  const option = eqd2 === undefined ? "--bed" : "--eqd2";
  const alphaBetaGy = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0;
  if (alphaBetaGy > 0 && alphaBetaGy <= 100)
    return { kind: eqd2 === undefined ? "BED" : "EQD2", alphaBetaGy };
  throw new UsageError(
    `${option}: expected α/β in Gy, above 0 and at most 100, found "${text}". Write it as 3 or 10.`,
  );
}

/**
 * A plan with the effective dose of every voxel, and of its prescription, by its own number of fractions.
 *
 * @throws DosimetryError where the RTPLAN does not say in how many fractions, or the dose is no physical one
 */
export function withEffectiveDose(plan: OpenedPlan, effect: EffectiveDose | null): OpenedPlan {
  if (effect === null) return plan;
  const { dose, fractions, prescription } = plan;
  const { kind, alphaBetaGy } = effect;
  if (fractions === null || fractions === 0)
    throw new DosimetryError({
      where: planFile(plan.objects),
      expected: `a plan that says in how many fractions it gives its dose, for ${kind}`,
      found: plan.plan === null ? "no RTPLAN" : "no number of planned fractions",
      remedy: `Export the RTPLAN with its fraction group, or leave --${kind.toLowerCase()} out.`,
    });
  if (dose.doseType === "EFFECTIVE")
    throw new DosimetryError({
      where: planFile(plan.objects),
      expected: `physical dose, for ${kind}`,
      found: "dose of type EFFECTIVE",
      remedy: `Export the physical dose, or leave --${kind.toLowerCase()} out.`,
    });
  const [ofGrid, ofDose] =
    kind === "EQD2"
      ? [equivalentDose2GyGrid, equivalentDose2Gy]
      : [biologicallyEffectiveDoseGrid, biologicallyEffectiveDose];
  return {
    ...withoutStoredDvhs(plan),
    dose: ofGrid(dose, fractions, alphaBetaGy),
    prescription:
      prescription.kind === "value"
        ? {
            ...prescription,
            valueGy: ofDose(fractions, prescription.valueGy / fractions, alphaBetaGy),
          }
        : prescription,
    doseName: `${kind} with α/β = ${alphaBetaGy} Gy`,
  };
}

/**
 * Several plans as one: doses, prescriptions and fractions added, with the structures of the first.
 *
 * @throws DosimetryError where their doses cannot be added
 */
export function sumOfPlans(plans: readonly OpenedPlan[]): OpenedPlan {
  const [first, ...others] = plans;
  if (first === undefined) throw new RangeError("no plan to add");
  if (others.length === 0) return first;
  const values = plans.map(({ prescription }) =>
    prescription.kind === "value" ? prescription.valueGy : null,
  );
  const fractions = plans.map((plan) => plan.fractions);
  const without = plans.find(({ prescription }) => prescription.kind === "none");
  return {
    ...withoutStoredDvhs(first),
    dose: doseSum(plans.map(({ dose }) => dose)),
    label: plans.map(({ label, objects }) => label ?? planFile(objects)).join(" + "),
    prescription:
      without === undefined
        ? { kind: "value", from: "plan", valueGy: values.reduce<number>((sum, gy) => sum + gy!, 0) }
        : without.prescription,
    fractions: fractions.includes(null)
      ? null
      : fractions.reduce<number>((sum, count) => sum + count!, 0),
    addedFiles: others.flatMap(({ objects }) =>
      [objects.plan, ...(objects.dose?.parts ?? [])].flatMap((object) =>
        object === null ? [] : [object.file],
      ),
    ),
  };
}

/** A planning system's curves are of the dose that it computed, and of no other. */
function withoutStoredDvhs(plan: OpenedPlan): OpenedPlan {
  const { dose } = plan.objects;
  if (dose === null) return plan;
  const parts = dose.parts.map((part) => ({ ...part, hasDvhs: false }));
  return { ...plan, objects: { ...plan.objects, dose: { ...dose, parts } } };
}
