import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { halfUnit, type Printed } from "../printed.ts";

export const ratioInterval: AuditRule = {
  id: "ratio-interval",
  compares: say("a ratio, its 95 % interval and its p-value", "比值、其 95 % 区间与 p 值"),
  why: say(
    "A 95 % interval leaves 1 out just where p is below 0.05, and its estimate lies in the middle of it on the logarithmic scale.",
    "95 % 区间不含 1 当且仅当 p 小于 0.05，且估计值在对数尺度上位于区间中点。",
  ),
  audit: (paper) =>
    paper.comparisons.flatMap(
      ({ where, endpoint, of, hazard_ratio: ratio, interval, p }): Found[] => {
        if (ratio === undefined || interval === undefined || interval.from.value <= 0) return [];
        const { from, to } = interval;
        const name = endpoint ?? of ?? "";
        const claims = [claim(where, `${name}: ${ratio.text} (${interval.text})`)];
        const inside = ratio.value >= from.value && ratio.value <= to.value;
        // The middle on the logarithmic scale, with what rounding of both ends can hide.
        const middle = (low: number, high: number): number => Math.sqrt(Math.max(low, 1e-9) * high);
        const least =
          middle(from.value - halfUnit(from), to.value - halfUnit(to)) - halfUnit(ratio);
        const most = middle(from.value + halfUnit(from), to.value + halfUnit(to)) + halfUnit(ratio);
        const centred = ratio.value >= least - 1e-9 && ratio.value <= most + 1e-9;
        const found: Found[] = [
          {
            verdict: !inside ? "contradiction" : centred ? "ok" : "ambiguity",
            claims,
            evidence: say(
              `middle of the interval ${middle(from.value, to.value).toFixed(3)}`,
              `区间的对数中点 ${middle(from.value, to.value).toFixed(3)}`,
            ),
          },
        ];
        if (p === undefined || p.relation === ">") return found;
        const excludes = surely(from, ">") || surely(to, "<");
        const includes = surely(from, "<") && surely(to, ">");
        // Likelihood and Wald tests differ by a little; near 0.05 the two may part without a slip.
        const near = Math.abs(p.value - 0.05) <= 0.01 && p.relation === "=";
        const below = p.relation === "<" ? p.value <= 0.05 : p.value + halfUnit(p) < 0.05;
        const above = p.relation === "=" && p.value - halfUnit(p) > 0.05;
        const wrong = (excludes && above) || (includes && below);
        return [
          ...found,
          {
            verdict: !wrong ? "ok" : near ? "ambiguity" : "contradiction",
            claims: [...claims, claim(where, `p ${p.text}`)],
            evidence: excludes
              ? say("the interval leaves 1 out", "区间不含 1")
              : includes
                ? say("the interval holds 1", "区间包含 1")
                : say("the interval ends at 1 as printed", "区间端点即为 1"),
          },
        ];
      },
    ),
};

/** Whether an end lies beyond 1 whatever rounding hides. */
function surely(end: Printed, side: "<" | ">"): boolean {
  return side === ">" ? end.value - halfUnit(end) >= 1 : end.value + halfUnit(end) <= 1;
}
