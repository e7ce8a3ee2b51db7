import type { Cells, NumberName } from "@fiducial/study";
import type { Edition } from "../edition.ts";

/** What a number is called where it stands alone, and how it is defined beyond its convention. */
export interface NumberDescription {
  readonly label: string;
  /** Definition of the endpoint, window or criterion behind it; null where the label says all. */
  readonly definition: string | null;
}

/** Descriptions by the name of the number. */
export type Described = readonly (readonly [NumberName, NumberDescription])[];

/** One number. */
export function described(
  name: NumberName,
  label: string,
  definition: string | null = null,
): Described[number] {
  return [name, { label, definition }];
}

/** A line of a table: the number of everybody, and that of each group with the group's name. */
export function describedCells(
  edition: Edition,
  cells: Cells,
  label: string,
  definition: string | null = null,
): Described {
  const { results, words } = edition;
  return [
    described(cells.overall, label, definition),
    ...results.groups.flatMap((group): Described => {
      const name = cells.groups[group.code];
      const inGroup = words.numberNames.inGroup(label, edition.text(group.label));
      return name === undefined ? [] : [described(name, inGroup, definition)];
    }),
  ];
}
