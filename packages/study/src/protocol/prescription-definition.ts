import { z } from "zod";
import { expression, identifier, label, name } from "./definition-parts.ts";

const scheme = z.strictObject({
  id: identifier,
  label,
  when: expression.describe(
    "Subjects for whom the protocol asks for this scheme; the first that holds counts",
  ),
  total_gy: z.number().positive(),
  fractions: z.int().positive(),
});

const repair = z
  .strictObject({
    half_time_hours: z.number().positive().describe("Of the repair of sublethal damage"),
    second: z
      .strictObject({
        half_time_hours: z.number().positive(),
        share: z.number().gt(0).lt(1).describe("The share of damage with the second half-time"),
      })
      .optional(),
  })
  .describe("Corrects the dose for repair while a fraction is given (needs delivery_minutes)");

const tissue = z.strictObject({
  name,
  label,
  alpha_beta_gy: z.number().positive(),
  repair: repair.optional(),
});

/** What the protocol prescribes to whom, and for which tissues its biological dose is told. */
export const prescription = z.strictObject({
  alpha_beta_gy: z.number().positive().describe("Of the tumour"),
  tissues: z.array(tissue).default([]).describe("Further tissues with their α/β"),
  delivery_minutes: z
    .number()
    .positive()
    .optional()
    .describe("Time from the first to the last beam of one fraction"),
  interval_days: z.int().positive().optional(),
  schemes: z.array(scheme).min(1),
});

export type TissueDefinition = z.infer<typeof tissue>;
