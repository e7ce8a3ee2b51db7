import { z } from "zod";

const variable = z.string().min(1).describe("A number variable of the fractions, in mm");

/** What the study records of the patients' position beyond the data dictionary. */
export const setUp = z.strictObject({
  residual: z
    .strictObject({ lr: variable, ap: variable, si: variable })
    .describe("Variables with what remained after the correction"),
});
