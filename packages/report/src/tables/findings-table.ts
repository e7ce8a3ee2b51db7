import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { findingMessage } from "../document/finding-message.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { plainColumn } from "./group-columns.ts";

/** Every finding as a row of a file: severity, rule, wording, remedy, patients, places. */
export function findingsTable(edition: Edition): DocumentTable {
  const { results, words } = edition;
  const column = (label: string) => plainColumn(label, "start", 1);
  return {
    id: "findings",
    title: phrase`${words.findingsTitle}`,
    columns: ["severity", "rule", "finding", "remedy", "subjects", "where"].map(column),
    rows: results.findings.map((each): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${words.severity[each.severity]}`,
        phrase`${each.rule}`,
        phrase`${findingMessage(edition, each)}`,
        phrase`${edition.text(each.remedy)}`,
        phrase`${each.subjects.join(" ")}`,
        phrase`${each.where.map(edition.text).join("; ")}`,
      ],
    })),
    notes: [],
  };
}
