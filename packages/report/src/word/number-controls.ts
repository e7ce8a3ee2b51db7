import { DOMParser } from "linkedom";
import { isNumberTag } from "./number-tag.ts";
import type { WordFiles } from "./word-files.ts";

/** A number as it stands in a Word file, perhaps after co-authors have edited it. */
export interface NumberInWord {
  readonly tag: string;
  /** Its text with changes accepted, white space folded. */
  readonly text: string;
}

/** What linkedom parses; its own types stand for HTML. */
interface XmlNode {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<XmlNode>;
  getAttribute(name: string): string | null;
}

/** Parts in which authors write, in the order of reading. */
const textParts = /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** The content controls that carry numbers, in the order of each part's text. Deleted and moved-away text does not count. */
export function numberControls(files: WordFiles): readonly NumberInWord[] {
  return Object.keys(files)
    .filter((path) => textParts.test(path))
    .toSorted(
      (one, other) => Number(other === "word/document.xml") - Number(one === "word/document.xml"),
    )
    .flatMap((path) => [...controlsIn(parsedXml(files[path]))]);
}

export function parsedXml(bytes: Uint8Array | undefined): XmlNode {
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  return new DOMParser().parseFromString(text, "text/xml") as unknown as XmlNode;
}

function* controlsIn(node: XmlNode): Generator<NumberInWord> {
  if (isGone(node)) return;
  if (node.nodeName === "w:sdt") {
    const tag = tagOf(node);
    if (tag !== null && isNumberTag(tag)) {
      yield { tag, text: textOf(node).replaceAll(/\s+/gu, " ").trim() };
      return;
    }
  }
  for (const child of node.childNodes) yield* controlsIn(child);
}

function tagOf(control: XmlNode): string | null {
  for (const properties of control.childNodes)
    if (properties.nodeName === "w:sdtPr")
      for (const property of properties.childNodes)
        if (property.nodeName === "w:tag") return property.getAttribute("w:val");
  return null;
}

function textOf(node: XmlNode): string {
  if (isGone(node)) return "";
  if (node.nodeName === "w:t") return node.textContent ?? "";
  if (node.nodeName === "w:tab" || node.nodeName === "w:br") return " ";
  if (node.nodeName === "w:noBreakHyphen") return "-";
  let text = "";
  for (const child of node.childNodes) text += textOf(child);
  return text;
}

/** A deletion that is tracked, and the place that a passage was moved from. */
function isGone(node: XmlNode): boolean {
  return node.nodeName === "w:del" || node.nodeName === "w:moveFrom";
}
