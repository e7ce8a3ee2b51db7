import type { Finding } from "@fiducial/study";
import type { DocumentTable } from "./document-table.ts";
import type { Phrase } from "./inline.ts";

/** A report before it is a page or a Word file: sections of blocks, in reading order. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string | null;
  readonly notices: readonly Notice[];
  readonly provenance: Phrase;
  /** What stands before the first section, such as authors and abstract. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Notice {
  readonly tone: "warning" | "plain";
  readonly text: Phrase;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** What only a screen can carry (listings, registers) is left out of the Word file. */
  readonly media: "all" | "screen";
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Phrase }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Phrase[] }
  | { readonly kind: "definitions"; readonly items: readonly Definition[] }
  | { readonly kind: "table"; readonly table: DocumentTable; readonly label: string }
  | { readonly kind: "figure"; readonly figure: DocumentFigure; readonly label: string }
  | { readonly kind: "findings"; readonly findings: readonly Finding[] }
  | { readonly kind: "listing"; readonly summary: string; readonly table: DocumentTable }
  | { readonly kind: "number-register" };

export interface Definition {
  readonly term: string;
  readonly text: Phrase;
}

/** A figure of one or more panels; each panel is also a file. */
export interface DocumentFigure {
  readonly id: string;
  readonly caption: Phrase;
  /** What the figure shows, for those who do not see it. */
  readonly description: string;
  /** File names, without extension, of the panels for a screen, and of the whole for print. */
  readonly panels: readonly string[];
  /** In place of the panels on a phone; null where they are narrow enough. */
  readonly narrow: string | null;
  readonly whole: string;
}
