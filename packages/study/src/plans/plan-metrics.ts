/**
 * What one treatment plan gives to its structures, evaluated beforehand by `dosimetry`.
 *
 * The study receives values and curves, never voxels: the same record comes from DICOM files and from the DVHs that a
 * planning system exported, and can be kept between runs.
 */
export interface PlanMetrics {
  /** The folder that it was read from, below `dicom/` or `dvh/`. */
  readonly folder: string;
  readonly source: PlanSource;
  /** The file that names the plan, for messages: `dicom/P07/plan.dcm`. */
  readonly file: string;
  /** The patient's id in the files. It is compared and never shown: outside a study it may be a hospital's number. */
  readonly patientId: string | null;
  /** What the study's `plans.csv` says of the plan; null where it says nothing. */
  readonly assigned: { readonly patient: string; readonly course: string | null } | null;
  /** Gy over all fractions; null where the files state none, or several. */
  readonly prescriptionGy: number | null;
  readonly fractions: number | null;
  /** Of the structures that the study names. */
  readonly structures: readonly PlanStructure[];
  /** By the name of a plan variable, without `plan.`. */
  readonly values: Readonly<Record<string, PlanValue>>;
  readonly remarks: readonly PlanRemark[];
  /** Recurrences that are contoured in the frame of the plan; none where the study names no structure for them. */
  readonly recurrences: readonly PlanRecurrence[];
}

/** A contoured recurrence in the dose of the plan. */
export interface PlanRecurrence {
  /** As it is drawn. */
  readonly structure: string;
  /** Below the study: `dicom/P07/recurrence.dcm`. */
  readonly file: string;
  readonly volumeCm3: number | null;
  /** Of its volume within the isodose that bounds the field, 0…100; null with a reason. */
  readonly insidePercent: number | null;
  readonly because: RecurrenceReason | null;
}

/** Why a recurrence has no place in the dose. */
export type RecurrenceReason =
  /** Its contours are in the frame of another image: they must be registered first. */
  "other-frame" | "no-volume" | "no-prescription";

export type PlanSource = "dicom" | "exported-dvh";

/** A structure of the study as a plan has it. */
export interface PlanStructure {
  /** As the protocol names it. */
  readonly name: string;
  /** Volume without what lies beyond the end contours, and with half a slice of it, cm³; null where contours are not known. */
  readonly capBandCm3: readonly [number, number] | null;
  readonly volumeCm3: number;
  readonly maxGy: number;
  readonly curve: PlanCurve;
}

/** A cumulative dose–volume curve at equal steps from 0: `percent[i]` of the structure receives at least `i · stepGy`. */
export interface PlanCurve {
  readonly stepGy: number;
  readonly percent: readonly number[];
}

/** A value, or the reason why there is none. */
export type PlanValue =
  | { readonly value: number; readonly because: null }
  | { readonly value: null; readonly because: PlanReason };

/** Why a plan has no value for a metric. */
export type PlanReason =
  | "structure-missing"
  | "structure-ambiguous"
  | "no-histogram"
  | "no-prescription"
  | "smaller-than-the-volume"
  | "no-volume"
  | "not-in-export"
  | "undefined-index";

/** What a reader of the plan must know, by kind; a kind is one finding over all plans. */
export interface PlanRemark {
  readonly kind: PlanRemarkKind;
  /** As the protocol names it, or as it is drawn where the protocol does not; empty where it is of the plan as a whole. */
  readonly structure: string;
  /** A number or name that belongs to it: a drawn name, a volume with its unit. */
  readonly detail: string;
}

export type PlanRemarkKind =
  | "structure-missing"
  | "structure-ambiguous"
  | "name-not-recognised"
  | "structure-made"
  | "leaves-grid"
  | "isodose-leaves-grid"
  | "coarse-grid"
  | "small-volume"
  | "few-contours"
  | "contour-gap"
  | "wider-slices"
  | "target-parts"
  | "contours-left-out"
  | "no-histogram"
  | "modes-differ"
  | "dose-not-physical"
  | "no-prescription";

/** A folder of plans that could not be evaluated, and why. */
export interface UnusablePlanFolder {
  readonly folder: string;
  readonly source: PlanSource;
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** All plans of a study. */
export interface StudyPlans {
  readonly plans: readonly PlanMetrics[];
  readonly unusable: readonly UnusablePlanFolder[];
}
