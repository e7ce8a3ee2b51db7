import type { Edition } from "../edition.ts";
import type { DocumentTable } from "./document-table.ts";
import { type CrossReference, joined } from "./inline.ts";
import type { Block, Section } from "./report-document.ts";

/** A section before its tables and figures have their numbers. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly media?: Section["media"];
  readonly blocks: readonly (Block | DraftTable | null)[];
}

/** A table of the article, or one that a journal prints as a supplement. */
export interface DraftTable {
  readonly kind: "draft-table";
  readonly series: "main" | "supplement";
  readonly table: DocumentTable;
}

/** A table that the article numbers 1, 2, … */
export function mainTable(table: DocumentTable | null): DraftTable | null {
  return table === null ? null : { kind: "draft-table", series: "main", table };
}

/** A table that a journal numbers S1, S2, … */
export function supplementTable(table: DocumentTable | null): DraftTable | null {
  return table === null ? null : { kind: "draft-table", series: "supplement", table };
}

/** Gives tables and figures their numbers, in the order of the text, and drops empty sections. */
export function numberedSections(edition: Edition, drafts: readonly Draft[]): readonly Section[] {
  const { words } = edition;
  const counts = { main: 0, supplement: 0, figure: 0 };
  const sections: Section[] = [];
  for (const draft of drafts) {
    const blocks = draft.blocks.flatMap((block): readonly Block[] => {
      if (block === null) return [];
      if (block.kind === "figure") {
        counts.figure++;
        return [{ ...block, label: words.figure(String(counts.figure)) }];
      }
      if (block.kind !== "draft-table") return [block];
      const count = ++counts[block.series];
      const label = words.table(block.series === "main" ? String(count) : `S${count}`);
      return [{ kind: "table", table: block.table, label }];
    });
    if (blocks.length > 0) {
      sections.push({
        id: draft.id,
        title: draft.title,
        media: draft.media ?? "all",
        blocks: citing(edition, blocks),
      });
    }
  }
  return sections;
}

/** The blocks with their tables and figures cited at the end of the text before the first of them, as journals want it. */
function citing(edition: Edition, blocks: readonly Block[]): readonly Block[] {
  const cited = blocks.flatMap((block): readonly CrossReference[] => {
    if (block.kind !== "table" && block.kind !== "figure") return [];
    return [{ kind: "cross-reference", target: targetOf(block), text: block.label }];
  });
  const first = blocks.findIndex((block) => block.kind === "table" || block.kind === "figure");
  const at = blocks.slice(0, first).findLastIndex((block) => block.kind === "paragraph");
  return blocks.map((block, index) =>
    index === at && block.kind === "paragraph"
      ? {
          ...block,
          text: [
            ...block.text,
            ...edition.words.seeTables(
              joined(
                cited.map((each) => [each]),
                edition.words.comma,
              ),
            ),
          ],
        }
      : block,
  );
}

/** The name by which a cross-reference knows a table or a figure. */
export function targetOf(block: Extract<Block, { readonly kind: "table" | "figure" }>): string {
  return block.kind === "table" ? `table-${block.table.id}` : `figure-${block.figure.id}`;
}
