/**
 * A dose–volume histogram that a planning system calculated, cumulative: for each dose the volume that receives at least as much.
 *
 * Dose and volume are in the unit of the file; where the file also says what 100 % is, both units can be had.
 */
export interface ExportedDvh {
  /** As the planning system wrote it. RTDOSE names structures by number only: null without its structure set. */
  readonly structureName: string | null;
  /** ROI Number, in RTDOSE. */
  readonly roiNumbers: readonly number[];
  readonly planName: string | null;
  readonly source: "Eclipse" | "Monaco" | "RayStation" | "RTDOSE";
  /** Where the curve stands: file, and line or item. */
  readonly where: string;
  /** Ascending. */
  readonly dose: Float64Array;
  readonly doseUnit: "Gy" | "percent";
  /** Falling or level, as many as doses. */
  readonly volume: Float64Array;
  readonly volumeUnit: "cm3" | "percent";
  /** Of the whole structure; null where the file does not say. */
  readonly totalVolumeCm3: number | null;
  /** As the planning system states it; null where the file does not say. */
  readonly prescriptionGy: number | null;
  /** What 100 % of the dose is: the prescription, unless that is given at another isodose; null where the file does not say. */
  readonly fullDoseGy: number | null;
  /** As the planning system states them, not taken from the curve; null where it does not. */
  readonly minimumGy: number | null;
  readonly meanGy: number | null;
  readonly maximumGy: number | null;
}
