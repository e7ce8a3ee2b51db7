import { z } from "zod";
import { expression } from "./definition-parts.ts";

/** The words about liver function. */
export const liverDefinition = z.strictObject({
  albumin: z
    .enum(["28-35", "30-35"])
    .default("28-35")
    .describe("Albumin in g/L that has two points in the Child-Pugh score"),
  match_days: z
    .int()
    .min(0)
    .max(60)
    .default(14)
    .describe("Laboratory values this many days from an assessment go with it; the nearest counts"),
  visit_months: z
    .array(z.number().positive())
    .min(1)
    .default([1, 3, 6, 9, 12])
    .describe("Times after the first fraction at which liver function is shown"),
  within_months: z
    .number()
    .positive()
    .default(1)
    .describe("How far from such a time a value may lie; the nearest counts"),
  bclc: expression
    .optional()
    .describe("Who has a stage of the Barcelona Clinic Liver Cancer system; nobody, if absent"),
  rild: z
    .strictObject({
      until_months: z
        .number()
        .positive()
        .default(3)
        .describe(
          "Radiation-induced liver disease begins up to this many months after the last fraction",
        ),
      jaundice_above: z
        .number()
        .positive()
        .default(34)
        .describe(
          "Bilirubin in µmol/L above which the classic form, which is anicteric, is ruled out",
        ),
    })
    .prefault({}),
});

export type LiverDefinition = z.infer<typeof liverDefinition>;
