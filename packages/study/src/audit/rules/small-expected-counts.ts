import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, variablesOf } from "../facts.ts";
import { expectedCounts } from "../test-battery.ts";
import { byPearson } from "./p-value-recomputed.ts";

export const smallExpectedCounts: AuditRule = {
  id: "small-expected-counts",
  compares: say("the use of χ² and Cochran's condition for it", "χ² 的使用与其 Cochran 条件"),
  why: say(
    "χ² needs at most a fifth of the expected counts under 5 and none under 1 (Cochran 1954).",
    "χ² 要求小于 5 的期望数不超过五分之一，且无小于 1 者（Cochran 1954）。",
  ),
  audit: (paper) => {
    const sparse = variablesOf(paper).flatMap(({ table, variable, where }) => {
      const counts = countsOf(table, variable);
      if (counts === null || variable.p === undefined || !byPearson(counts, variable.p)) return [];
      const expected = expectedCounts(counts);
      return expected.sparse ? [{ where, expected }] : [];
    });
    if (sparse.length === 0) return [];
    const text = sparse
      .map(
        ({ where, expected }) =>
          `${where}: ${(100 * expected.below5).toFixed(0)} % < 5, min ${expected.least.toFixed(2)}`,
      )
      .join("; ");
    const found: Found = {
      verdict: "ambiguity",
      claims: [
        claim(sparse[0]!.where, say("p-values of Pearson's χ²", "Pearson χ² 的 p 值")),
        claim(sparse[0]!.where, say("small expected counts", "期望数过小")),
      ],
      evidence: say(text, text),
    };
    return [found];
  },
};
