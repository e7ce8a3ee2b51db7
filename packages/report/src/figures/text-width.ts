/** Advance widths of Arial, which Helvetica, Arimo and Liberation Sans share, for U+0020–U+007E in thousandths of the size. */
const regular = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const bold = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
  611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
  278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

export type FontWeight = "normal" | "bold";

/**
 * Width of a line of text in the unit of its size, without a browser to ask.
 *
 * @example
 * textWidth("36", 8); // 8.896
 */
export function textWidth(text: string, size: number, weight: FontWeight = "normal"): number {
  const widths = weight === "bold" ? bold : regular;
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    thousandths += widths[code - 32] ?? otherWidth(code);
  }
  return (thousandths * size) / 1000;
}

function otherWidth(code: number): number {
  if (isIdeographic(code)) return 1000;
  if (code === 0x2014) return 1000;
  return code === 0xa0 ? 278 : 584;
}

/** Chinese, Japanese, Korean and their full-width punctuation: as wide as high, and breakable anywhere. */
function isIdeographic(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xffef);
}

/** Whether a text needs a Chinese font. */
export function hasIdeographs(text: string): boolean {
  return /[\u2e80-\u9fff\uf900-\uffef]/u.test(text);
}

/** The lines of a text that fits a width; a word longer than the line stays whole. */
export function wrappedText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight = "normal",
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of breakable(text)) {
    const longer = line + piece;
    if (line !== "" && textWidth(longer.trimEnd(), size, weight) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line = longer;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Pieces between which a line may end; closing punctuation stays with what it closes. */
function breakable(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of text) {
    const ideographic = isIdeographic(character.codePointAt(0) ?? 0);
    const closing = "，。；：）、！？".includes(character);
    if (ideographic && !closing && piece !== "" && !piece.endsWith("（")) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    if (character === " ") {
      pieces.push(piece);
      piece = "";
    }
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}
