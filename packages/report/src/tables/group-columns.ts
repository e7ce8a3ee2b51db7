import type { Cells } from "@fiducial/study";
import type { NumberPart, Phrase } from "../document/inline.ts";
import type { TableColumn } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { noBreakSpace } from "../format-number.ts";

/** One column for each group and one for all; for all only where the study compares no groups. */
export function groupColumns(
  edition: Edition,
  options: { readonly sizes: boolean; readonly above?: Phrase; readonly weight?: number },
): readonly TableColumn[] {
  const { results, words } = edition;
  const column = (label: string, size: string | undefined): TableColumn => ({
    label:
      options.sizes && size !== undefined
        ? words.groupWithSize(label, edition.number(size))
        : phrase`${label}`,
    above: options.above ?? null,
    align: "end",
    weight: options.weight ?? 2.4,
  });
  return [
    ...results.groups.map((group) =>
      column(edition.text(group.label), results.baseline.groupSizes[group.code]),
    ),
    column(words.all, results.baseline.overall),
  ];
}

/** The cells under {@link groupColumns}. */
export function groupCells(edition: Edition, cells: Cells, part: NumberPart): readonly Phrase[] {
  const names = [...edition.results.groups.map((group) => cells.groups[group.code]), cells.overall];
  return names.map((name) => (name === undefined ? [] : [edition.number(name, part)]));
}

/** The same, a share as its count and percentage and any other number as its value, whichever of them is withheld. */
export function countedCells(edition: Edition, cells: Cells): readonly Phrase[] {
  const names = [...edition.results.groups.map((group) => cells.groups[group.code]), cells.overall];
  return names.map((name) =>
    name === undefined
      ? []
      : [
          edition.number(
            name,
            edition.find(name).kind === "proportion" ? "count-percent" : "value",
          ),
        ],
  );
}

/** Two numbers in one cell: `62.6 (42.8–82.5)`. */
export function pairedCells(
  edition: Edition,
  first: Cells,
  second: Cells,
  secondPart: NumberPart = "value",
): readonly Phrase[] {
  const left = groupCells(edition, first, "value");
  const right = groupCells(edition, second, secondPart);
  return left.map((each, index): Phrase => {
    const inner = right[index] ?? [];
    return inner.length === 0 ? each : phrase`${each}${noBreakSpace}(${inner})`;
  });
}

/** The column that heads the rows. */
export function headerColumn(label: string, weight = 3.4): TableColumn {
  return plainColumn(label, "start", weight);
}

/** A column with a heading of its own. */
export function plainColumn(
  label: string,
  align: TableColumn["align"],
  weight: number,
): TableColumn {
  return { label: phrase`${label}`, above: null, align, weight };
}

/** As many empty cells. */
export function emptyCells(count: number): readonly Phrase[] {
  return Array.from({ length: count }, () => []);
}
