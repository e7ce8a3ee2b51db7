import { z } from "zod";
import { dateText, label, limit } from "./definition-parts.ts";

const confirmation = z
  .strictObject({
    by: z.string().min(1).describe("Who read the limit at its source, by role"),
    on: dateText,
    at: z.string().min(1).describe("Where in the source: Table 3, page 9"),
  })
  .describe("Enables limits that the library only recalls");

/** A limit on plans: the protocol's own (structure, metric, limit) or one of the library (cite). */
export const planCriterion = z.strictObject({
  cite: z
    .string()
    .min(1)
    .optional()
    .describe("A limit of the library, or several: tg101/3fx/stomach"),
  except: z
    .array(z.string().min(1))
    .optional()
    .describe("Of the limits cited, those that do not count"),
  confirmed: confirmation.optional(),
  structure: z.string().min(1).optional().describe("TG-263 name"),
  label: label.optional(),
  metric: z.string().min(1).optional().describe("Dmean, D0.03cc, V100%, V55Gy, CV15Gy …"),
  limit: limit.optional().describe("The limit; of a cited one, another than the library's"),
  acceptable: limit
    .optional()
    .describe("A looser limit, within which a plan is an acceptable variation"),
  because: label.optional().describe("Why a cited limit is set otherwise"),
});

export type PlanCriterionDefinition = z.infer<typeof planCriterion>;
