import { z } from "zod";
import { eventCode, label, name } from "./definition-parts.ts";

/** An endpoint: where its time begins, which events end it, what censors it and what competes with it. */
export const endpoint = z.strictObject({
  name,
  label,
  short: label.describe("Abbreviation, such as OS"),
  role: z.enum(["primary", "sensitivity"]).default("primary"),
  origin: z
    .string()
    .min(1)
    .default("first-fraction")
    .describe(
      "Where time begins: first-fraction, last-fraction, diagnosis, enrolment, or the name of a date",
    ),
  events: z.array(eventCode).min(1).describe("The first of these is the event"),
  competing: z
    .array(eventCode)
    .optional()
    .describe(
      "Events after which the event cannot happen any more, for the cumulative incidence; death, unless it is an event, where not given",
    ),
  censored_at: z
    .enum(["last-contact", "last-imaging"])
    .default("last-contact")
    .describe("Where a subject without event is censored; a death that is no event censors"),
  also_censored_by: z.array(z.enum(["new-treatment", "next-course", "withdrawal"])).default([]),
  note: label.optional(),
});

export type EndpointDefinition = z.infer<typeof endpoint>;
