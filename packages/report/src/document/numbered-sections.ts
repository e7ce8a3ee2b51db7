import type { Edition } from "../edition.ts";
import type { DocumentTable } from "./document-table.ts";
import { type CrossReference, joined, type Phrase } from "./inline.ts";
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

/** Gives tables and figures their numbers, in the order of the text, and cross-references their words. */
export function numberedSections(edition: Edition, drafts: readonly Draft[]): readonly Section[] {
  const { words } = edition;
  const counts = { main: 0, supplement: 0, figure: 0 };
  const sections: Section[] = [];
  for (const draft of drafts) {
    const blocks = draft.blocks.flatMap((block): readonly Block[] => {
      if (block === null || (block.kind === "listing" && !edition.listsPatients)) return [];
      if (block.kind === "figure") {
        counts.figure++;
        return [{ ...block, label: words.figure(String(counts.figure)) }];
      }
      if (block.kind !== "draft-table") return [block];
      const count = ++counts[block.series];
      const label = words.table(block.series === "main" ? String(count) : `S${count}`);
      return [{ kind: "table", table: block.table, label }];
    });
    sections.push({ id: draft.id, title: draft.title, media: draft.media ?? "all", blocks });
  }
  return withLabels(sections);
}

/** The sections that hold something, each citing its tables and figures where its text has not done so. */
export function citingSections(edition: Edition, sections: readonly Section[]): readonly Section[] {
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .map((section) => ({ ...section, blocks: citing(edition, section.blocks) }));
}

/** Cross-references with the labels of what they lead to. */
function withLabels(sections: readonly Section[]): readonly Section[] {
  const labels = new Map(
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === "table" || block.kind === "figure" ? [[targetOf(block), block.label]] : [],
      ) as readonly (readonly [string, string])[],
  );
  const labelled = (text: Phrase): Phrase =>
    text.map((each) =>
      each.kind === "cross-reference" ? { ...each, text: labels.get(each.target) ?? "" } : each,
    );
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind === "paragraph") return { ...block, text: labelled(block.text) };
      return block.kind === "list" ? { ...block, items: block.items.map(labelled) } : block;
    }),
  }));
}

/** The blocks with their tables and figures cited at the end of the text before the first of them, as journals want it. */
function citing(edition: Edition, blocks: readonly Block[]): readonly Block[] {
  const cited = blocks.flatMap((block): readonly CrossReference[] => {
    if (block.kind !== "table" && block.kind !== "figure") return [];
    return [{ kind: "cross-reference", target: targetOf(block), text: block.label }];
  });
  if (cited.length === 0) return blocks;
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
