import { readReference } from "../document/number-reference.ts";
import type { Edition } from "../edition.ts";
import { printNumber } from "../print-number.ts";
import { isElement, contentControls, parsedXml } from "./content-controls.ts";
import { allReferences, numberListNamespace } from "./number-list.ts";
import { numberReferences } from "./number-tag.ts";
import { type WordFiles, wordTextFiles } from "./word-files.ts";

/**
 * One number of a Word file beside what the study gives today.
 *
 * - `changed`: the study gives another number than the file was written with
 * - `edited`: somebody typed over it; the study's number is what it was
 * - `edited-and-changed`: both
 * - `unknown`: the study has no such number any more
 * - `gone`: the file was written with it, and its control is no longer there
 */
export interface ComparedNumber {
  readonly kind: "changed" | "edited" | "edited-and-changed" | "unknown" | "gone";
  readonly reference: string;
  /** What the file says; null where the number is gone. */
  readonly inFile: string | null;
  /** What Fiducial wrote; null where the file has lost its list of numbers. */
  readonly written: string | null;
  /** What the study gives today; null where it has no such number. */
  readonly today: string | null;
  /** How often it stands so in the file. */
  readonly times: number;
}

export interface ManuscriptComparison {
  /** How many numbers the file carries, each place counted. */
  readonly numbers: number;
  /** False where another program dropped the list of numbers: then an edit cannot be told from a change. */
  readonly hasList: boolean;
  readonly differences: readonly ComparedNumber[];
}

/**
 * The numbers of a Word file that Fiducial once wrote, and that others may have edited, against the study of today.
 * Spaces do not count; a tracked deletion counts as done, a tracked insertion too.
 *
 * @param name name of the file, for messages
 * @throws {InputError} where the bytes are no Word file
 */
export function compareManuscript(
  edition: Edition,
  name: string,
  bytes: Uint8Array,
): ManuscriptComparison {
  const files = wordTextFiles(bytes, name);
  const list = writtenNumbers(files);
  const referenceOf = numberReferences([...list.keys(), ...allReferences(edition)]);
  const controls = contentControls(files).flatMap((control) => {
    const reference = referenceOf(control);
    return reference === null ? [] : [{ reference, text: control.text }];
  });
  const differences = new Map<string, ComparedNumber>();
  for (const { reference, text } of controls) {
    const written = list.get(reference) ?? null;
    const today = printed(edition, reference);
    const kind = kindOf(text, written, today);
    if (kind === null) continue;
    const key = `${reference}\n${text}`;
    const times = (differences.get(key)?.times ?? 0) + 1;
    differences.set(key, { kind, reference, inFile: text, written, today, times });
  }
  const present = new Set(controls.map(({ reference }) => reference));
  const gone = [...list]
    .filter(([reference]) => !present.has(reference))
    .map(([reference, written]): ComparedNumber => ({
      kind: "gone",
      reference,
      inFile: null,
      written,
      today: printed(edition, reference),
      times: 1,
    }));
  return {
    numbers: controls.length,
    hasList: list.size > 0,
    differences: [...differences.values(), ...gone],
  };
}

function kindOf(
  inFile: string,
  written: string | null,
  today: string | null,
): ComparedNumber["kind"] | null {
  if (today === null) return "unknown";
  if (folded(inFile) === folded(today)) return null;
  if (written === null || folded(inFile) === folded(written)) return "changed";
  return folded(written) === folded(today) ? "edited" : "edited-and-changed";
}

function folded(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

function printed(edition: Edition, reference: string): string | null {
  const { numbers } = edition.results;
  const face = readReference(reference, (name) => Object.hasOwn(numbers, name));
  return face === null ? null : printNumber(edition.find(face.name), face.part, edition.words);
}

/** What each number was when the file was written, by its reference. */
function writtenNumbers(files: WordFiles): ReadonlyMap<string, string> {
  for (const path of Object.keys(files)) {
    if (!/^customXml\/item\d+\.xml$/.test(path)) continue;
    const root = [...parsedXml(files, path).childNodes].find(isElement);
    if (root?.localName !== "numbers" || root.namespaceURI !== numberListNamespace) continue;
    return new Map(
      [...root.childNodes]
        .filter(isElement)
        .map((node) => [node.getAttribute("reference") ?? "", node.getAttribute("text") ?? ""]),
    );
  }
  return new Map();
}
