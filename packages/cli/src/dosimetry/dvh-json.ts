import type { EvaluatedPlan } from "./evaluated-plan.ts";

/** A plan as data, in full precision, without its curves. */
export function dvhJson({ summary, sliceSpacingMm, structures, ...plan }: EvaluatedPlan) {
  return {
    ...summary,
    sliceSpacingMm,
    structures: structures.map(({ modes, quality, ...structure }) => ({
      ...structure,
      modes: modes.map(({ result, volume, doses }) => ({
        geometry: result.geometry,
        interpolation: result.interpolation,
        histogram:
          result.histogram.kind === "histogram"
            ? { kind: "histogram", outsideGridCm3: result.histogram.outsideGridCm3 }
            : result.histogram,
        volume,
        doses,
      })),
      quality,
    })),
    metrics: plan.metrics,
    notes: plan.notes,
    findings: plan.findings.map((finding, i) => ({ ...finding, text: plan.findingTexts[i] })),
  };
}
