import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const endpointDefinition: AuditRule = {
  id: "endpoint-definition",
  compares: say("the definitions of one endpoint in different places", "同一终点在各处的定义"),
  why: say("An endpoint has one definition.", "一个终点只有一个定义。"),
  audit: (paper) =>
    [...Map.groupBy(paper.endpoints, ({ name }) => name)].flatMap(([name, all]): Found[] => {
      const parts = ["events", "assessed_by", "competing"] as const;
      const differing = parts.filter((part) => {
        const given = all.flatMap((each) =>
          each[part] === undefined || each[part].length === 0 ? [] : [normal(each[part])],
        );
        return new Set(given).size > 1;
      });
      if (all.length < 2) return [];
      return [
        {
          verdict: differing.length > 0 ? "ambiguity" : "ok",
          claims: all.map(({ where, events, assessed_by }) =>
            claim(
              where,
              `${name}: ${[events.join(", "), assessed_by?.join(", ") ?? ""].filter(Boolean).join("; ")}`,
            ),
          ),
          evidence:
            differing.length > 0
              ? say(
                  `they differ in ${differing.map((part) => words[part].en).join(", ")}`,
                  `${differing.map((part) => words[part].zh).join("、")}不同`,
                )
              : say("they agree", "一致"),
        },
      ];
    }),
};

const words = {
  events: { en: "the events", zh: "事件" },
  assessed_by: { en: "how the event is found", zh: "判定方法" },
  competing: { en: "competing events", zh: "竞争事件" },
};

function normal(values: readonly string[]): string {
  return values
    .map((value) => value.toLowerCase().trim())
    .toSorted()
    .join("\n");
}
