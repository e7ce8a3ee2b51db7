import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { groupColumns, variablesOf } from "../facts.ts";

export const duplicateExtreme: AuditRule = {
  id: "duplicate-extreme",
  compares: say("the ranges of one variable in two groups", "同一变量在两组的范围"),
  why: say(
    "The same extreme to the last digit in two groups is more often copied than observed.",
    "两组极值完全相同往往是复制所致。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const columns = groupColumns(table).filter((at) => variable.range?.[at] !== undefined);
      return (["from", "to"] as const).flatMap((end) =>
        columns.flatMap((a, i) =>
          columns.slice(i + 1).flatMap((b): Found[] => {
            const [first, second] = [variable.range![a]!, variable.range![b]!];
            // Whole numbers coincide by chance, as ages in years do.
            if (first[end].value !== second[end].value || first[end].decimals === 0) return [];
            return [
              {
                verdict: "ambiguity",
                claims: [
                  claim(where, `${table.columns![a]!.name}: ${first.text}`),
                  claim(where, `${table.columns![b]!.name}: ${second.text}`),
                ],
                evidence: say(
                  `${first[end].text} in both: perhaps copied`,
                  `两组均为 ${first[end].text}：可能为复制`,
                ),
              },
            ];
          }),
        ),
      );
    }),
};
