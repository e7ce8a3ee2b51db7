import { joined, phrase } from "../document/inline.ts";
import { methodsBlocks } from "../document/methods-text.ts";
import type { Block } from "../document/report-document.ts";
import type { Edition } from "../edition.ts";

/** The Methods that the protocol states, as running text: each subject a paragraph behind its name. */
export function runningMethods(edition: Edition): readonly Block[] {
  const { words } = edition;
  let heading: string | null = null;
  return methodsBlocks(edition).flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case "heading":
        heading = block.text;
        return [];
      case "list": {
        const text = phrase`${joined(block.items, words.semicolon)}${words.stop}`;
        return [
          { kind: "paragraph", text: heading === null ? text : words.labelled(heading, text) },
        ];
      }
      case "paragraph":
        return [
          {
            ...block,
            text: heading === null ? block.text : words.labelled(heading, block.text),
          },
        ];
      case "definitions": {
        const text = joined(
          block.items.map((item) => phrase`${item.term}${words.colon}${item.text}`),
          words.space,
        );
        return [
          { kind: "paragraph", text: heading === null ? text : words.labelled(heading, text) },
        ];
      }
      default:
        return [block];
    }
  });
}
