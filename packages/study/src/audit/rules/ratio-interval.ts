import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Effect, effectOf, isCentred, middleOf } from "../effect.ts";
import type { PaperComparison } from "../paper.ts";
import { halfUnit, type Printed, type PrintedP } from "../printed.ts";

export const ratioInterval: AuditRule = {
  id: "ratio-interval",
  compares: say(
    "a ratio or a difference, its interval and its p-value",
    "比值或差值、其区间与 p 值",
  ),
  why: say(
    "A 95 % interval leaves no effect out just where p is below 0.05, and its estimate lies in the middle of it, for a ratio on the logarithmic scale.",
    "95 % 区间不含无效值当且仅当 p 小于 0.05，且估计值位于区间中点（比值为对数尺度）。",
  ),
  audit: (paper) =>
    paper.comparisons.flatMap((comparison): Found[] => {
      const effect = effectOf(comparison);
      if (effect === null) return [];
      const { p } = comparison;
      const found = [inTheMiddle(comparison, effect)];
      return p === undefined || p.relation === ">"
        ? found
        : [...found, besideP(comparison, effect, p)];
    }),
};

function effectClaim({ where, endpoint, of, level }: PaperComparison, effect: Effect) {
  const name = endpoint ?? of ?? "";
  const levelText = level.value === 95 ? "" : `, ${level.text} %`;
  return claim(where, `${name}: ${effect.printed.text} (${effect.interval.text}${levelText})`);
}

function inTheMiddle(comparison: PaperComparison, effect: Effect): Found {
  const { printed, interval } = effect;
  const inside = printed.value >= interval.from.value && printed.value <= interval.to.value;
  const { middle } = middleOf(effect);
  return {
    verdict: !inside ? "contradiction" : isCentred(effect) ? "ok" : "ambiguity",
    claims: [effectClaim(comparison, effect)],
    evidence: inside
      ? say(`middle of the interval ${middle.toFixed(3)}`, `区间中点 ${middle.toFixed(3)}`)
      : say("the interval does not hold its estimate", "区间不包含其估计值"),
  };
}

/** How far from the interval's p-value another test may lie without a slip: Wald and likelihood differ by a little. */
const nearShare = 0.2;

function besideP(comparison: PaperComparison, effect: Effect, p: PrintedP): Found {
  const { alpha, none } = effect;
  const { from, to } = effect.interval;
  const excludes = surely(from, ">", none) || surely(to, "<", none);
  const includes = surely(from, "<", none) && surely(to, ">", none);
  const near = Math.abs(p.value - alpha) <= nearShare * alpha + 1e-9 && p.relation === "=";
  const below = p.relation === "<" ? p.value <= alpha + 1e-9 : p.value + halfUnit(p) < alpha;
  const above = p.relation === "=" && p.value - halfUnit(p) > alpha;
  const wrong = (excludes && above) || (includes && below);
  return {
    verdict: !wrong ? "ok" : near ? "ambiguity" : "contradiction",
    claims: [effectClaim(comparison, effect), claim(comparison.where, `p ${p.text}`)],
    evidence: excludes
      ? say(`the interval leaves ${none} out`, `区间不含 ${none}`)
      : includes
        ? say(`the interval holds ${none}`, `区间包含 ${none}`)
        : say(`the interval ends at ${none} as printed`, `区间端点即为 ${none}`),
  };
}

/** Whether an end lies beyond a value whatever rounding hides. */
function surely(end: Printed, side: "<" | ">", none: number): boolean {
  return side === ">" ? end.value - halfUnit(end) >= none : end.value + halfUnit(end) <= none;
}
