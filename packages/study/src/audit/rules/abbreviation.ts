import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const abbreviation: AuditRule = {
  id: "abbreviation",
  compares: say("the expansions of one abbreviation", "同一缩写的各处全称"),
  why: say("An abbreviation has one meaning in a paper.", "同一文中缩写只有一个含义。"),
  audit: (paper) => {
    const byShort = Map.groupBy(paper.abbreviations, ({ short }) => short.toUpperCase());
    const differing = [...byShort.values()].flatMap((all) => {
      const first = all[0]!;
      const other = all.find(({ long }) => !sameWords(long, first.long));
      return other === undefined ? [] : [{ first, other }];
    });
    const told = new Set<string>();
    return differing.flatMap(({ first, other }): Found[] => {
      if (told.has(first.short)) return [];
      // Two abbreviations that change places are one slip.
      const swapped = differing.find(
        (each) =>
          each.first.short !== first.short &&
          sameWords(each.first.long, other.long) &&
          sameWords(each.other.long, first.long),
      );
      told.add(first.short);
      if (swapped !== undefined) told.add(swapped.first.short);
      return [
        {
          verdict: "contradiction",
          claims: [
            claim(first.where, `${first.short} = ${first.long}`),
            claim(other.where, `${other.short} = ${other.long}`),
          ],
          evidence:
            swapped === undefined
              ? say("two expansions", "两种全称")
              : say(
                  `${first.short} and ${swapped.first.short} are exchanged`,
                  `${first.short} 与 ${swapped.first.short} 互换`,
                ),
        },
      ];
    });
  },
};

/** Words that stand for each other. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\bradiotherapy\b|\bradiation treatment\b/g, "radiation therapy"],
  [/\b(chemo|immuno|proton|particle)therapy\b/g, "$1 therapy"],
  [/\b(alanine|aspartate) aminotransferase\b/g, "$1 transaminase"],
  [/\bcancer\b|\bneoplasm\b/g, "carcinoma"],
  [/\btumour/g, "tumor"],
  [/\bthrombus\b/g, "thrombosis"],
  [/\bversion\b.*$|\bv?\d+(\.\d+)?$/g, ""],
  [/\b(the|of|and|for|in|a|an|rate|time|with)\b/g, " "],
];

function wordsOf(text: string): string[] {
  const plain = synonyms.reduce(
    (all, [pattern, word]) => all.replace(pattern, word),
    text.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+/gu, " "),
  );
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.replace(/(?<=...)s$/, ""));
}

/** Equal but for case, plurals, small words and synonyms, or one a part of the other. */
function sameWords(a: string, b: string): boolean {
  return sharedWords(a, b) === 1 || wordsOf(a).join("") === wordsOf(b).join("");
}

/** Shared words over those of the shorter expansion. */
function sharedWords(a: string, b: string): number {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const fewer = Math.min(first.size, second.size);
  return fewer === 0 ? 0 : [...first].filter((word) => second.has(word)).length / fewer;
}
