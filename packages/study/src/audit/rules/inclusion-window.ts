import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const inclusionWindow: AuditRule = {
  id: "inclusion-window",
  compares: say("the statements of when patients were included", "各处所述入组时间"),
  why: say("Two windows are two cohorts.", "两个时间窗即两个队列。"),
  audit: (paper) =>
    paper.inclusion.slice(1).map((later): Found => {
      const first = paper.inclusion[0]!;
      const same = agree(first.from, later.from) && agree(first.to, later.to);
      const backwards = later.from > later.to || first.from > first.to;
      return {
        verdict: same && !backwards ? "ok" : "contradiction",
        claims: [
          claim(first.where, `${first.from} – ${first.to}`),
          claim(later.where, `${later.from} – ${later.to}`),
        ],
        evidence: backwards
          ? say("a window ends before it begins", "时间窗先止后始")
          : same
            ? say("the same, as far as each says", "就所载精度而言一致")
            : say("the windows differ", "时间窗不同"),
      };
    }),
};

/** Dates agree as far as the coarser one says. */
function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
