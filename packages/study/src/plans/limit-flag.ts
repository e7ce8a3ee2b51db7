import type { Constraint } from "@fiducial/dosimetry";
import type { LimitFlag } from "../results/plan-results.ts";

/**
 * Where a limit touches the dose–volume curve of its structure.
 *
 * @param volumeCm3 of the structure; 0 where it is not known, and then a limit in cm³ has no place
 * @param prescriptionGy Gy, or null
 * @returns null where the limit cannot be placed
 *
 * @example
 * limitFlag(readConstraint("V15Gy", "< 35 %"), 300, 48); // { doseGy: 15, percent: 35, forbidden: "more-volume" }
 */
export function limitFlag(
  { metric, limit }: Constraint,
  volumeCm3: number,
  prescriptionGy: number | null,
): Pick<LimitFlag, "doseGy" | "percent" | "forbidden"> | null {
  const isUpper = limit.comparison.startsWith("<");
  const inGy = (value: number, unit: string): number | null =>
    unit === "Gy" ? value : prescriptionGy === null ? null : (value / 100) * prescriptionGy;
  const inPercent = (value: number, unit: string): number | null =>
    unit === "%" ? value : volumeCm3 > 0 ? (100 * value) / volumeCm3 : null;
  const dose = isUpper ? ("higher-dose" as const) : ("lower-dose" as const);
  switch (metric.kind) {
    case "volume-at-dose": {
      const doseGy = inGy(metric.dose.value, metric.dose.unit);
      const share = inPercent(limit.value, limit.unit);
      if (doseGy === null || share === null || share > 100) return null;
      // What stays below a dose is the rest of what receives it.
      const hot = metric.part === "at-least";
      const forbidsMore = isUpper === hot;
      return {
        doseGy,
        percent: hot ? share : 100 - share,
        forbidden: forbidsMore ? "more-volume" : "less-volume",
      };
    }
    case "coverage": {
      const share = inPercent(limit.value, limit.unit);
      if (prescriptionGy === null || share === null) return null;
      return {
        doseGy: prescriptionGy,
        percent: share,
        forbidden: isUpper ? "more-volume" : "less-volume",
      };
    }
    case "dose-at-volume": {
      const doseGy = inGy(limit.value, limit.unit);
      const share = inPercent(metric.volume.value, metric.volume.unit);
      if (doseGy === null || share === null || share > 100) return null;
      return { doseGy, percent: metric.part === "hottest" ? share : 100 - share, forbidden: dose };
    }
    case "dose-statistic": {
      const doseGy = inGy(limit.value, limit.unit);
      if (doseGy === null) return null;
      const percents = { max: 0, min: 100, median: 50, mean: null } as const;
      return { doseGy, percent: percents[metric.statistic], forbidden: dose };
    }
    case "near-extreme":
    case "generalized-equivalent-uniform-dose": {
      const doseGy = inGy(limit.value, limit.unit);
      return doseGy === null ? null : { doseGy, percent: null, forbidden: dose };
    }
    case "volume":
      return null;
  }
}
