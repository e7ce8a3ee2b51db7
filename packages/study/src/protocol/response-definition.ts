import { z } from "zod";
import { eventCode } from "./definition-parts.ts";

/** How response is judged by RECIST 1.1: what the guideline leaves to the protocol. */
export const response = z
  .strictObject({
    targets: z
      .enum(["any", "irradiated", "not-irradiated"])
      .default("any")
      .describe(
        "Which lesions may be targets; RECIST counts a previously irradiated lesion as not measurable, a study of radiotherapy may ask for them alone",
      ),
    max_targets: z.int().min(1).max(20).default(5),
    max_per_organ: z.int().min(1).max(20).default(2),
    visit_days: z
      .int()
      .min(0)
      .max(60)
      .default(7)
      .describe("Imaging within so many days of the first image of a visit belongs to that visit"),
    stable_weeks: z
      .number()
      .min(0)
      .default(6)
      .describe("Least weeks from the first fraction to a visit at which disease counts as stable"),
    confirm: z
      .boolean()
      .default(false)
      .describe(
        "Whether a response must be seen again, as RECIST asks where response is the primary endpoint of a non-randomised study",
      ),
    confirm_weeks: z.number().positive().default(4).describe("Least weeks to the confirmation"),
    new_disease: z
      .array(eventCode)
      .default(["regional-progression", "distant-metastasis"])
      .describe("Recorded events that count as a new lesion on their day"),
    until: z
      .array(z.enum(["new-treatment", "next-course"]))
      .default(["new-treatment", "next-course"])
      .describe("Visits after the first of these do not count for the best response"),
  })
  .describe("Response by RECIST 1.1");

export type ResponseDefinition = z.infer<typeof response>;
