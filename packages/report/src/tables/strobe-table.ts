import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { joined, phrase, type Phrase } from "../document/inline.ts";
import { targetOf } from "../document/numbered-sections.ts";
import type { Section } from "../document/report-document.ts";
import type { Edition } from "../edition.ts";
import { strobeItems, type StrobeItem } from "../strobe/strobe-items.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/**
 * The STROBE checklist filled from the report's own sections: each item with where it is answered and what is left to write.
 *
 * @param links whether places are links into the page; a file of its own only names them
 */
export function strobeTable(
  edition: Edition,
  sections: readonly Section[],
  links: boolean,
): DocumentTable {
  const words = edition.words.strobe;
  const places = placesOf(sections);
  const column = (label: string, weight: number) => plainColumn(label, "start", weight);
  const parts = [...new Set(strobeItems.map(({ part }) => part))];
  return {
    id: "strobe",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(words.item, 0.9),
      column(words.asks, 4),
      column(words.answered, 3),
      column(words.byHand, 3),
    ],
    rows: parts.flatMap((part): readonly TableRow[] => [
      { kind: "heading", indent: 0, cells: [phrase`${words.parts[part]}`, [], [], []] },
      ...strobeItems
        .filter((each) => each.part === part)
        .map((each): TableRow => ({
          kind: "line",
          indent: 1,
          cells: [
            phrase`${each.item}`,
            phrase`${edition.text(each.asks)}`,
            answered(edition, each, places, links),
            each.byHand === null ? [] : phrase`${edition.text(each.byHand)}`,
          ],
        })),
    ]),
    notes: [{ mark: null, text: phrase`${words.source}` }],
  };
}

function answered(
  edition: Edition,
  item: StrobeItem,
  places: ReadonlyMap<string, string>,
  links: boolean,
): Phrase {
  const found = item.where.flatMap((target): readonly Phrase[] => {
    const text = places.get(target);
    if (text === undefined) return [];
    return links ? [[{ kind: "link", text, address: `#${target}` }]] : [phrase`${text}`];
  });
  return found.length === 0
    ? phrase`${edition.words.strobe.notAnswered}`
    : joined(found, edition.words.semicolon);
}

/** Titles of sections, and labels of tables and figures, by what a link to them names. */
function placesOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  return new Map(
    sections.flatMap((section) => [
      [section.id, section.title] as const,
      ...section.blocks.flatMap((block) =>
        block.kind === "table" || block.kind === "figure"
          ? [[targetOf(block), block.label] as const]
          : [],
      ),
    ]),
  );
}
