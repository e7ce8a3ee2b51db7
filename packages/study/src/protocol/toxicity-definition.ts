import { z } from "zod";
import { type SystemOrganClass, systemOrganClasses } from "../laboratory/system-organ-class.ts";
import { type LateOrganCode, lateOrgans } from "../toxicity/rtog-eortc-late.ts";
import { label, name } from "./definition-parts.ts";

const organClass = z.enum(
  Object.keys(systemOrganClasses) as [SystemOrganClass, ...SystemOrganClass[]],
);

const toxicityTerm = z.strictObject({
  term: z.string().min(1),
  label: label.optional(),
  laboratory: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("Tests whose values show the term, such as [ALT, AST]; the worst of them counts"),
  organ_class: organClass
    .optional()
    .describe("System organ class, where the term is not one of CTCAE's own that Fiducial knows"),
  organ: z
    .enum(Object.keys(lateOrgans) as [LateOrganCode, ...LateOrganCode[]])
    .optional()
    .describe("Organ of the RTOG/EORTC scheme"),
});

/** A table of toxicity: its scale, its time and its terms. */
export const toxicityWindow = z.strictObject({
  name,
  label,
  scale: z.string().min(1).describe("CTCAE 4.03, CTCAE 5.0, CTCAE 6.0, RTOG/EORTC"),
  source: z
    .enum(["chart", "laboratory", "worst-of-both"])
    .default("chart")
    .describe(
      "Where grades come from: adverse events as graded in the chart, laboratory values graded by the scale, or the worse of the two",
    ),
  after_months: z
    .number()
    .min(0)
    .optional()
    .describe("Events later than this many months after the first fraction"),
  until_months: z
    .number()
    .positive()
    .optional()
    .describe("Events up to and including this many months after the first fraction"),
  cumulative_incidence: z
    .array(z.int().min(1).max(5))
    .default([])
    .describe("Grades of which, or worse, the cumulative incidence is shown, death competing"),
  grades: z.array(z.int().min(1).max(5)).min(1).default([1, 2, 3, 4]),
  attribution: z
    .array(z.enum(["unrelated", "unlikely", "possible", "probable", "definite"]))
    .optional()
    .describe("Count only events so attributed; all, if absent"),
  terms: z.array(toxicityTerm).min(1),
});

export type ToxicityDefinition = z.infer<typeof toxicityWindow>;
export type ToxicityTerm = ToxicityDefinition["terms"][number];
