import { z } from "zod";

/** What the report that leaves the building may show. */
export const publicationDefinition = z
  .strictObject({
    smallest_cell: z
      .int()
      .min(2)
      .optional()
      .describe(
        "Counts of patients from 1 to below this are withheld, with whatever would give them back",
      ),
  })
  .describe("The report that may leave the building, as `fiducial run --publication` writes it");
