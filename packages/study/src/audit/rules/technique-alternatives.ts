import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const techniqueAlternatives: AuditRule = {
  id: "technique-alternatives",
  compares: say(
    "techniques given as alternatives, and those that every patient had",
    "作为备选的技术与人人采用的技术",
  ),
  why: say("What everybody had is no alternative.", "人人采用者便不是备选。"),
  audit: (paper) =>
    paper.techniques.map(({ where, one_of, for_all }): Found => {
      const both = for_all.filter((name) =>
        one_of.some((other) => other.toLowerCase() === name.toLowerCase()),
      );
      return {
        verdict: both.length > 0 ? "ambiguity" : "ok",
        claims: [
          claim(where, say(`one of ${one_of.join(", ")}`, `${one_of.join("、")} 之一`)),
          claim(
            where,
            say(
              `for all: ${for_all.join(", ") || "none"}`,
              `全部患者：${for_all.join("、") || "无"}`,
            ),
          ),
        ],
        evidence:
          both.length > 0
            ? say(`${both.join(", ")} is both`, `${both.join("、")} 兼为两者`)
            : say("none is both", "无重叠"),
      };
    }),
};
