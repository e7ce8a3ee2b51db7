import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, variablesOf } from "../facts.ts";
import { batteryOf, batteryText } from "../test-battery.ts";

export const pValueZero: AuditRule = {
  id: "p-value-zero",
  compares: say("a p-value of zero and what a p-value can be", "为零的 p 值与 p 值的可能取值"),
  why: say("No test gives 0; print the bound, such as <0.001.", "没有检验给出 0；应写作 <0.001。"),
  audit: (paper) => {
    const table = variablesOf(paper).flatMap(({ table: of, variable, where }): Found[] => {
      if (variable.p?.value !== 0 || variable.p.relation !== "=") return [];
      const counts = countsOf(of, variable);
      const battery = counts === null ? [] : batteryOf(counts).slice(0, 1);
      return [zero(where, variable.p.text, battery.length > 0 ? batteryText(battery) : null)];
    });
    const text = paper.comparisons.flatMap(({ where, p }) =>
      p?.value === 0 && p.relation === "=" ? [zero(where, p.text, null)] : [],
    );
    return [...table, ...text];
  },
};

function zero(where: string, text: string, recomputed: string | null): Found {
  return {
    verdict: "rounding",
    claims: [claim(where, `p ${text}`)],
    evidence: say(
      `print <0.001${recomputed === null ? "" : `; ${recomputed}`}`,
      `应写作 <0.001${recomputed === null ? "" : `；${recomputed}`}`,
    ),
  };
}
