import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { tableName } from "../facts.ts";

export const testNamed: AuditRule = {
  id: "test-named",
  compares: say("p-values and the tests that the paper names", "p 值与文中所述检验"),
  why: say("A p-value without its test cannot be judged.", "没有检验名称的 p 值无法评判。"),
  audit: (paper) => {
    const found: Found[] = [];
    const tables = paper.tables.filter(({ variables }) => variables.some(({ p }) => p));
    const count = tables.reduce(
      (all, { variables }) => all + variables.filter(({ p }) => p).length,
      0,
    );
    if (count > 0)
      found.push(judge(paper.tests, "tables", tables.map(tableName).join(", "), count));
    const survival = paper.comparisons.filter(({ endpoint, p, test }) => endpoint && p && !test);
    if (survival.length > 0)
      found.push(judge(paper.tests, "survival", survival[0]!.where, survival.length));
    return found;
  },
};

function judge(
  tests: readonly { readonly name: string; readonly of: string; readonly where: string }[],
  of: "tables" | "survival",
  where: string,
  count: number,
): Found {
  const named = tests.filter((test) => test.of === of);
  const names = tests.map(({ name, where: place }) => `${name} (${place})`).join(", ");
  return {
    verdict: named.length > 0 ? "ok" : "ambiguity",
    claims: [claim(where, say(`${count} p-values`, `${count} 个 p 值`))],
    evidence:
      named.length > 0
        ? say(
            `by ${named.map(({ name }) => name).join(", ")}`,
            named.map(({ name }) => name).join("、"),
          )
        : say(
            `no test is named for them${names === "" ? "" : `; named otherwise: ${names}`}`,
            `未说明其检验方法${names === "" ? "" : `；文中另有：${names}`}`,
          ),
  };
}
