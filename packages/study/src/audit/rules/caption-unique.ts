import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";

type Caption = Paper["captions"][number];

export const captionUnique: AuditRule = {
  id: "caption-unique",
  compares: say("the captions of the paper with each other", "各图表标题之间"),
  why: say(
    "A number is of one table, and a table has one number.",
    "一个编号对应一个表，一个表只有一个编号。",
  ),
  audit: (paper) => {
    const pairs = paper.captions.flatMap((first, at) =>
      paper.captions.slice(at + 1).map((second) => ({ first, second })),
    );
    const clashes = pairs.filter(
      ({ first, second }) =>
        sameKind(first, second) &&
        (normal(first.of) === normal(second.of)
          ? otherTitle(first.title, second.title)
          : sameTitle(first.title, second.title)),
    );
    if (paper.captions.length < 2) return [];
    if (clashes.length === 0)
      return [
        {
          verdict: "ok",
          claims: [claim("captions", paper.captions.map(({ of }) => of).join(", "))],
          evidence: say("each number has one title", "每个编号对应一个标题"),
        },
      ];
    return clashes.map(({ first, second }): Found => {
      const sameNumber = normal(first.of) === normal(second.of);
      return {
        verdict: "contradiction",
        claims: [first, second].map(({ of, title, where }) =>
          claim(where ?? of, `${of}. ${title}`),
        ),
        evidence: sameNumber
          ? say(`${first.of} has two titles`, `${first.of} 有两个标题`)
          : say(
              `one table is ${first.of} and ${second.of}`,
              `同一表既为 ${first.of} 又为 ${second.of}`,
            ),
      };
    });
  },
};

function sameKind(a: Caption, b: Caption): boolean {
  return normal(a.of).replace(/\d.*/, "") === normal(b.of).replace(/\d.*/, "");
}

/** `Fig. 2` and `Figure 2` are one; a supplement's table is another. */
export function normal(of: string): string {
  return of
    .toLowerCase()
    .replace(/^fig\.?(?=\s|\d)/, "figure")
    .replace(/[.:]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Words that make two tables of what is otherwise one title. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/\bacute\b|\bearly\b/i, /\blate\b|\bchronic\b/i],
  [/\bunivaria/i, /\bmultivaria/i],
  [/\boverall survival\b/i, /\bprogression[- ]free\b|\blocal control\b/i],
];

function opposed(a: string, b: string): boolean {
  return opposites.some(
    ([one, other]) =>
      (one.test(a) && other.test(b) && !one.test(b)) ||
      (one.test(b) && other.test(a) && !one.test(a)),
  );
}

function otherTitle(a: string, b: string): boolean {
  return opposed(a, b) || overlap(a, b) < 0.6;
}

/** All words of the shorter title in the longer one, and enough of them to tell it. */
function sameTitle(a: string, b: string): boolean {
  const enough = Math.min(wordsOf(a).size, wordsOf(b).size) >= 3;
  return enough && overlap(a, b) === 1 && !opposed(a, b) && !narrowed(a, b) && !narrowed(b, a);
}

/** Whether a title is another with a subset of it: "… of survival by stage" is not "… of survival". */
function narrowed(title: string, other: string): boolean {
  const known = wordsOf(other);
  const tail =
    /\b(?:by|according to|stratified (?:by|for)|for|in|among|of|with|between|versus|vs)\b(?!.*\b(?:by|according to|stratified (?:by|for)|for|in|among|of|with|between|versus|vs)\b)(.*)$/i.exec(
      title,
    )?.[1];
  return tail !== undefined && [...wordsOf(tail)].some((word) => !known.has(word));
}

/** Shared words over the words of the shorter text. */
export function overlap(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const fewer = Math.min(first.size, second.size);
  return fewer === 0 ? 0 : shared / fewer;
}

const smallWords = new Set(
  "the a an of in on for and or to by with after before within patients patient study all were was is are from".split(
    " ",
  ),
);

export function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1 && !smallWords.has(word))
      .map((word) => word.replace(/(?<=...)(?:ies|es|s)$/, "")),
  );
}
