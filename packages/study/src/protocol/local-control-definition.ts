import { z } from "zod";

const percent = z.number().min(0).max(100);

/** How local control is judged for each irradiated lesion, and where a failure lies. */
export const localControl = z
  .strictObject({
    progression: z
      .enum(["recorded", "growth", "either"])
      .default("recorded")
      .describe(
        "What ends local control of a lesion: a recorded local progression that names it, growth of its diameter, or whichever comes first",
      ),
    growth_percent: z
      .number()
      .positive()
      .default(20)
      .describe("Least growth of a lesion over its smallest diameter so far, in percent"),
    growth_mm: z.number().min(0).default(5).describe("and in millimetres"),
    censored_at: z
      .enum(["last-contact", "last-imaging"])
      .default("last-contact")
      .describe("Where a lesion without progression is censored; last-imaging is of that lesion"),
    field: z
      .strictObject({
        isodose_percent: percent.default(95).describe("The isodose that bounds the field"),
        in_field_percent: percent
          .default(95)
          .describe("Least percent of a recurrence within the isodose that is in-field"),
        marginal_percent: percent.default(20).describe("and that is marginal"),
        recurrence_structure: z
          .string()
          .min(1)
          .optional()
          .describe(
            "Name of the structures that contour a recurrence in the frame of the plan: RECUR finds RECUR and RECUR_1",
          ),
      })
      .prefault({}),
  })
  .describe("Local control by lesion, and the place of failures in the dose");

export type LocalControlDefinition = z.infer<typeof localControl>;
