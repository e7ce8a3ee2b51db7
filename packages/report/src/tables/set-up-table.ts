import type { SetUpErrorsResult, SetUpResults } from "@fiducial/study";
import type { DocumentTable, TableColumn, TableRow } from "../document/document-table.ts";
import { phrase, type Inline, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal, noBreakSpace } from "../format-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { emptyCells, headerColumn, plainColumn } from "./group-columns.ts";

/** M, Σ and σ along each axis with the margins that they ask for; null where no fraction has a shift. */
export function setUpTable(edition: Edition): DocumentTable | null {
  const { setUp } = edition.results;
  if (setUp === null) return null;
  const words = edition.words.setUp;
  const column = (label: string, weight = 1.2, above: Phrase | null = null): TableColumn => ({
    label: phrase`${label}`,
    above,
    align: "end",
    weight,
  });
  const corrected = phrase`${words.corrected}`;
  const columns = [
    headerColumn(words.axis, 2.6),
    column(words.patients),
    column("M"),
    column("Σ"),
    column("σ"),
    column(words.margin, 1.8),
    column("Σ", 1.2, corrected),
    column(words.margin, 1.8, corrected),
  ];
  const heading = (label: string): TableRow => ({
    kind: "heading",
    indent: 0,
    cells: [phrase`${label}`, ...emptyCells(columns.length - 1)],
  });
  const { before, residual } = setUp;
  return {
    id: "set-up",
    title: phrase`${words.errorsTitle}`,
    columns,
    rows:
      residual === null
        ? errorRows(edition, before, 0)
        : [
            heading(words.before),
            ...errorRows(edition, before, 1),
            heading(words.residual),
            ...errorRows(edition, residual, 1),
          ],
    notes: [{ mark: null, text: phrase`${words.errorsNote}` }],
  };
}

function errorRows(
  edition: Edition,
  { axes }: SetUpErrorsResult,
  indent: 0 | 1,
): readonly TableRow[] {
  return axes.map(({ axis, ...numbers }): TableRow => ({
    kind: "line",
    indent,
    cells: [
      phrase`${edition.words.setUp.axes[axis]}`,
      ...[
        numbers.patients,
        numbers.groupMean,
        numbers.systematic,
        numbers.random,
        numbers.margin,
        numbers.systematicCorrected,
        numbers.marginCorrected,
      ].map((name): Phrase => [edition.number(name)]),
    ],
  }));
}

/** How long the shifts were, beside the margins used; null where no fraction has a shift. */
export function setUpSummaryTable(edition: Edition): DocumentTable | null {
  const { setUp } = edition.results;
  if (setUp === null) return null;
  const words = edition.words.setUp;
  const rows: readonly (readonly [string, Inline])[] = [
    [words.patientsWithShifts, edition.number(setUp.patients)],
    [words.allFractions, edition.number(setUp.allFractions)],
    [words.fractions, edition.number(setUp.fractions)],
    [words.vectorMedian, edition.number(setUp.vector.median)],
    [words.vectorMean, edition.number(setUp.vector.mean)],
    [words.vectorRange, edition.number(setUp.vector.range)],
    [words.marginUsed, edition.number(setUp.marginUsed)],
    [words.beyondMargin, edition.number(setUp.vector.beyondMargin, "count-percent")],
  ];
  return {
    id: "set-up-summary",
    title: phrase`${words.summaryTitle}`,
    columns: [headerColumn(words.quantity, 4), plainColumn(words.value, "end", 1.5)],
    rows: rows.map(([label, number]): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [phrase`${label}`, [number]],
    })),
    notes: abbreviationNotes(edition, [], ["ITV", "PTV"]),
  };
}

/** Mean and standard deviation of each patient's shifts. */
export function setUpListing(edition: Edition, setUp: SetUpResults): DocumentTable {
  const words = edition.words.setUp;
  const end = (label: string, weight: number): TableColumn => plainColumn(label, "end", weight);
  const axes = ["lr", "ap", "si"] as const;
  return {
    id: "listing-set-up",
    title: phrase`${words.listingTitle}`,
    columns: [
      headerColumn(edition.words.patient, 1),
      end(words.fractions, 1.2),
      end(words.approved, 1.2),
      ...axes.map((axis) => end(words.meanSd(words.axes[axis]), 2)),
      end(words.ownMargin, 1.2),
    ],
    rows: setUp.subjects.map(({ subject, fractions, mean, deviation, marginMm }): TableRow => {
      const measured = fractions.filter(({ lr, ap, si }) => (lr ?? ap ?? si) !== null);
      const approved = fractions.filter((fraction) => fraction.approved === true);
      return {
        kind: "line",
        indent: 0,
        cells: [
          phrase`${subject}`,
          phrase`${String(measured.length)}`,
          phrase`${`${approved.length} / ${fractions.length}`}`,
          ...axes.map((axis) => phrase`${meanSd(mean[axis], deviation[axis])}`),
          phrase`${marginMm === null ? "" : formatDecimal(marginMm, 0)}`,
        ],
      };
    }),
    notes: [],
  };
}

function meanSd(mean: number | null, deviation: number | null): string {
  if (mean === null) return "";
  const spread = deviation === null ? "" : `${noBreakSpace}(${formatDecimal(deviation, 1)})`;
  return `${formatDecimal(mean, 1)}${spread}`;
}
