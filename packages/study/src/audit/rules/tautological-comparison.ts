import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, groupColumns, variablesOf } from "../facts.ts";

export const tautologicalComparison: AuditRule = {
  id: "tautological-comparison",
  compares: say(
    "a significant difference at baseline and how the groups were made",
    "基线的显著差异与分组方式",
  ),
  why: say(
    "A characteristic that the disease of one group rules out differs by construction; its p-value says nothing.",
    "若某特征因分组本身而不存在于一组，其差异必然存在，p 值没有意义。",
  ),
  audit: (paper) => {
    const findings = variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const counts = countsOf(table, variable);
      const columns = groupColumns(table);
      if (counts === null || variable.p === undefined || variable.p.value >= paper.alpha.value)
        return [];
      const constant = columns.filter((_, at) => counts.filter((row) => row[at]! > 0).length === 1);
      if (constant.length === 0 || constant.length === columns.length) return [];
      const names = constant.map((at) => table.columns![at]!.name).join(", ");
      return [
        {
          verdict: "ambiguity",
          claims: [
            claim(where, `p ${variable.p.text}`),
            claim(where, say(`all of ${names} in one category`, `${names} 全部属于同一类别`)),
          ],
          evidence: say(
            "the category may be part of what defines the group; then the test compares nothing",
            "该类别可能就是分组依据；若如此，检验并无比较意义",
          ),
        },
      ];
    });
    return findings;
  },
};
