import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { halfUnit } from "../printed.ts";

export const claimedDifference: AuditRule = {
  id: "claimed-difference",
  compares: say("a difference claimed or denied, and its p-value", "所称有无差异与其 p 值"),
  why: say("The sentence says one thing and its p-value another.", "语句与其 p 值不一致。"),
  audit: (paper) =>
    paper.comparisons.flatMap(({ where, endpoint, of, differs, p }): Found[] => {
      if (p === undefined || differs === undefined) return [];
      const alpha = paper.alpha.value;
      const significant =
        p.relation === ">" ? false : p.value < alpha || (p.relation === "<" && p.value <= alpha);
      const undecided =
        (p.relation === ">" && p.value < alpha) ||
        (p.relation === "<" && p.value > alpha) ||
        // Rounding hides on which side of alpha it lies.
        (p.relation === "=" && Math.abs(p.value - alpha) <= halfUnit(p) + 1e-9);
      const name = endpoint ?? of ?? "";
      return [
        {
          verdict: undecided ? "ambiguity" : significant === differs ? "ok" : "contradiction",
          claims: [
            claim(
              where,
              differs
                ? say(`${name} differs`, `${name} 有差异`)
                : say(`${name} does not differ`, `${name} 无差异`),
            ),
            claim(where, `p ${p.text}`),
          ],
          evidence: say(`alpha ${paper.alpha.text}`, `α ${paper.alpha.text}`),
        },
      ];
    }),
};
