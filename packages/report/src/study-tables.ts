import type { DocumentTable } from "./document/document-table.ts";
import type { Edition } from "./edition.ts";
import { roomTables } from "./room-tables.ts";
import { findingsTable } from "./tables/findings-table.ts";
import { publishedTable } from "./tables/published-table.ts";

/** Every table of the study, each a file of its own; those that the study has nothing for are left out. */
export function studyTables(edition: Edition): readonly DocumentTable[] {
  return [...roomTables(edition), publishedTable(edition), findingsTable(edition)].filter(
    (each) => each !== null,
  );
}
