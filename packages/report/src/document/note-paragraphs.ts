import type { DocumentTable, TableNote } from "./document-table.ts";
import { phrase, type Phrase } from "./inline.ts";

/** The notes of a table as paragraphs: those on the whole table each their own, the lettered ones in one. */
export function noteParagraphs(table: DocumentTable): readonly Phrase[] {
  const general = table.notes.filter((note) => note.mark === null).map((note) => note.text);
  const lettered = table.notes.filter((note) => note.mark !== null);
  if (lettered.length === 0) return general;
  return [...general, lettered.flatMap(runIn)];
}

function runIn(note: TableNote, index: number): Phrase {
  const letter = { kind: "superscript", text: note.mark ?? "" } as const;
  return [...(index === 0 ? [] : phrase`; `), letter, ...phrase`\u00a0${note.text}`];
}
