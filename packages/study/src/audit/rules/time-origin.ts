import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const timeOrigin: AuditRule = {
  id: "time-origin",
  compares: say("the time origins of the endpoints and of follow-up", "各终点与随访的时间起点"),
  why: say(
    "Curves with different origins cannot be laid over each other.",
    "起点不同的曲线不能相互比较。",
  ),
  audit: (paper) => {
    const origins = [
      ...paper.endpoints.map(({ name, where, origin }) => ({ name, where, origin })),
      ...paper.follow_up.map(({ where, origin }) => ({ name: "follow-up", where, origin })),
    ].flatMap((each) => (each.origin === undefined ? [] : [{ ...each, origin: each.origin }]));
    const byOrigin = Map.groupBy(origins, ({ origin }) => origin.toLowerCase().trim());
    if (origins.length < 2) return [];
    const found: Found = {
      verdict: byOrigin.size > 1 ? "ambiguity" : "ok",
      claims: [...byOrigin.values()].map((same) =>
        claim(
          same[0]!.where,
          `${[...new Set(same.map(({ name }) => name))].join(", ")}: ${same[0]!.origin}`,
        ),
      ),
      evidence: say(`${byOrigin.size} origins`, `${byOrigin.size} 种起点`),
    };
    return [found];
  },
};
