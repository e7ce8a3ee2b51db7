import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";

type Criterion = Paper["eligibility"][number]["criteria"][number];

export const eligibilitySet: AuditRule = {
  id: "eligibility-set",
  compares: say("the lists of criteria that the paper gives as complete", "文中各完整入选标准列表"),
  why: say(
    "A criterion in one list only was applied, or was not.",
    "只出现在一处的标准是否应用不得而知。",
  ),
  audit: (paper) => {
    const lists = paper.eligibility.filter(({ complete }) => complete);
    return lists.flatMap((first, at) =>
      lists.slice(at + 1).flatMap((second): Found[] => {
        const claims = [first, second].map(({ where, criteria }) =>
          claim(where, criteria.map(criterionText).join("; ")),
        );
        const missing = [
          ...absentFrom(first.criteria, second.criteria).map(
            (about) => `${about} (${first.where})`,
          ),
          ...absentFrom(second.criteria, first.criteria).map(
            (about) => `${about} (${second.where})`,
          ),
        ];
        const differing = first.criteria.filter((criterion) =>
          second.criteria.some(
            (other) =>
              criterion.about === other.about &&
              criterion.of === other.of &&
              contrary(criterion, other),
          ),
        );
        const found: Found[] = [];
        if (differing.length > 0) {
          const names = differing.map(({ about }) => about).join(", ");
          found.push({
            verdict: "contradiction",
            claims,
            evidence: say(`different limits of ${names}`, `${names} 的界限不同`),
          });
        }
        found.push({
          verdict: missing.length > 0 ? "ambiguity" : "ok",
          claims,
          evidence:
            missing.length > 0
              ? say(`in one list only: ${missing.join(", ")}`, `仅见于一处：${missing.join("、")}`)
              : say("the same criteria", "标准相同"),
        });
        return found;
      }),
    );
  },
};

function absentFrom(criteria: readonly Criterion[], others: readonly Criterion[]): string[] {
  return criteria
    .map(({ about }) => about)
    .filter((about) => !others.some((other) => other.about === about));
}

export function criterionText({ about, range, values, basis, excludes, of }: Criterion): string {
  const what = [range?.text, values?.join("/"), basis].filter(Boolean).join(", ");
  return `${excludes ? "not " : ""}${about}${of ? ` (${of})` : ""}${what === "" ? "" : ` ${what}`}`;
}

/** Both give limits, and the limits exclude each other or are not the same range. */
function contrary(a: Criterion, b: Criterion): boolean {
  if ((a.excludes ?? false) !== (b.excludes ?? false)) return false;
  if (a.range && b.range)
    return (["from", "to"] as const).some((end) => a.range![end]?.value !== b.range![end]?.value);
  if (a.values === undefined || b.values === undefined) return false;
  const [first, second] = [pointsOf(a), pointsOf(b)];
  return first.size !== second.size || [...first].some((value) => !second.has(value));
}

const childPughClass: Readonly<Record<string, readonly string[]>> = {
  a: ["5", "6"],
  b: ["7", "8", "9"],
  c: ["10", "11", "12", "13", "14", "15"],
};

/** Child-Pugh classes are sets of points; other values stand for themselves. */
function pointsOf({ about, values }: Criterion): Set<string> {
  const lower = values!.map((value) => value.toLowerCase());
  return new Set(
    /child/i.test(about) ? lower.flatMap((value) => childPughClass[value] ?? [value]) : lower,
  );
}
