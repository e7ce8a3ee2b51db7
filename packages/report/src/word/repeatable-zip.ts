import { strFromU8, strToU8, zipSync, type Zippable } from "fflate";
import type { WordFiles } from "./word-files.ts";

/** The first day that a zip file can hold, in local time, as the format has it. */
const zipEpoch = new Date(1980, 0, 1);

/**
 * A Word file without the control characters that XML forbids, and without what changes from run to run: the clock,
 * and numbers that the writer counts over its whole life.
 *
 * @param date `YYYY-MM-DD` that the file's properties give as its day; null for none
 */
export function repeatableZip(word: WordFiles, date: string | null): Uint8Array {
  const files: Zippable = {};
  const parts = Object.entries(word).toSorted(
    ([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
  for (const [path, content] of parts) {
    const fixed = /\.(xml|rels)$/.test(path)
      ? strToU8(repeatableXml(strFromU8(content), date))
      : content;
    files[path] = [fixed, { mtime: zipEpoch, level: path.endsWith(".png") ? 0 : 6 }];
  }
  return zipSync(files);
}

/** Office looks for its table of contents first. */
function rank(path: string): number {
  return path === "[Content_Types].xml" ? 0 : path.startsWith("_rels/") ? 1 : 2;
}

function repeatableXml(xml: string, date: string | null): string {
  let drawing = 0;
  let bookmark = 0;
  return xml
    .replaceAll(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll(
      /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g,
      (_, name: string, rest: string) =>
        date === null
          ? ""
          : `<dcterms:${name}${rest}>${fullDate(date)}T00:00:00Z</dcterms:${name}>`,
    )
    .replaceAll(/(<wp:docPr\b[^>]*?\bid=")\d+"/g, (_, start: string) => `${start}${++drawing}"`)
    .replaceAll(
      /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")\d+"/g,
      (_, start: string) => `${start}${Math.ceil(++bookmark / 2)}"`,
    );
}

/** A day, where only the month or the year is known its first. */
function fullDate(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}
