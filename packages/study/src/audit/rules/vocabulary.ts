import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { tableName } from "../facts.ts";
import { nearest } from "../../protocol/nearest.ts";
import { misheard, sameVersion, scales, versionOf } from "../known-names.ts";

export const vocabulary: AuditRule = {
  id: "vocabulary",
  compares: say(
    "the names of scales, versions and terms, and those that exist",
    "量表、版本与术语名称与实际存在者",
  ),
  why: say(
    "A version that does not exist leaves open by which one was graded.",
    "不存在的版本使分级依据不明。",
  ),
  audit: (paper) => {
    const places = [
      ...paper.names.map(({ where, printed }) => ({ where, printed })),
      ...paper.tables.flatMap((table) =>
        Object.keys(table.terms ?? {}).map((printed) => ({ where: tableName(table), printed })),
      ),
    ];
    const told = new Set<string>();
    return places.flatMap(({ where, printed }): Found[] => {
      const slip = slipIn(printed);
      if (slip === null || told.has(printed.toLowerCase())) return [];
      told.add(printed.toLowerCase());
      return [
        {
          verdict: "rounding",
          claims: [claim(where, `“${printed}”`)],
          evidence: say(
            `${slip.found} does not exist; perhaps ${slip.meant}`,
            `${slip.found} 并不存在；可能为 ${slip.meant}`,
          ),
        },
      ];
    });
  },
};

function slipIn(printed: string): { readonly found: string; readonly meant: string } | null {
  const phrase = misheard.find(({ wrong }) => wrong.test(printed));
  if (phrase !== undefined) return { found: phrase.wrong.exec(printed)![0], meant: phrase.meant };
  for (const { name, versions } of scales) {
    const version = versionOf(name, printed);
    if (version === undefined) continue;
    if (version === null || versions.length === 0) return null;
    if (versions.some((each) => sameVersion(each, version))) return null;
    const meant =
      versions.find((each) => withoutZeros(each) === withoutZeros(version)) ??
      nearest(version, versions) ??
      versions.at(-1)!;
    return { found: `${name} ${version}`, meant: `${name} ${meant}` };
  }
  // Only words in capitals are taken for names of scales: ordinary words are near to many.
  for (const word of printed.match(/\b[A-Z]{4,}\b/g) ?? []) {
    const names = scales.map(({ name }) => name).filter((name) => /^[A-Z]{4,}$/.test(name));
    if (names.includes(word)) continue;
    const meant = names.find((name) => oneSlipFrom(word, name));
    if (meant !== undefined) return { found: word, meant };
  }
  return null;
}

function withoutZeros(version: string): string {
  return version.replaceAll("0", "");
}

/** One letter other, exchanged with its neighbour, missing or too many. */
function oneSlipFrom(word: string, name: string): boolean {
  if (word.length === name.length) {
    const differing = Array.from(word).filter((letter, at) => letter !== name[at]).length;
    const letters = (text: string): string => Array.from(text).toSorted().join("");
    return differing === 1 ? word.length > 4 : differing === 2 && letters(word) === letters(name);
  }
  const [longer, shorter] = word.length > name.length ? [word, name] : [name, word];
  return (
    shorter.length > 4 &&
    longer.length === shorter.length + 1 &&
    Array.from(longer).some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter)
  );
}
