import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, variablesOf } from "../facts.ts";
import { batteryOf, batteryText, expectedCounts, printsAs } from "../test-battery.ts";

export const fragileSignificance: AuditRule = {
  id: "fragile-significance",
  compares: say(
    "a significant p-value and the exact test of the same counts",
    "显著的 p 值与同一计数的确切检验",
  ),
  why: say(
    "Where expected counts are small, χ² finds differences that the exact test does not.",
    "期望数较小时，χ² 会得出确切检验不支持的差异。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const { p } = variable;
      const counts = countsOf(table, variable);
      const alpha = paper.alpha.value;
      if (p === undefined || counts === null || p.value >= alpha || !expectedCounts(counts).sparse)
        return [];
      const battery = batteryOf(counts);
      const giving = battery.filter((test) => printsAs(test.p, p));
      const exact = battery.filter(({ test }) => /^Fisher(–Freeman–Halton)?$/.test(test));
      const flips = exact.some((test) => test.p >= alpha);
      return [
        {
          verdict: flips ? "ambiguity" : "ok",
          claims: [
            claim(where, `p ${p.text}`),
            claim(where, say("expected counts under 5", "期望数小于 5")),
          ],
          evidence: say(
            `${batteryText(giving)}${giving.length > 0 ? "; " : ""}exact: ${batteryText(exact)}`,
            `${batteryText(giving)}${giving.length > 0 ? "；" : ""}确切检验：${batteryText(exact)}`,
          ),
        },
      ];
    }),
};
