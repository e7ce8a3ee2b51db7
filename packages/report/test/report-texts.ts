import { inflateSync, strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import type { DoorNumbers, DoorPatients } from "../src/door/door-data.ts";
import type { ReportFile } from "../src/report-files.ts";

/** A text that a reader of a report can see or hear, and where. */
export interface ReaderText {
  readonly where: string;
  readonly text: string;
}

/** Every text of a report that is for people: the page with its dialogs, the figures, the Word files. */
export function readerTexts(files: readonly ReportFile[]): readonly ReaderText[] {
  return files.flatMap(({ path, bytes }): readonly ReaderText[] => {
    if (path.endsWith(".html")) return pageTexts(path, strFromU8(bytes));
    if (path.endsWith(".svg")) return figureTexts(path, strFromU8(bytes));
    if (path.endsWith(".docx")) return wordTexts(path, bytes);
    return [];
  });
}

const told = ["title", "alt", "aria-label", "aria-description"];

/** A node of a parsed page, as far as a walk over it needs. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly getAttribute?: (name: string) => string | null;
}

function pageTexts(where: string, html: string): readonly ReaderText[] {
  const { document } = parseHTML(html) as unknown as {
    readonly document: { readonly documentElement: Node };
  };
  const json = (id: string): string =>
    new RegExp(`id="${id}">([^<]*)</script>`).exec(html)?.[1] ?? "";
  const numbers = JSON.parse(json("door-numbers")) as DoorNumbers;
  const packed = Buffer.from(json("door-patients"), "base64");
  const patients = JSON.parse(strFromU8(inflateSync(packed.subarray(2, -4)))) as DoorPatients;
  const said = (place: string, texts: readonly string[]): readonly ReaderText[] =>
    texts.map((text) => ({ where: `${where}, ${place}`, text }));
  return [
    ...said("page", blockTexts(document.documentElement)),
    ...said("number's dialog", [
      ...numbers.texts,
      ...Object.values(numbers.words),
      ...Object.values(numbers.numbers).flatMap(({ label, value, basis }) => [
        label,
        value,
        basis ?? "",
      ]),
    ]),
    ...said("patients' dialog", [
      ...patients.excluded,
      ...patients.groupLabels,
      ...patients.facts.flatMap(({ label, texts }) => [label, ...texts]),
    ]),
  ];
}

const notForReading = new Set(["SCRIPT", "STYLE", "CODE", "META"]);

/** The texts and told attributes of an element; what is code is for programs. */
function blockTexts(node: Node): readonly string[] {
  if (node.nodeType === 3) return [node.textContent ?? ""];
  if (notForReading.has(node.nodeName.toUpperCase())) return [];
  const attributes = told.flatMap((name) => node.getAttribute?.(name) ?? []);
  return [...attributes, ...[...node.childNodes].flatMap(blockTexts)];
}

function figureTexts(where: string, svg: string): readonly ReaderText[] {
  return [...svg.matchAll(/<(?:text|title|tspan)\b[^>]*>([^<]*)/g)].map(([, text]) => ({
    where,
    text: plain(text ?? ""),
  }));
}

/** The text behind the entities of XML. */
function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function wordTexts(where: string, bytes: Uint8Array): readonly ReaderText[] {
  return Object.entries(unzipSync(bytes))
    .filter(([path]) =>
      /^(word\/(document|footnotes|header\d*|footer\d*)|docProps\/core)\.xml$/.test(path),
    )
    .flatMap(([path, part]) => {
      const xml = strFromU8(part);
      const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
        // A raised letter is the mark of a footnote.
        [...paragraph.matchAll(/<w:r>.*?<\/w:r>|<w:r .*?<\/w:r>/gs)]
          .filter(([run]) => !run.includes('w:val="superscript"'))
          .flatMap(([run]) => [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text))
          .join(""),
      );
      const descriptions = [...xml.matchAll(/ (?:descr|title)="([^"]*)"/g)].map(
        ([, text]) => text ?? "",
      );
      const properties = [
        ...xml.matchAll(/<(?:dc:title|dc:subject|cp:keywords|dc:description)>([^<]*)/g),
      ].map(([, text]) => text ?? "");
      return [...paragraphs, ...descriptions, ...properties].map((text) => ({
        where: `${where}/${path}`,
        text: plain(text),
      }));
    });
}
