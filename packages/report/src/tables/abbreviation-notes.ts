import type { TableNote, TableRow } from "../document/document-table.ts";
import { phrase, plainText } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { absent } from "../format-number.ts";

type Abbreviation = keyof Edition["words"]["abbreviations"];

/** What a table abbreviates: the given terms, and of "not reached" and the dash those that its cells use. */
export function abbreviationNotes(
  edition: Edition,
  rows: readonly TableRow[],
  given: readonly Abbreviation[],
): readonly TableNote[] {
  const { words } = edition;
  const cells = rows.flatMap((row) => row.cells.map(plainText));
  const reached = words.notReached === "NR" && cells.some((cell) => cell.includes("NR"));
  const terms: readonly Abbreviation[] = [...given, ...(reached ? (["NR"] as const) : [])];
  const items = terms.map((term): readonly [string, string] => [term, words.abbreviations[term]]);
  const dash = cells.includes(absent);
  const all = dash ? [...items, [absent, words.dash] as const] : items;
  return all.length === 0 ? [] : [{ mark: null, text: phrase`${words.abbreviated(all)}` }];
}
