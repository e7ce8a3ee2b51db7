import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const endpointReported: AuditRule = {
  id: "endpoint-reported",
  compares: say(
    "the endpoints that the methods define and those with a number",
    "方法中定义的终点与有数值的终点",
  ),
  why: say(
    "An endpoint that is defined and not reported, or a difference denied without a p-value, cannot be judged.",
    "已定义而未报告的终点，或无 p 值的“无差异”，无法评判。",
  ),
  audit: (paper) => {
    const defined = new Map(paper.endpoints.map(({ name, where }) => [name, where]));
    const endpoints = [...defined].map(([name, where]): Found => {
      const numbers = paper.survival.filter(
        ({ endpoint, median, rates, incidence, failures }) =>
          endpoint === name &&
          (median !== undefined ||
            failures !== undefined ||
            Object.keys({ ...rates, ...incidence }).length > 0),
      ).length;
      return {
        verdict: numbers > 0 ? "ok" : "ambiguity",
        claims: [
          claim(where, say(`${name} is defined`, `定义了 ${name}`)),
          claim(
            "survival",
            say(`${numbers} estimates of ${name}`, `${name} 的估计值 ${numbers} 个`),
          ),
        ],
        evidence:
          numbers > 0
            ? say(`${name} is reported`, `已报告 ${name}`)
            : say(`no rate or median of ${name} anywhere`, `未见 ${name} 的生存率或中位数`),
      };
    });
    const denied = paper.comparisons.filter(
      ({ differs, p }) => differs === false && p === undefined,
    );
    if (denied.length === 0) return endpoints;
    const names = denied.map(({ endpoint, of }) => endpoint ?? of ?? "").join(", ");
    return [
      ...endpoints,
      {
        verdict: "ambiguity",
        claims: [claim(denied[0]!.where, say(`no difference in ${names}`, `${names} 无差异`))],
        evidence: say("no p-value is given for it", "未给出 p 值"),
      },
    ];
  },
};
