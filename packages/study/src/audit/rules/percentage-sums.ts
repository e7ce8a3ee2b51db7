import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, variablesOf } from "../facts.ts";
import { halfUnit } from "../printed.ts";

export const percentageSums: AuditRule = {
  id: "percentage-sums",
  compares: say("the percentages of one column and 100", "同列各百分比之和与 100"),
  why: say(
    "Of categories of which each patient has one, the percentages add up to 100 but for their rounding.",
    "若每名患者只属一类，各百分比之和除舍入外应为 100。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      if (!variable.exclusive) return [];
      const rows = Object.values(variable.rows ?? {});
      return (table.columns ?? []).flatMap(({ name }, at): Found[] => {
        const cells = rows.map((row) => row[at]!);
        // Where every count is printed, their sum decides.
        if (cells.length < 2 || cells.every(({ count }) => count !== null)) return [];
        const percents = cells.flatMap(({ percent }) => percent ?? []);
        if (percents.length < cells.length || percents.some(({ bound }) => bound)) return [];
        const added = sum(percents.map(({ value }) => value));
        // Cut off instead of rounded, each may lack a whole unit.
        const slack = sum(percents.map(halfUnit)) + 1e-9;
        return [
          {
            verdict:
              added > 100 + slack ? "contradiction" : added < 100 - 2 * slack ? "ambiguity" : "ok",
            claims: [
              claim(`${where}, ${name}`, percents.map(({ text }) => `${text} %`).join(" + ")),
              claim(where, say("a part of 100 each", "各为 100 的一部分")),
            ],
            evidence:
              added < 100 - 2 * slack
                ? say(
                    `together ${added.toFixed(1)} %; who is missing is not said`,
                    `合计 ${added.toFixed(1)} %；未说明缺失者`,
                  )
                : say(`together ${added.toFixed(1)} %`, `合计 ${added.toFixed(1)} %`),
            ...(added > 100 + slack
              ? { condition: say("unless a patient may be in several rows", "除非患者可属多行") }
              : {}),
          },
        ];
      });
    }),
};
