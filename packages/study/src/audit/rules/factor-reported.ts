import { type AuditRule, claim, say, type Found } from "../audit-finding.ts";
import { variablesOf } from "../facts.ts";

export const factorReported: AuditRule = {
  id: "factor-reported",
  compares: say(
    "the prognostic factors that the text names and the rows of the tables",
    "正文所述预后因素与表格行",
  ),
  why: say(
    "A factor called important and left out of the tables cannot be adjusted for.",
    "被称重要却未列入表格的因素无法校正。",
  ),
  audit: (paper) => {
    const rows = variablesOf(paper).flatMap(({ variable }) => [
      variable.name,
      ...Object.keys(variable.rows ?? {}),
    ]);
    return paper.factors.map(({ where, name, also }): Found => {
      const words = [name, ...also].map((word) => word.toLowerCase());
      const row = rows.find((each) => words.some((word) => contains(each, word)));
      return {
        verdict: row === undefined ? "ambiguity" : "ok",
        claims: [
          claim(where, name),
          claim("tables", row === undefined ? say("no such row", "无此行") : row),
        ],
        evidence:
          row === undefined
            ? say(
                `${[name, ...also].join(", ")} in no row of a table`,
                `表格中无 ${[name, ...also].join("、")}`,
              )
            : say(`in the row ${row}`, `见于 ${row} 行`),
      };
    });
  },
};

function contains(row: string, word: string): boolean {
  return ` ${row.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(
    ` ${word.replace(/[^\p{L}\p{N}]+/gu, " ")} `,
  );
}
