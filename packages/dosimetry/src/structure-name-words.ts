/** Which side of a paired organ. */
export type Laterality = "left" | "right" | "both";

const sides: Readonly<Record<string, Laterality>> = {
  l: "left",
  lt: "left",
  lft: "left",
  left: "left",
  li: "left",
  r: "right",
  rt: "right",
  rgt: "right",
  right: "right",
  re: "right",
  both: "both",
  bilateral: "both",
  bilat: "both",
  total: "both",
  lr: "both",
};

const chineseSides: Readonly<Record<string, Laterality>> = {
  左: "left",
  右: "right",
  双: "both",
  雙: "both",
  两: "both",
  全: "both",
};

/** The words of a name in lower case: separators, changes from small to capital letters and digits divide them. */
export function nameTokens(text: string): readonly string[] {
  return (
    plainTokens(text) ??
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .replace(/(\p{L})(\d)/gu, "$1 $2")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((token) => token !== "")
  );
}

type Kind = "separator" | "small" | "capital" | "digit" | "other letter";

/** Of ASCII and Chinese characters; null of others, whose kinds Unicode knows. */
function kindOf(code: number): Kind | null {
  if (code >= 0x4e00 && code <= 0x9fff) return "other letter";
  if (code > 0x7f) return null;
  if (code >= 0x61 && code <= 0x7a) return "small";
  if (code >= 0x41 && code <= 0x5a) return "capital";
  return code >= 0x30 && code <= 0x39 ? "digit" : "separator";
}

/** The words of a name of ASCII and Chinese characters, as nearly all are; null of others. Expressions would cost more than all else about names. */
function plainTokens(text: string): readonly string[] | null {
  const tokens: string[] = [];
  let start = 0;
  let before: Kind = "separator";
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === null) return null;
    if (kind === "separator" || dividesAt(text, at, before, kind)) {
      if (at > start) tokens.push(text.slice(start, at).toLowerCase());
      start = kind === "separator" ? at + 1 : at;
    }
    before = kind;
  }
  if (text.length > start) tokens.push(text.slice(start).toLowerCase());
  return tokens;
}

function dividesAt(text: string, at: number, before: Kind, kind: Kind): boolean {
  if (kind === "digit") return before !== "digit";
  if (kind !== "capital") return false;
  return (
    before === "small" || (before === "capital" && kindOf(text.charCodeAt(at + 1)) === "small")
  );
}

/** The same for all spellings of a name that differ in case, separators and order of words. */
export function nameKey(text: string): string {
  return nameTokens(text).toSorted().join(" ");
}

/** A side and what is left of the name without it; several where it can be cut in several ways. */
export interface Sided {
  readonly side: Laterality;
  readonly rest: string;
}

export function lateralityOf(text: string): readonly Sided[] {
  return [...sidesAsWords(text), ...sidesAsLetters(text), ...chineseSidesOf(text)];
}

/** `Kidney, left`, `Lt. Kidney`. */
function sidesAsWords(text: string): readonly Sided[] {
  const tokens = nameTokens(text);
  return tokens.flatMap((token, index) => {
    const side = Object.hasOwn(sides, token) ? sides[token] : undefined;
    return side === undefined ? [] : [{ side, rest: tokens.toSpliced(index, 1).join(" ") }];
  });
}

/** With fewer letters left, a side is found in words that have none: `Ron` is no optic nerve. */
const shortestRun = 3;

/** `lkidney`, `kidneyl`, `kidneylt`, where small letters run together. */
function sidesAsLetters(text: string): readonly Sided[] {
  const run = text.toLowerCase();
  return Object.entries(sides)
    .flatMap(([letters, side]) => [
      ...(run.startsWith(letters) ? [{ side, rest: run.slice(letters.length) }] : []),
      ...(run.endsWith(letters) ? [{ side, rest: run.slice(0, -letters.length) }] : []),
    ])
    .filter(({ rest }) => rest.length >= shortestRun);
}

/** `左肾`, `左侧肾脏`, `肾(左)`. */
function chineseSidesOf(text: string): readonly Sided[] {
  return Object.entries(chineseSides)
    .filter(([character]) => text.includes(character))
    .map(([character, side]) => ({
      side,
      rest: text.replace(character, "").replace(/[侧側()_\s-]/g, ""),
    }));
}

/** How many letters must be added, dropped or changed to make one text of the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length]!;
}
