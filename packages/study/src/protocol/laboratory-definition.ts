import { z } from "zod";
import { dateText, expression } from "./definition-parts.ts";

const normalLimits = z
  .strictObject({
    test: z.string().min(1).describe("The test, such as ALT"),
    sex: z.enum(["male", "female"]).optional().describe("For patients of this sex only"),
    from: dateText.optional().describe("From this day on; the latest that has begun counts"),
    lower: z.number().min(0).optional(),
    upper: z.number().min(0).optional(),
    unit: z
      .string()
      .min(1)
      .optional()
      .describe("Unit of the limits, where it is not that of the test"),
  })
  .describe("Limits of normal for rows that state none");

/** The words about laboratory values. */
export const laboratoryDefinition = z.strictObject({
  limits: z.array(normalLimits).default([]),
  anticoagulated: expression
    .optional()
    .describe(
      "Who takes anticoagulants, whose INR CTCAE grades against the baseline; nobody, if absent",
    ),
  regrade: z
    .strictObject({
      window: z.string().min(1).describe("A window of toxicity"),
      versions: z.array(z.string().min(1)).min(1).describe("CTCAE 4.03, CTCAE 5.0, CTCAE 6.0"),
    })
    .optional()
    .describe("The worst laboratory grades of a window by several versions of CTCAE, side by side"),
});

export type LaboratoryDefinition = z.infer<typeof laboratoryDefinition>;
