import { z } from "zod";

/** When subjects are to be seen, and when one who was not counts as overdue or lost. */
export const followUp = z.strictObject({
  every_months: z.number().positive(),
  from: z.enum(["first-fraction", "last-fraction"]).describe("The origin of the windows"),
  window_days: z
    .int()
    .positive()
    .default(30)
    .describe("A visit is on time within so many days before or after its day"),
  lost_after_months: z
    .number()
    .positive()
    .default(12)
    .describe("Without any contact for so long before the cut-off a subject counts as lost"),
});

export type FollowUpDefinition = z.infer<typeof followUp>;
