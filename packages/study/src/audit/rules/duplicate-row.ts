import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, tableName } from "../facts.ts";

export const duplicateRow: AuditRule = {
  id: "duplicate-row",
  compares: say("the rows of a toxicity table", "毒性表的各行"),
  why: say("Two equal rows are perhaps one row typed twice.", "两行相同可能是同一行重复录入。"),
  audit: (paper) =>
    paper.tables.flatMap((table) => {
      const terms = Object.entries(table.terms ?? {}).map(([term, cells]) => ({
        term,
        counts: cells.map(({ count }) => count ?? 0),
      }));
      return terms.flatMap(({ term, counts }, at) =>
        terms.slice(at + 1).flatMap((other): Found[] => {
          const equal = counts.every((count, grade) => count === other.counts[grade]);
          if (!equal || counts.filter((count) => count > 0).length < 2 || sum(counts) < 4)
            return [];
          return [
            {
              verdict: "ambiguity",
              claims: [
                claim(tableName(table), `${term}: ${counts.join(" / ")}`),
                claim(tableName(table), `${other.term}: ${other.counts.join(" / ")}`),
              ],
              evidence: say(
                "equal in every grade: perhaps one typed twice",
                "各级完全相同：可能重复录入",
              ),
            },
          ];
        }),
      );
    }),
};
