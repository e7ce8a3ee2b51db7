/** What a dose–volume metric asks for, and the unit of its answer. */
export type Metric =
  /** Dmin, Dmax, Dmean, Dmedian. */
  | {
      readonly kind: "dose-statistic";
      readonly statistic: "min" | "max" | "mean" | "median";
      readonly unit: DoseUnit;
    }
  /** D95%, D0.03cc (the hottest part); DC700cc (the coldest part). */
  | {
      readonly kind: "dose-at-volume";
      readonly part: "hottest" | "coldest";
      readonly volume: { readonly value: number; readonly unit: VolumeUnit };
      readonly unit: DoseUnit;
    }
  /** Dnearmax and Dnearmin of ICRU 91. */
  | {
      readonly kind: "near-extreme";
      readonly which: "near-max" | "near-min";
      readonly unit: DoseUnit;
    }
  /** V20Gy, V100% (at least the dose); CV15Gy (below the dose, the cold volume). */
  | {
      readonly kind: "volume-at-dose";
      readonly part: "at-least" | "below";
      readonly dose: { readonly value: number; readonly unit: DoseUnit };
      readonly unit: VolumeUnit;
    }
  | {
      readonly kind: "generalized-equivalent-uniform-dose";
      readonly a: number;
      readonly unit: DoseUnit;
    }
  /** Share of the structure that receives the prescription. */
  | { readonly kind: "coverage"; readonly unit: VolumeUnit }
  | { readonly kind: "volume"; readonly unit: "cm³" };

/** Gy, or percent of the prescription. */
export type DoseUnit = "Gy" | "%";

/** cm³, or percent of the structure. */
export type VolumeUnit = "cm³" | "%";

/**
 * The name of a metric, as `readMetric` reads it again.
 *
 * @example
 * metricName(readMetric("v20 gy [cc]")); // "V20Gy[cc]"
 */
export function metricName(metric: Metric): string {
  const unit = (shown: string, usual: string) =>
    shown === usual ? "" : `[${shown === "cm³" ? "cc" : shown}]`;
  switch (metric.kind) {
    case "dose-statistic":
      return `D${metric.statistic}${unit(metric.unit, "Gy")}`;
    case "near-extreme":
      return `D${metric.which === "near-max" ? "nearmax" : "nearmin"}${unit(metric.unit, "Gy")}`;
    case "dose-at-volume": {
      const { value, unit: of } = metric.volume;
      const prefix = metric.part === "hottest" ? "D" : "DC";
      return `${prefix}${value}${of === "%" ? "%" : "cc"}${unit(metric.unit, "Gy")}`;
    }
    case "volume-at-dose": {
      const { value, unit: of } = metric.dose;
      const cold = metric.part === "below";
      return `${cold ? "CV" : "V"}${value}${of}${unit(metric.unit, cold ? "cm³" : "%")}`;
    }
    case "generalized-equivalent-uniform-dose":
      return `gEUD(a=${metric.a})${unit(metric.unit, "Gy")}`;
    case "coverage":
      return `coverage${unit(metric.unit, "%")}`;
    case "volume":
      return "volume";
  }
}
