import type { Place } from "./manuscript.ts";

/** What stands between double braces. */
export interface Reference {
  readonly text: string;
  readonly place: Place;
}

/**
 * A text whose references are hidden from Markdown, to which brackets and stars within a name would mean something:
 * each is a run of private characters of the same length, so that places stay what they were.
 */
export interface HiddenReferences {
  readonly text: string;
  /** A passage of the text as strings, and references in their places. */
  readonly pieces: (passage: string) => readonly (string | Reference)[];
  /** A passage as it was typed. */
  readonly restored: (passage: string) => string;
  /** Braces that are opened and not closed on their line. */
  readonly unclosed: readonly Place[];
}

// A placeholder is a mark, two digits of the reference's number in this base, and as many fillers as it takes.
const mark = "\ue000";
const filler = "\ue001";
const zero = 0xe002;
const base = 0xf8ff - zero;
const placeholder = new RegExp(`${mark}(.)(.)${filler}*`, "gu");

export function hideReferences(text: string): HiddenReferences {
  const references: (Reference & { readonly typed: string })[] = [];
  const clean = text.replaceAll(/[\ue000-\uf8ff]/gu, "\ufffd");
  const hidden = clean.replaceAll(/\{\{([^{}\n]*)\}\}/g, (typed, inner: string, start: number) => {
    const index = references.push({ text: inner.trim(), place: placeAt(clean, start), typed }) - 1;
    const digits = [Math.floor(index / base), index % base].map((digit) =>
      String.fromCodePoint(zero + digit),
    );
    return mark + digits.join("") + filler.repeat(typed.length - 3);
  });
  const named = (high: string, low: string): (typeof references)[number] | undefined =>
    references[(high.charCodeAt(0) - zero) * base + low.charCodeAt(0) - zero];
  return {
    text: hidden,
    pieces: (passage) => {
      const pieces: (string | Reference)[] = [];
      let at = 0;
      for (const match of passage.matchAll(placeholder)) {
        if (match.index > at) pieces.push(passage.slice(at, match.index));
        const reference = named(match[1] ?? "", match[2] ?? "");
        if (reference !== undefined) pieces.push(reference);
        at = match.index + match[0].length;
      }
      if (at < passage.length) pieces.push(passage.slice(at));
      return pieces;
    },
    restored: (passage) =>
      passage.replaceAll(
        placeholder,
        (_, high: string, low: string) => named(high, low)?.typed ?? "",
      ),
    unclosed: [...hidden.matchAll(/\{\{/g)].map((match) => placeAt(hidden, match.index)),
  };
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
