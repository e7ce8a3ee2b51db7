import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, tableName } from "../facts.ts";

export const nestedCount: AuditRule = {
  id: "nested-count",
  compares: say(
    "a count in the text, and the rows that surely and perhaps belong to it",
    "正文计数与必然及可能属于它的各行",
  ),
  why: say(
    "Where mixed categories may or may not belong, a count has bounds; inside them it is still a guess.",
    "混合类别是否计入不明时，计数只有上下界；界内仍属推测。",
  ),
  audit: (paper) =>
    paper.statements.flatMap(
      ({ where, text, count, group, table: number, variable, rows, perhaps }): Found[] => {
        const table = paper.tables.find((each) => each.number === number);
        if (table === undefined || perhaps === undefined || count === undefined) return [];
        const column = table.columns?.findIndex((each) => each.group === group) ?? -1;
        const countOf = (row: string): number =>
          table.variables.find(
            ({ name, rows: of }) => of?.[row] && (variable === undefined || name === variable),
          )?.rows?.[row]?.[column]?.count ?? 0;
        if (column < 0) return [];
        const least = sum((rows ?? []).map(countOf));
        const most = least + sum(perhaps.map(countOf));
        const inside = count >= least && count <= most;
        return [
          {
            verdict: !inside ? "contradiction" : least === most ? "ok" : "ambiguity",
            claims: [
              claim(where, `“${text}”: ${count}`),
              claim(
                tableName(table),
                `${[...(rows ?? []), ...perhaps.map((row) => `${row}?`)].map((row) => `${row} ${countOf(row.replace(/\?$/, ""))}`).join(", ")}`,
              ),
            ],
            evidence: say(
              `${count} against ${least} to ${most}${inside && least !== most ? `: true only if ${count - least} of ${most - least} in the mixed rows belong` : ""}`,
              `${count} 对比 ${least} 至 ${most}${inside && least !== most ? `：仅当混合行 ${most - least} 例中有 ${count - least} 例属于才成立` : ""}`,
            ),
          },
        ];
      },
    ),
};
