import { InputError, type Trouble } from "../input-error.ts";

/**
 * The column names of a table: trimmed, each named once. Nameless columns at the right end,
 * as spreadsheets leave them behind, are dropped; their cells must then be empty.
 *
 * @param where the table's file, for messages
 * @throws {InputError} for a nameless column between named ones, and for a name used twice
 */
export function readHeader(where: string, cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === "") names.pop();
  const troubles: Trouble[] = [];
  for (const [i, name] of names.entries()) {
    const first = names.indexOf(name);
    if (name === "")
      troubles.push({
        where: `${where}, row 1, column ${i + 1}`,
        expected: "a column name",
        found: "an empty cell",
        remedy: "Name the column or delete it.",
      });
    else if (first < i)
      troubles.push({
        where: `${where}, row 1, column ${i + 1}`,
        expected: "a name of its own for every column",
        found: `“${name}” again, already the name of column ${first + 1}`,
        remedy: "Rename or delete one of the two.",
      });
  }
  if (troubles.length > 0) throw new InputError(troubles);
  return names;
}
