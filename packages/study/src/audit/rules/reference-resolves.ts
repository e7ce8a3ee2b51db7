import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { normal, overlap } from "./caption-unique.ts";

/** By how much of its words another caption must fit better. */
const clearly = 0.3;

export const referenceResolves: AuditRule = {
  id: "reference-resolves",
  compares: say("a reference to a table or figure, and the captions", "对图表的引用与其标题"),
  why: say(
    "A reader sent to the wrong table finds other numbers.",
    "被引到错误表格的读者会看到别的数字。",
  ),
  audit: (paper) => {
    if (paper.captions.length === 0) return [];
    return paper.references.flatMap(({ where, to, about }): Found[] => {
      const own = paper.captions.filter(({ of }) => normal(of) === normal(to));
      const kind = normal(to).replace(/\d.*/, "");
      // A kind of which no caption was transcribed, or a supplement's table, cannot be judged.
      const kinds = paper.captions.some(({ of }) => normal(of).startsWith(kind));
      if (own.length === 0 && (!kinds || /suppl|appendix|\bs\d/i.test(to))) return [];
      const score = (title: string): number => overlap(about, title);
      // Of captions printed twice, the first is the one at the table.
      const first = own[0];
      const best = paper.captions
        .filter(({ of }) => normal(of).startsWith(kind))
        .toSorted((a, b) => score(b.title) - score(a.title))[0];
      const apart = best === undefined ? 0 : score(best.title) - (first ? score(first.title) : 0);
      const wrong = first === undefined || (apart >= clearly && score(best!.title) >= 0.5);
      const meant = best === undefined || score(best.title) === 0 ? null : best;
      return [
        {
          verdict: wrong ? "contradiction" : "ok",
          claims: [
            claim(where, say(`${to} for ${about}`, `${to}：${about}`)),
            first === undefined
              ? claim("captions", say(`no ${to}`, `无 ${to}`))
              : claim(first.where ?? first.of, `${first.of}. ${first.title}`),
          ],
          evidence: wrong
            ? say(
                meant === null
                  ? `no caption ${to}`
                  : `the caption of that is ${meant.of}: ${meant.title}`,
                meant === null ? `无 ${to} 标题` : `与之相符的是 ${meant.of}：${meant.title}`,
              )
            : say(`${to} shows it`, `${to} 与之相符`),
        },
      ];
    });
  },
};
