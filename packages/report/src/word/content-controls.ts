import { InputError } from "@fiducial/study";
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import type { ControlMarks } from "./number-tag.ts";
import type { WordFiles } from "./word-files.ts";

/** A content control in a Word file, perhaps after co-authors have edited it. */
export interface ContentControl extends ControlMarks {
  /** Its text with changes accepted, white space folded. */
  readonly text: string;
}

/** Parts in which authors write, in the order of reading. */
const textParts = /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** The content controls in running text, in the order of each part's text. Deleted and moved-away text does not count. */
export function contentControls(files: WordFiles): readonly ContentControl[] {
  return Object.keys(files)
    .filter((path) => textParts.test(path))
    .toSorted(
      (one, other) => Number(other === "word/document.xml") - Number(one === "word/document.xml"),
    )
    .flatMap((path) => [...controlsIn(parsedXml(files, path))]);
}

/**
 * A part of a Word file as a tree.
 *
 * @throws {InputError} where it is no XML
 */
export function parsedXml(files: WordFiles, path: string): Node {
  try {
    return new DOMParser({ onError: stopped }).parseFromString(
      new TextDecoder().decode(files[path]),
      "text/xml",
    );
  } catch {
    throw new InputError([
      {
        where: path,
        expected: "a part of a Word file",
        found: "markup that is damaged",
        remedy: "Open the file in Word or LibreOffice and save it anew.",
      },
    ]);
  }
}

function stopped(level: "warning" | "error" | "fatalError", message: string): void {
  if (level !== "warning") throw new Error(message);
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function* controlsIn(node: Node): Generator<ContentControl> {
  if (isGone(node)) return;
  if (node.nodeName === "w:sdt") {
    const marks = marksOf(node);
    yield { ...marks, text: textOf(node).replaceAll(/\s+/gu, " ").trim() };
  }
  for (const child of node.childNodes) yield* controlsIn(child);
}

function marksOf(control: Node): ControlMarks {
  const marks: { tag: string | null; title: string | null } = { tag: null, title: null };
  for (const properties of control.childNodes) {
    if (properties.nodeName !== "w:sdtPr") continue;
    for (const property of properties.childNodes) {
      if (!isElement(property)) continue;
      if (property.nodeName === "w:tag") marks.tag = property.getAttribute("w:val");
      if (property.nodeName === "w:alias") marks.title = property.getAttribute("w:val");
    }
  }
  return marks;
}

function textOf(node: Node): string {
  if (isGone(node)) return "";
  if (node.nodeName === "w:t") return node.textContent ?? "";
  if (node.nodeName === "w:tab" || node.nodeName === "w:br") return " ";
  if (node.nodeName === "w:noBreakHyphen") return "-";
  let text = "";
  for (const child of node.childNodes) text += textOf(child);
  return text;
}

/** A deletion that is tracked, and the place that a passage was moved from. */
function isGone(node: Node): boolean {
  return node.nodeName === "w:del" || node.nodeName === "w:moveFrom";
}
