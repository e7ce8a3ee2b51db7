import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { numberDescriptions } from "../number-descriptions/number-descriptions.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** Values printed elsewhere beside those of these records; null where the protocol names none. */
export function publishedTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const { published } = results;
  const descriptions = numberDescriptions(edition);
  if (published === null || published.rows.length === 0) return null;
  return {
    id: "published",
    title: phrase`${words.publishedTitle}`,
    columns: [
      headerColumn(words.resultName, 4),
      plainColumn(words.publishedValue, "end", 2),
      plainColumn(words.attainedValue, "end", 2),
      plainColumn(words.isReproduced, "start", 2),
      plainColumn(words.remark, "start", 5),
    ],
    rows: published.rows.map((row): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${descriptions.get(row.number)?.label ?? row.number}`,
        phrase`${row.printed}`,
        phrase`${{ ...edition.number(row.number), text: row.attained }}`,
        [{ kind: row.agrees ? "text" : "strong", text: words.reproduced(row.agrees) }],
        row.note === null ? [] : phrase`${edition.text(row.note)}`,
      ],
    })),
    notes: [{ mark: null, text: phrase`${words.publishedNote(published.source)}` }],
  };
}
