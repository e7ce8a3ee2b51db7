import { generalizedEquivalentUniformDose } from "../radiobiology/generalized-equivalent-uniform-dose.ts";
import { nearMaximumDose, nearMinimumDose } from "../plan-quality/near-extremes.ts";
import {
  doseAtVolume,
  doseToColdVolume,
  volumeAtDose,
  type DoseVolumeCurve,
} from "./dose-volume-curve.ts";
import type { DoseUnit, Metric, VolumeUnit } from "./metric.ts";

/** The value of a metric, or why it has none. */
export type MetricValue =
  | { readonly kind: "value"; readonly value: number; readonly unit: "Gy" | "%" | "cm³" }
  | {
      readonly kind: "not-evaluable";
      readonly because: "no-prescription" | "smaller-than-the-volume" | "no-volume";
    };

/**
 * The value of a metric on a dose–volume curve.
 *
 * @param prescriptionGy Gy; null where there is none, and then percent doses have no value
 * @returns Gy, % or cm³ as the metric asks; not evaluable where the structure is smaller than the volume asked for
 *
 * @example
 * metricValue(readMetric("V20Gy"), dvh, null); // { kind: "value", value: 31.2, unit: "%" }
 */
export function metricValue(
  metric: Metric,
  curve: DoseVolumeCurve,
  prescriptionGy: number | null,
): MetricValue {
  const inDose = (gy: number | null, unit: DoseUnit): MetricValue => {
    if (gy === null) return { kind: "not-evaluable", because: "smaller-than-the-volume" };
    if (unit === "Gy") return { kind: "value", value: gy, unit };
    if (!prescribed(prescriptionGy)) return { kind: "not-evaluable", because: "no-prescription" };
    return { kind: "value", value: (100 * gy) / prescriptionGy, unit };
  };
  const inVolume = (cm3: number, unit: VolumeUnit): MetricValue =>
    unit === "cm³"
      ? { kind: "value", value: cm3, unit }
      : { kind: "value", value: (100 * cm3) / curve.totalCm3, unit };

  if (!(curve.totalCm3 > 0)) return { kind: "not-evaluable", because: "no-volume" };
  switch (metric.kind) {
    case "dose-statistic":
      return inDose(statistic(curve, metric.statistic), metric.unit);
    case "near-extreme":
      return inDose(
        metric.which === "near-max" ? nearMaximumDose(curve) : nearMinimumDose(curve),
        metric.unit,
      );
    case "dose-at-volume": {
      const { value, unit } = metric.volume;
      const volume = unit === "%" ? (value / 100) * curve.totalCm3 : value;
      const gy = metric.part === "hottest" ? doseAtVolume : doseToColdVolume;
      return inDose(gy(curve, volume), metric.unit);
    }
    case "volume-at-dose": {
      const { value, unit } = metric.dose;
      if (unit === "%" && !prescribed(prescriptionGy)) {
        return { kind: "not-evaluable", because: "no-prescription" };
      }
      const gy = unit === "%" ? (value / 100) * prescriptionGy! : value;
      const hot = volumeAtDose(curve, gy);
      return inVolume(metric.part === "at-least" ? hot : curve.totalCm3 - hot, metric.unit);
    }
    case "generalized-equivalent-uniform-dose":
      return inDose(generalizedEquivalentUniformDose(curve, metric.a), metric.unit);
    case "coverage":
      if (!prescribed(prescriptionGy)) return { kind: "not-evaluable", because: "no-prescription" };
      return inVolume(volumeAtDose(curve, prescriptionGy), metric.unit);
    case "volume":
      return { kind: "value", value: curve.totalCm3, unit: "cm³" };
  }
}

function prescribed(prescriptionGy: number | null): prescriptionGy is number {
  return prescriptionGy !== null && prescriptionGy > 0;
}

function statistic(curve: DoseVolumeCurve, name: "min" | "max" | "mean" | "median"): number | null {
  switch (name) {
    case "min":
      return curve.minGy;
    case "max":
      return curve.maxGy;
    case "mean":
      return curve.meanGy;
    case "median":
      return doseAtVolume(curve, curve.totalCm3 / 2);
  }
}
