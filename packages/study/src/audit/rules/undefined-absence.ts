import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, tableName } from "../facts.ts";

/** Diagnoses that several definitions compete for, and the toxicity that they rest on. */
const definedOtherwise: readonly {
  readonly term: RegExp;
  readonly rows: RegExp;
  readonly why: readonly [string, string];
}[] = [
  {
    term: /RILD|radiation[- ]induced liver disease/i,
    rows: /liver|hepat|AST|ALT|bilirubin|transaminase/i,
    why: [
      "non-classic RILD is transaminases over 5 × ULN or a Child-Pugh rise of 2 or more",
      "非经典 RILD 指转氨酶超过 5 × ULN 或 Child-Pugh 升高 2 分及以上",
    ],
  },
];

export const undefinedAbsence: AuditRule = {
  id: "undefined-absence",
  compares: say("“nobody had …” and the toxicity that may be it", "“无人发生……”与可能相符的毒性"),
  why: say("Absence of something undefined cannot be checked.", "未定义之事是否发生无从核实。"),
  audit: (paper) =>
    paper.statements.flatMap(({ where, text, absent, defined }): Found[] => {
      if (absent === undefined || defined === true) return [];
      const known = definedOtherwise.find(({ term }) => term.test(absent));
      const severe = paper.tables.flatMap((table) =>
        Object.entries(table.terms ?? {}).flatMap(([term, cells]) => {
          const count = sum(
            cells.map((cell, at) => ((table.grades?.[at]?.from ?? 0) >= 3 ? (cell.count ?? 0) : 0)),
          );
          return known?.rows.test(term) && count > 0 ? [{ table, term, count }] : [];
        }),
      );
      if (known === undefined || severe.length === 0) return [];
      const rows = severe.map(({ term, count }) => `${term} ≥3: ${count}`).join(", ");
      return [
        {
          verdict: "ambiguity",
          claims: [claim(where, `“${text}”`), claim(tableName(severe[0]!.table), rows)],
          evidence: say(
            `${absent} is not defined; ${known.why[0]}`,
            `${absent} 未定义；${known.why[1]}`,
          ),
        },
      ];
    }),
};
