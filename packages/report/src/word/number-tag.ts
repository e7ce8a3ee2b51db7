import { type NumberFace, referenceText } from "../document/number-reference.ts";

const prefix = "fiducial:";
/** Word refuses a file with a longer tag. */
const longestTag = 64;

/**
 * The tag of a number's content control: its reference, or where that is too long for Word a digest of it, which
 * {@link referenceOfTag} finds again among the references that a study can have.
 */
export function numberTag(face: NumberFace): string {
  const reference = referenceText(face);
  const tag = prefix + reference;
  return tag.length <= longestTag ? tag : `${prefix}#${digest(reference)}`;
}

export function isNumberTag(tag: string): boolean {
  return tag.startsWith(prefix);
}

/** The reference behind a tag, in the words of a reader; a digest that nothing known gives stays one. */
export function referenceOfTag(tag: string, known: Iterable<string>): string {
  const reference = tag.slice(prefix.length);
  if (!reference.startsWith("#")) return reference;
  for (const each of known) if (`#${digest(each)}` === reference) return each;
  return reference;
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
