import { nearest } from "../../protocol/nearest.ts";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const authorNames: AuditRule = {
  id: "author-names",
  compares: say("the names of the authors in each place", "各处的作者姓名"),
  why: say("A name spelt in two ways is credited to two people.", "一名两写会被视为两人。"),
  audit: (paper) => {
    const [byline, ...others] = paper.authors;
    if (byline === undefined) return [];
    const known = new Map(byline.names.map((name) => [plain(name), name]));
    const initials = new Set(byline.names.flatMap(initialsOf));
    return others.flatMap(({ where, names }) =>
      names.map((name): Found => {
        const same = known.get(plain(name)) ?? (initials.has(shortened(name)) ? name : undefined);
        const like = same === undefined ? nearest(plain(name), known.keys()) : null;
        return {
          // A name like no other may be of somebody thanked; initials fit or they do not.
          verdict: same !== undefined ? "ok" : like === null ? "ambiguity" : "contradiction",
          claims: [
            claim(
              byline.where,
              same ?? (like === null ? byline.names.join(", ") : known.get(like)!),
            ),
            claim(where, name),
          ],
          evidence:
            same !== undefined
              ? say("the same name", "姓名相同")
              : like === null
                ? say(`${name} is no author`, `${name} 不在作者之列`)
                : say("spelt in two ways", "两种拼写"),
        };
      }),
    );
  },
};

/** Order and case of the parts do not matter. */
function plain(name: string): string {
  return partsOf(name).toSorted().join(" ");
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== "");
}

/** "Canyu Liu" is CL or LC in a list of contributions, and Liu C. */
function initialsOf(name: string): string[] {
  const parts = partsOf(name);
  const first = parts.map((part) => part[0]!);
  const family = parts.at(-1) ?? "";
  const given = first.slice(0, -1).join("");
  return [first.join(""), first.toReversed().join(""), family + given, given + family];
}

function shortened(name: string): string {
  return partsOf(name).join("");
}
