import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const endpointMixed: AuditRule = {
  id: "endpoint-mixed",
  compares: say("the endpoint names within one phrase", "同一短语中的终点名称"),
  why: say("A rate is of one endpoint.", "一个比率只属于一个终点。"),
  audit: (paper) => {
    const names = [
      ...new Set(
        [...paper.endpoints, ...paper.survival.map(({ endpoint }) => ({ name: endpoint }))].map(
          ({ name }) => name,
        ),
      ),
    ];
    if (names.length < 2) return [];
    const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("|");
    const mixed = new RegExp(
      String.raw`\b(${any})\s+(?:rates?|times?)?\s*(?:of|for)\s+(?:the\s+)?(${any})\b`,
    );
    return paper.statements.flatMap(({ where, text }): Found[] => {
      const match = mixed.exec(text);
      if (match === null || match[1] === match[2]) return [];
      return [
        {
          verdict: "ambiguity",
          claims: [claim(where, `“${text}”`)],
          evidence: say(
            `“${match[0]}” names ${match[1]} and ${match[2]}`,
            `“${match[0]}”同时提到 ${match[1]} 与 ${match[2]}`,
          ),
        },
      ];
    });
  },
};
