import type { Plan } from "@fiducial/dosimetry";
import { UsageError } from "../stats/usage-error.ts";

/** The dose prescribed over all fractions of a plan, or why there is none. */
export type Prescription =
  | { readonly kind: "value"; readonly valueGy: number; readonly from: "plan" | "option" }
  | { readonly kind: "none"; readonly because: string };

/**
 * The prescription of a plan: the one dose that its target references state. Of several different doses none is chosen.
 */
export function prescriptionOf(plan: Plan | null): Prescription {
  if (plan === null) return { kind: "none", because: "there is no RTPLAN" };
  const doses = plan.doseReferences
    .filter(({ type }) => type === "TARGET")
    .flatMap(({ prescriptionGy }) => (prescriptionGy === null ? [] : [prescriptionGy]))
    .filter((gy) => gy > 0);
  const different = [...new Set(doses)].toSorted((a, b) => b - a);
  if (different.length === 1) return { kind: "value", valueGy: different[0]!, from: "plan" };
  return {
    kind: "none",
    because:
      different.length === 0
        ? "the RTPLAN states no target prescription"
        : `the RTPLAN states several (${different.map((gy) => `${gy} Gy`).join(", ")})`,
  };
}

/** What was asked for goes before what the plan says. @param askedGy Gy; null where nothing was asked for */
export function usedPrescription(own: Prescription, askedGy: number | null): Prescription {
  return askedGy === null ? own : { kind: "value", valueGy: askedGy, from: "option" };
}

/** The planned fractions of all fraction groups; null where one does not say, or there is none. */
export function plannedFractions(plan: Plan | null): number | null {
  const groups = plan?.fractionGroups ?? [];
  if (groups.length === 0) return null;
  return groups.reduce<number | null>(
    (sum, { fractionsPlanned }) =>
      sum === null || fractionsPlanned === null ? null : sum + fractionsPlanned,
    0,
  );
}

/** @throws UsageError for what is no dose */
export function readPrescriptionOption(text: string | undefined): number | null {
  if (text === undefined) return null;
  const gy = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0;
  if (gy > 0 && gy <= 1000) return gy;
  throw new UsageError(
    `--prescription: expected a dose in Gy, above 0 and at most 1000, found "${text}". Write it as 48 or 52.5.`,
  );
}
