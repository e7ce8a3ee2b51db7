import type { GradeComparison } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { gradeComparisonTable, gradeDisagreementTable } from "../tables/grade-comparison-table.ts";
import { regradedTable } from "../tables/regraded-table.ts";
import type { DocumentTable } from "./document-table.ts";
import type { Phrase } from "./inline.ts";
import { supplementTable, type Draft } from "./numbered-sections.ts";

/** Laboratory values graded by CTCAE, beside the chart and by several versions; empty where the study asks for neither. */
export function laboratorySection(edition: Edition): Draft {
  const { laboratory } = edition.results;
  return {
    id: "laboratory",
    title: edition.words.laboratory.section,
    blocks:
      laboratory === null
        ? []
        : [
            ...laboratory.comparisons.flatMap((each): Draft["blocks"] => [
              { kind: "paragraph", text: agreement(edition, each) },
              supplementTable(gradeComparisonTable(edition, each)),
              supplementTable(gradeDisagreementTable(edition, each)),
            ]),
            laboratory.regraded === null
              ? null
              : supplementTable(regradedTable(edition, laboratory.regraded)),
          ],
  };
}

/** The tables of the section, each a file of its own. */
export function laboratoryTables(edition: Edition): readonly (DocumentTable | null)[] {
  const { laboratory } = edition.results;
  if (laboratory === null) return [];
  return [
    ...laboratory.comparisons.flatMap((each) => [
      gradeComparisonTable(edition, each),
      gradeDisagreementTable(edition, each),
    ]),
    laboratory.regraded === null ? null : regradedTable(edition, laboratory.regraded),
  ];
}

/** How many patients have the same worst grades in the chart and by their values. */
function agreement(edition: Edition, { agree, label }: GradeComparison): Phrase {
  const { words } = edition;
  return words.laboratory.agreement(
    words.ofTotal(
      edition.number(agree, "count"),
      edition.number(agree, "total"),
      edition.number(agree),
    ),
    edition.text(label),
  );
}
