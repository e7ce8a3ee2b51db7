import type { DocumentTable } from "../document/document-table.ts";
import { plainText, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { noBreakSpace } from "../format-number.ts";
import { described, type Described } from "./described.ts";

/** Numbers by where a table prints them: the heading of the block, the row, the column. */
export function tableNumbers(edition: Edition, table: DocumentTable): Described {
  const said = (text: Phrase): string =>
    plainText(text.filter((each) => each.kind !== "superscript" && each.kind !== "number"))
      .replaceAll(noBreakSpace, " ")
      .replaceAll(/\s*[(（][^()（）]*=[^()（）]*[)）]/g, "")
      .trim();
  let block = "";
  return table.rows.flatMap((row): Described => {
    const head = said(row.cells[0] ?? []);
    if (row.kind === "heading") block = head;
    else if (row.indent === 0) block = "";
    return row.cells.flatMap((cell, index): Described => {
      const column = table.columns[index];
      const above = column?.above == null ? "" : said(column.above);
      const parts = [row.kind === "heading" ? "" : block, head, above, said(column?.label ?? [])];
      const label = edition.words.numberNames.cell([
        said(table.title),
        ...parts.filter((each) => each !== ""),
      ]);
      return cell.flatMap((each) => (each.kind === "number" ? [described(each.name, label)] : []));
    });
  });
}
