import { z } from "zod";
import { label } from "./definition-parts.ts";

const structureName = z.string().min(1).max(64);

/** The words of `plan` about the plans themselves: what is read from them, and for whom. */
export const planWords = {
  metrics: z
    .array(
      z.strictObject({
        structure: structureName.describe("TG-263 name"),
        label: label.optional(),
        metric: z.string().min(1).describe("Dmean, D2%, V30Gy, D0.5cc …"),
      }),
    )
    .default([])
    .describe("Metrics to report beside those of acceptance and constraints"),
  targets: z
    .strictObject({
      planning: structureName.default("PTV").describe("The target of the plan-quality table"),
      gross: structureName.default("GTV"),
      internal: structureName
        .default("ITV")
        .describe("The target whose margin to the planning target is measured"),
    })
    .prefault({})
    .describe("Names of the targets"),
  structure_names: z
    .record(structureName, z.array(structureName).min(1))
    .default({})
    .describe("TG-263 name → how this study's planning systems write it"),
  match_by: z
    .enum(["folder-name", "dicom-patient-id"])
    .default("folder-name")
    .describe(
      "What names the patient of a plan: its folder below dicom/ or dvh/, or the Patient ID in its files; plans.csv goes before both",
    ),
  case: z
    .string()
    .min(1)
    .optional()
    .describe(
      "The patient whose plan is drawn as the illustrative case; the first analysed patient with a plan, if absent",
    ),
};
