import { type Metric, metricName } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { Shape, ValueShape } from "../protocol/scope.ts";

/** A number of a plan that the study knows by name: `plan.liver_gtv_dmean`. */
export interface PlanVariable {
  /** Without `plan.`. */
  readonly name: string;
  readonly label: Label;
  readonly unit: string | null;
  readonly digits: number;
  /** Structure and metric that give it; null for what the plan says as a whole. */
  readonly from: { readonly structure: string; readonly metric: string } | null;
}

/** What every plan with a target has: its prescription and the quality of its dose. */
export const planQualityVariables = [
  quality("gtv_cm3", { en: "GTV volume", zh: "GTV 体积" }, "cm³", 1),
  quality("ptv_cm3", { en: "PTV volume", zh: "PTV 体积" }, "cm³", 1),
  quality(
    "margin_mm",
    { en: "Margin drawn from ITV to PTV", zh: "实际勾画的 ITV 至 PTV 外放" },
    "mm",
    1,
  ),
  quality("coverage", { en: "PTV within the prescription dose", zh: "处方剂量覆盖的 PTV" }, "%", 1),
  quality("rtog_ci", { en: "Conformity index, RTOG", zh: "适形指数 (RTOG)" }, null, 2),
  quality("paddick_ci", { en: "Conformity index, Paddick", zh: "适形指数 (Paddick)" }, null, 2),
  quality("gradient_index", { en: "Gradient index", zh: "梯度指数" }, null, 2),
  quality("r50", { en: "R50", zh: "R50" }, null, 2),
  quality("icru83_hi", { en: "Homogeneity index, ICRU 83", zh: "均匀性指数 (ICRU 83)" }, null, 2),
] as const;

export const planFactVariables = [
  quality("prescription_gy", { en: "Prescription of the plan", zh: "计划处方剂量" }, "Gy", 1),
  quality("fractions", { en: "Fractions of the plan", zh: "计划分次数" }, null, 0),
] as const;

function quality(
  name: string,
  label: Label,
  unit: string | null,
  digits: number,
): PlanVariable & { readonly from: null } {
  return { name, label, unit, digits, from: null };
}

/**
 * The variable of a metric of a structure. Its name is made of both in small letters, digits and `_`.
 *
 * @example
 * planVariable("Liver-GTV", { en: "Liver − GTV" }, readMetric("Dmean")).name; // "liver_gtv_dmean"
 */
export function planVariable(structure: string, label: Label, metric: Metric): PlanVariable {
  const name = metricName(metric);
  return {
    name: slug(`${structure}_${name}`),
    label: {
      en: `${label.en} ${name}`,
      ...(label.zh === undefined ? {} : { zh: `${label.zh} ${name}` }),
    },
    unit: metric.unit,
    // What stays below a dose is most of an organ.
    digits: metric.kind === "volume-at-dose" && metric.part === "below" ? 0 : 1,
    from: { structure, metric: name },
  };
}

function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll("cm³", "cc")
    .replaceAll("%", "pct")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(words) ? words : `s_${words}`;
}

/** The shape of `plan` in expressions. */
export function planShape(variables: readonly PlanVariable[]): Shape {
  return {
    kind: "map",
    fields: new Map(
      [...planFactVariables, ...planQualityVariables, ...variables].map(
        ({ name, label, unit, digits }): [string, ValueShape] => [
          name,
          {
            kind: "value",
            of: name === "fractions" ? "integer" : "number",
            label,
            unit: unit ?? undefined,
            digits,
          },
        ],
      ),
    ),
  };
}
