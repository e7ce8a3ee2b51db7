import type { Phrase } from "./inline.ts";

/** A table before it is HTML, Word or CSV. The first column heads its row. */
export interface DocumentTable {
  /** Name of its CSV file. */
  readonly id: string;
  readonly title: Phrase;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly TableNote[];
}

export interface TableColumn {
  readonly label: Phrase;
  /** Neighbours with the same `above` share a heading that spans them. */
  readonly above: Phrase | null;
  readonly align: "start" | "end";
  /** Share of the width on paper. */
  readonly weight: number;
}

export interface TableRow {
  /** A heading begins a block of rows; it may carry cells of its own, such as a p-value. */
  readonly kind: "heading" | "line";
  readonly indent: 0 | 1;
  /** One for each column; an empty phrase is an empty cell. */
  readonly cells: readonly Phrase[];
}

export interface TableNote {
  /** The letter that cells refer to; null for a note on the whole table. */
  readonly mark: string | null;
  readonly text: Phrase;
}

/** Collects footnotes: the same text gets the same letter. */
export interface NoteLetters {
  /** The letter of a note, in the order of first mention. */
  readonly letter: (text: string) => string;
  readonly notes: () => readonly TableNote[];
}

/** An empty collection of footnotes. */
export function noteLetters(): NoteLetters {
  const texts: string[] = [];
  const letterAt = (index: number): string => String.fromCodePoint(97 + (index % 26));
  return {
    letter: (text) => {
      const known = texts.indexOf(text);
      return letterAt(known >= 0 ? known : texts.push(text) - 1);
    },
    notes: () =>
      texts.map((text, index) => ({ mark: letterAt(index), text: [{ kind: "text", text }] })),
  };
}
