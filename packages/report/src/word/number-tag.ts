import { type NumberFace, referenceText } from "../document/number-reference.ts";

const prefix = "fiducial:";
/** Word refuses a file with a longer tag or title. */
const longest = 64;

/**
 * The tag of a number's content control: its reference, or where that is too long for Word a digest of it, which
 * {@link numberReferences} finds again among the references that a study can have.
 */
export function numberTag(face: NumberFace): string {
  return prefix + shortened(referenceText(face), longest - prefix.length);
}

/** The title of a number's content control, which Word shows above it. Some programs keep it and drop the tag. */
export function numberTitle(face: NumberFace): string {
  return shortened(referenceText(face), longest);
}

function shortened(reference: string, length: number): string {
  return reference.length <= length ? reference : `#${digest(reference)}`;
}

/** What a content control says of itself. */
export interface ControlMarks {
  readonly tag: string | null;
  readonly title: string | null;
}

/**
 * A function that gives the reference which a control carries, or null for a control that is no number's.
 *
 * A tag of ours counts whatever it names; a title alone, only where it names a reference that is known.
 */
export function numberReferences(known: Iterable<string>): (marks: ControlMarks) => string | null {
  const references = new Map<string, string>();
  for (const reference of known) {
    references.set(reference, reference);
    references.set(`#${digest(reference)}`, reference);
  }
  return ({ tag, title }) => {
    if (tag?.startsWith(prefix) === true) {
      const mark = tag.slice(prefix.length);
      return references.get(mark) ?? mark;
    }
    return title === null ? null : (references.get(title) ?? null);
  };
}

/** FNV-1a over UTF-16 code units, twice with different offsets: 64 bits in hexadecimal (Fowler, Noll, Vo, RFC 9923). */
function digest(text: string): string {
  return [0x811c9dc5, 0x9747b28c]
    .map((offset) => {
      let hash = offset;
      for (let i = 0; i < text.length; i++)
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
      return hash.toString(16).padStart(8, "0");
    })
    .join("");
}
