import { InputError, type Trouble } from "@fiducial/study";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type {
  Manuscript,
  ManuscriptBlock,
  ManuscriptInline,
  ManuscriptText,
  Place,
  PlacedBlock,
} from "./manuscript.ts";
import { hideReferences, type HiddenReferences, type Reference } from "./references.ts";

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type PhrasingContent = Extract<RootContent, { readonly type: "paragraph" }>["children"][number];
type Table = Extract<RootContent, { readonly type: "table" }>;

/** Collects what cannot be used, with its place. */
type Tell = (place: Place, trouble: Omit<Trouble, "where">) => void;

interface Reading {
  readonly hidden: HiddenReferences;
  readonly tell: Tell;
}

/**
 * Reads a manuscript: Markdown (CommonMark with tables) in which `{{ … }}` refers to the study's results.
 *
 * One `#` heading is the title, `##` begin sections. A table that authors type is preceded by a paragraph
 * `Table: its caption`. Comments (`<!-- … -->`) are for the authors and leave no trace.
 *
 * @param file name of the file, for messages
 * @throws {InputError} with line and column of everything that a manuscript cannot carry
 */
export function readManuscript(file: string, text: string): Manuscript {
  const troubles: Trouble[] = [];
  const tell: Tell = ({ line, column }, trouble) =>
    troubles.push({ where: `${file}, line ${line}, column ${column}`, ...trouble });
  const hidden = hideReferences(text);
  for (const place of hidden.unclosed)
    tell(place, {
      expected: "a reference {{ … }} on one line",
      found: "braces that are not closed",
      remedy: "Close them with }}.",
    });
  const tree = fromMarkdown(hidden.text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const reading = { hidden, tell };
  let title: string | null = null;
  const blocks: ManuscriptBlock[] = [];
  let caption: ManuscriptText | null = null;
  for (const node of tree.children) {
    if (node.type === "heading" && node.depth === 1) {
      if (title !== null)
        tell(placeOf(node), {
          expected: "one title",
          found: "a second # heading",
          remedy: "Begin sections with ##.",
        });
      title ??= plain(reading, node.children);
      continue;
    }
    const wasCaption = caption;
    caption = null;
    if (node.type === "table") {
      blocks.push(typedTable(reading, node, wasCaption));
      continue;
    }
    caption = captionOf(reading, node);
    if (caption === null) blocks.push(...blocksOf(reading, node));
  }
  if (title === null)
    tell(
      { line: 1, column: 1 },
      { expected: "a title", found: "no # heading", remedy: "Begin the manuscript with # Title." },
    );
  if (troubles.length > 0) throw new InputError(troubles);
  return { file, title: title ?? "", blocks };
}

function blocksOf(reading: Reading, node: RootContent): readonly ManuscriptBlock[] {
  switch (node.type) {
    case "heading": {
      const title = plain(reading, node.children);
      return [{ kind: node.depth === 2 ? "section" : "heading", title }];
    }
    case "paragraph": {
      const placed = placedBlock(reading, node.children);
      if (placed !== null) return [placed];
      return [{ kind: "paragraph", text: inlines(reading, node.children) }];
    }
    case "blockquote":
      return node.children.flatMap((each) => blocksOf(reading, each));
    case "list":
      return [
        {
          kind: "list",
          ordered: node.ordered === true,
          items: node.children.map((item) =>
            item.children.flatMap((each): ManuscriptText => {
              if (each.type === "paragraph") return inlines(reading, each.children);
              refuse(reading, each, "a list within a list or another block");
              return [];
            }),
          ),
        },
      ];
    case "thematicBreak":
      return [];
    case "html":
      if (!/^<!--[\s\S]*-->\s*$/.test(node.value)) refuse(reading, node, "HTML");
      return [];
    case "code":
      refuse(reading, node, "a block of code");
      return [];
    default:
      refuse(reading, node, `Markdown of the kind ${node.type}`);
      return [];
  }
}

function refuse(reading: Reading, node: RootContent, found: string): void {
  reading.tell(placeOf(node), {
    expected: "headings, paragraphs, lists, tables and {{ … }}",
    found,
    remedy: "Write it as one of these, or leave it for the Word file.",
  });
}

function placeOf(node: RootContent): Place {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** `Table: its caption` before a table. */
function captionOf(reading: Reading, node: RootContent): ManuscriptText | null {
  if (node.type !== "paragraph") return null;
  const [first, ...others] = node.children;
  if (first?.type !== "text") return null;
  const match = /^(?:Table:|表[:：])\s*/u.exec(first.value);
  if (match === null) return null;
  return inlines(reading, [{ ...first, value: first.value.slice(match[0].length) }, ...others]);
}

function typedTable(
  reading: Reading,
  table: Table,
  caption: ManuscriptText | null,
): ManuscriptBlock {
  if (caption === null)
    reading.tell(placeOf(table), {
      expected: "a caption before the table",
      found: "none",
      remedy: "Write a paragraph “Table: its caption” before it.",
    });
  const [head = [], ...rows] = table.children.map((row) =>
    row.children.map((cell) => inlines(reading, cell.children)),
  );
  return {
    kind: "typed-table",
    caption: caption ?? [],
    head,
    alignments: head.map((_, i) => (table.align?.[i] === "right" ? "end" : "start")),
    rows: rows.map((row) => head.map((_, i) => row[i] ?? [])),
  };
}

/** A paragraph that is nothing but `{{ table … }}`, `{{ figure … }}` or `{{ methods }}`. */
function placedBlock(reading: Reading, nodes: readonly PhrasingContent[]): PlacedBlock | null {
  const [only, ...others] = nodes;
  if (only?.type !== "text" || others.length > 0) return null;
  const pieces = reading.hidden.pieces(only.value.trim());
  const [reference, ...rest] = pieces;
  if (reference === undefined || typeof reference === "string" || rest.length > 0) return null;
  const match = /^(supplement\s+)?(?:(table|figure)\s+(\S+)|(methods))$/.exec(reference.text);
  if (match === null) return null;
  const [, supplement, what, id, methods] = match;
  return {
    kind: "placed",
    what: (what ?? methods) as PlacedBlock["what"],
    id: id ?? "",
    supplement: supplement !== undefined,
    place: reference.place,
  };
}

function plain(reading: Reading, nodes: readonly PhrasingContent[]): string {
  return inlines(reading, nodes)
    .map((each) => {
      if (each.kind !== "number-reference" && each.kind !== "see") return each.text;
      reading.tell(each.place, {
        expected: "words in a heading",
        found: "a reference",
        remedy: "Put the number into the text.",
      });
      return "";
    })
    .join("");
}

function inlines(reading: Reading, nodes: readonly PhrasingContent[]): ManuscriptText {
  const pieces: ManuscriptInline[] = [];
  let raised = false;
  for (const node of nodes) {
    if (node.type === "html" && /^<\/?sup>$/i.test(node.value))
      raised = !node.value.startsWith("</");
    else if (raised && node.type === "text")
      pieces.push(
        ...worded(reading, node.value, (text): ManuscriptInline => ({ kind: "superscript", text })),
      );
    else pieces.push(...inlinesOf(reading, node));
  }
  return pieces;
}

function inlinesOf(reading: Reading, node: PhrasingContent): ManuscriptText {
  switch (node.type) {
    case "text":
      return worded(reading, node.value, (text) => ({ kind: "text", text }));
    case "strong":
      return marked(reading, node.children, "strong");
    case "emphasis":
      return marked(reading, node.children, "emphasis");
    case "inlineCode":
      return [{ kind: "text", text: reading.hidden.restored(node.value) }];
    case "break":
      return [{ kind: "text", text: " " }];
    case "link":
      return [
        {
          kind: "link",
          text: plain(reading, node.children),
          address: safeAddress(reading, node.url, placeOf(node)),
        },
      ];
    case "html":
      if (!/^<!--[\s\S]*-->$/.test(node.value)) refuse(reading, node, `HTML (${node.value})`);
      return [];
    case "image":
      reading.tell(placeOf(node), {
        expected: "a figure of the study, {{ figure … }}, on a line of its own",
        found: "an image",
        remedy: "`fiducial numbers` lists the figures; other pictures are put into the Word file.",
      });
      return [];
    default:
      refuse(reading, node, `Markdown of the kind ${node.type}`);
      return [];
  }
}

/** Strong or emphasised text; numbers within it stay plain. */
function marked(
  reading: Reading,
  nodes: readonly PhrasingContent[],
  kind: "strong" | "emphasis",
): ManuscriptText {
  return inlines(reading, nodes).map((each) =>
    each.kind === "text" ? { kind, text: each.text } : each,
  );
}

/** A passage with its references; line ends within a paragraph are spaces. */
function worded(
  reading: Reading,
  passage: string,
  text: (text: string) => ManuscriptInline,
): ManuscriptText {
  return reading.hidden
    .pieces(passage)
    .map((piece) =>
      typeof piece === "string"
        ? text(piece.replaceAll(/\s*\n\s*/g, " "))
        : referenceInline(reading, piece),
    );
}

function referenceInline(reading: Reading, { text, place }: Reference): ManuscriptInline {
  const see = /^see\s+(table|figure)\s+(\S+)$/.exec(text);
  if (see !== null) return { kind: "see", target: `${see[1]}-${see[2]}`, place };
  if (/^(supplement\s+)?(table|figure)\s|^methods$/.test(text))
    reading.tell(place, {
      expected: `{{ ${text} }} on a line of its own`,
      found: "it within a paragraph",
      remedy: `Put blank lines around it, or write {{ see ${text.replace(/^supplement\s+/, "")} }} to cite it.`,
    });
  return { kind: "number-reference", reference: text, place };
}

function safeAddress(reading: Reading, address: string, place: Place): string {
  if (/^(https?:|mailto:|#)/i.test(address)) return address;
  reading.tell(place, {
    expected: "a link to http, https or mailto",
    found: address,
    remedy: "Write the full address.",
  });
  return "#";
}
