import type { DocumentTable, TableNote } from "./document-table.ts";
import type { Edition } from "../edition.ts";
import { phrase, plainText, type Phrase } from "./inline.ts";

/** The notes of a table as paragraphs: those on the whole table each their own, the lettered ones in one. */
export function noteParagraphs(edition: Edition, table: DocumentTable): readonly Phrase[] {
  const general = table.notes.filter((note) => note.mark === null).map((note) => note.text);
  const lettered = table.notes.filter((note) => note.mark !== null);
  if (lettered.length === 0) return general;
  return [
    ...general,
    [
      ...lettered.flatMap((note, index) => runIn(edition, note, index)),
      ...phrase`${edition.words.stop}`,
    ],
  ];
}

function runIn(edition: Edition, note: TableNote, index: number): Phrase {
  const letter = { kind: "superscript", text: note.mark ?? "" } as const;
  return [
    ...(index === 0 ? [] : phrase`${edition.words.semicolon}`),
    letter,
    ...phrase`\u00a0${plainText(note.text).replace(/[.。]$/u, "")}`,
  ];
}
