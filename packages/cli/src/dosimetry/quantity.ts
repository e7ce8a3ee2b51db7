import {
  type DoseVolumeHistogram,
  type Metric,
  metricValue,
  type NoDoseVolumeHistogram,
  type PlanMetric,
} from "@fiducial/dosimetry";

/** A number with its unit, or the reason why there is none. */
export type Quantity =
  | { readonly kind: "value"; readonly value: number; readonly unit: string }
  | {
      readonly kind: "not-evaluable";
      readonly value: null;
      readonly unit: string;
      readonly because: string;
    };

export function quantity(value: number | null, unit: string, because: string): Quantity {
  return value === null
    ? { kind: "not-evaluable", value, unit, because }
    : { kind: "value", value, unit };
}

/** A metric of a structure in one of its modes. */
export function metricQuantity(
  metric: Metric,
  histogram: DoseVolumeHistogram | NoDoseVolumeHistogram,
  prescriptionGy: number | null,
): Quantity {
  return histogram.kind === "none"
    ? quantity(null, metric.unit, reasonText["no-histogram"])
    : valueQuantity(metric, metricValue(metric, histogram, prescriptionGy));
}

export function valueQuantity({ unit }: Metric, found: PlanMetric["value"]): Quantity {
  return found.kind === "value" ? found : quantity(null, unit, reasonText[found.because]);
}

type Reason = Extract<PlanMetric["value"], { kind: "not-evaluable" }>["because"];

/** Why a metric has no value. */
export const reasonText: Readonly<Record<Reason, string>> = {
  "structure-missing": "the structure is not there",
  "no-histogram": "the structure has no histogram",
  "no-prescription": "no prescription is known",
  "smaller-than-the-volume": "the structure is smaller than the volume asked for",
  "no-volume": "the structure has no volume",
};
