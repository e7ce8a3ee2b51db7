import type { ExportedDvh } from "./exported-dvh.ts";

/** A curve in Gy and cm³. */
export interface AbsoluteDvh {
  readonly doseGy: Float64Array;
  readonly volumeCm3: Float64Array;
}

/**
 * An exported curve in Gy and cm³, converted by what the file itself states.
 *
 * @returns null where the file has percent and does not say what 100 % is
 *
 * @example
 * const [dvh] = readExportedDvhs(exported);
 * [...absoluteDvh(dvh).doseGy]; // [0, 10, 20]
 */
export function absoluteDvh(dvh: ExportedDvh): AbsoluteDvh | null {
  const doseFactor = dvh.doseUnit === "Gy" ? 1 : dvh.fullDoseGy && dvh.fullDoseGy / 100;
  const volumeFactor =
    dvh.volumeUnit === "cm3" ? 1 : dvh.totalVolumeCm3 && dvh.totalVolumeCm3 / 100;
  if (!doseFactor || !volumeFactor) return null;
  return {
    doseGy: dvh.dose.map((dose) => dose * doseFactor),
    volumeCm3: dvh.volume.map((volume) => volume * volumeFactor),
  };
}
