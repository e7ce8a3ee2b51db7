import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const inclusionWindow: AuditRule = {
  id: "inclusion-window",
  compares: say("the statements of when patients were included", "各处所述入组时间"),
  why: say("Two windows are two cohorts.", "两个时间窗即两个队列。"),
  audit: (paper) =>
    paper.inclusion.flatMap((later): Found[] => {
      const first = paper.inclusion.find(({ of }) => of === later.of)!;
      if (first === later && !endsFirst(later)) return [];
      const same = agree(first.from, later.from) && agree(first.to, later.to);
      const backwards = endsFirst(later) || endsFirst(first);
      return [
        {
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
        },
      ];
    }),
};

function endsFirst({ from, to }: { readonly from: string; readonly to: string }): boolean {
  const digits = Math.min(from.length, to.length);
  return from.slice(0, digits) > to.slice(0, digits);
}

/** Dates agree as far as the coarser one says. */
function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
