import type { RegressionTable } from "@fiducial/study";
import type { DocumentTable, TableNote, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** A Cox regression: hazard ratio with interval and p for each covariate. */
export function regressionTable(edition: Edition, regression: RegressionTable): DocumentTable {
  const { results, words, language } = edition;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const methods = [
    ...new Set(
      regression.rows.map((row) => conventionText(edition.find(row.ratio).convention, language)),
    ),
  ];
  const rows = regression.rows.map((row): TableRow => {
    const levels =
      row.level === null
        ? ""
        : `${words.colon}${row.reference === null ? edition.text(row.level) : words.versus(edition.text(row.level), edition.text(row.reference))}`;
    return {
      kind: "line",
      indent: 0,
      cells: [
        phrase`${edition.text(row.label)}${levels}`,
        [edition.number(row.ratio, "value-interval")],
        [edition.number(row.p)],
      ],
    };
  });
  return {
    id: `regression-${regression.name}`,
    title: phrase`${words.regressionTitle(edition.text(regression.label))}`,
    columns: [
      headerColumn(words.covariate, 4),
      plainColumn(words.hazardRatio(level), "end", 2.6),
      plainColumn(words.p, "end", 1.3),
    ],
    rows,
    notes: [
      {
        mark: null,
        text: words.regressionNote(
          edition.number(regression.events),
          edition.number(regression.n),
          methods.join(words.semicolon),
        ),
      },
      ...proportionalityNotes(edition, regression),
      ...abbreviationNotes(edition, rows, ["CI"]),
    ],
  };
}

/** The tests of the assumption that each hazard ratio rests on; none where there is no model. */
function proportionalityNotes(
  edition: Edition,
  { proportionality }: RegressionTable,
): readonly TableNote[] {
  if (proportionality.length === 0) return [];
  const { words } = edition;
  const tests = proportionality.map(
    ({ label, p }) =>
      phrase`${label === null ? words.wholeModel : edition.text(label)}${words.comma}${edition.number(p, "equation")}`,
  );
  return [{ mark: null, text: words.proportionalityNote(tests) }];
}
