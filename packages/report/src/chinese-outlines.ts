import type { Font } from "opentype.js";
import type { FontFiles } from "./figure-raster.ts";
import { hasIdeographs, type FontWeight } from "./figures/text-width.ts";

/**
 * A figure whose Chinese text is outlines instead of letters.
 *
 * The rasteriser opens the font of a text anew for each text, and a Chinese font has eight megabytes. The outlines are those of
 * the same font, set by their advance widths. A text with a character that the font does not have is left to the rasteriser.
 *
 * @param svg text of a figure; a text in it gives its place by `x`, `y` and `text-anchor`
 */
export async function withChineseOutlines(svg: string, fonts: FontFiles): Promise<string> {
  const texts = [...svg.matchAll(textElement)].filter(([, , text]) => hasIdeographs(text ?? ""));
  if (texts.length === 0) return svg;
  const size = Number(/<svg[^>]* font-size="([\d.]+)"/.exec(svg)?.[1] ?? Number.NaN);
  const weights = new Set(texts.map(([, attributes]) => weightOf(attributes ?? "")));
  const letters = new Map(
    await Promise.all(
      [...weights].map(async (each) => [each, await lettersOf(fonts, each)] as const),
    ),
  );
  return svg.replaceAll(textElement, (element: string, attributes: string, text: string) => {
    const ofWeight = letters.get(weightOf(attributes));
    const plain = unescaped(text);
    if (ofWeight === undefined || !hasIdeographs(text) || plain === null) return element;
    return outlined(attributes, plain, size, ofWeight) ?? element;
  });
}

const textElement = /<text\b([^>]*)>([^<]*)<\/text>/g;

/** A letter in thousandths of its size, with its y downwards; null where the font does not have it. */
type Letters = (character: string) => { readonly path: string; readonly advance: number } | null;

function outlined(attributes: string, text: string, size: number, letters: Letters): string | null {
  const set: string[] = [];
  let width = 0;
  for (const character of text) {
    const letter = letters(character);
    if (letter === null) return null;
    if (letter.path !== "")
      set.push(`<path transform="translate(${width},0)" d="${letter.path}"/>`);
    width += letter.advance;
  }
  const scale = size / 1000;
  const anchor = attribute(attributes, "text-anchor") ?? "start";
  const before = { start: 0, middle: width / 2, end: width }[anchor] ?? 0;
  const x = Number(attribute(attributes, "x") ?? 0) - before * scale;
  const y = Number(attribute(attributes, "y") ?? 0);
  const stroke = attribute(attributes, "stroke-width");
  const rest = attributes.replaceAll(
    / (?:x|y|text-anchor|font-family|font-weight|stroke-width)="[^"]*"/g,
    "",
  );
  const strokeWidth = stroke === null ? "" : ` stroke-width="${Number(stroke) / scale}"`;
  return `<g${rest}><g transform="translate(${x},${y}) scale(${scale})"${strokeWidth}>${set.join("")}</g></g>`;
}

const remembered = new WeakMap<FontFiles, Map<FontWeight, Promise<Letters>>>();

/** The letters of a weight; the font is read at the first figure that needs it. */
function lettersOf(fonts: FontFiles, weight: FontWeight): Promise<Letters> {
  const weights = remembered.get(fonts) ?? new Map<FontWeight, Promise<Letters>>();
  remembered.set(fonts, weights);
  const letters = weights.get(weight) ?? readLetters(fonts, weight);
  weights.set(weight, letters);
  return letters;
}

async function readLetters({ chinese, read }: FontFiles, weight: FontWeight): Promise<Letters> {
  const { default: opentype } = await import("opentype.js");
  const bytes = await read(chinese[weight]);
  const font = opentype.parse(Uint8Array.from(bytes).buffer, { lowMemory: true });
  const known = new Map<string, ReturnType<Letters>>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const letter = letterOf(font, character);
    known.set(character, letter);
    return letter;
  };
}

function letterOf(font: Font, character: string): ReturnType<Letters> {
  const glyph = font.charToGlyph(character);
  if (glyph.index === 0) return null;
  const perEm = 1000 / font.unitsPerEm;
  return { path: glyph.getPath(0, 0, 1000).toPathData(1), advance: glyph.advanceWidth * perEm };
}

function weightOf(attributes: string): FontWeight {
  return attribute(attributes, "font-weight") === "bold" ? "bold" : "normal";
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&#160;": "\u00a0",
};

/** The text behind its entities; null where it has one that no figure writes. */
function unescaped(text: string): string | null {
  const plain = text
    .split(/(&[^;]*;)/)
    .map((each) => (each.startsWith("&") ? entities[each] : each));
  return plain.includes(undefined) ? null : plain.join("");
}
