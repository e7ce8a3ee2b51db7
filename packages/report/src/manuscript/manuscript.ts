import type { Inline } from "../document/inline.ts";

/** A place in the manuscript's file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A manuscript as its authors wrote it: Markdown whose numbers are references into the study's results. */
export interface Manuscript {
  /** Name of its file, for messages. */
  readonly file: string;
  readonly title: string;
  readonly blocks: readonly ManuscriptBlock[];
}

export type ManuscriptBlock =
  | { readonly kind: "section"; readonly title: string }
  | { readonly kind: "heading"; readonly title: string }
  | { readonly kind: "paragraph"; readonly text: ManuscriptText }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly ManuscriptText[] }
  | TypedTable
  | PlacedBlock;

/** A table that the authors typed. */
export interface TypedTable {
  readonly kind: "typed-table";
  readonly caption: ManuscriptText;
  readonly head: readonly ManuscriptText[];
  readonly alignments: readonly ("start" | "end")[];
  readonly rows: readonly (readonly ManuscriptText[])[];
}

/** `{{ table baseline }}` on a line of its own: what the study made, put here. */
export interface PlacedBlock {
  readonly kind: "placed";
  readonly what: "table" | "figure" | "methods";
  /** Id of the table or figure; empty for the methods. */
  readonly id: string;
  /** A table numbered S1, S2, … */
  readonly supplement: boolean;
  readonly place: Place;
}

export type ManuscriptText = readonly ManuscriptInline[];

export type ManuscriptInline =
  | Exclude<Inline, { readonly kind: "number" | "cross-reference" }>
  /** `{{ os.rate[24].percent }}` */
  | { readonly kind: "number-reference"; readonly reference: string; readonly place: Place }
  /** `{{ see table baseline }}` */
  | { readonly kind: "see"; readonly target: string; readonly place: Place };
