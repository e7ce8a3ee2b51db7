import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";
import { boundSameQuantity, dvhBound } from "../../treatment/constraints/dvh-bound.ts";
import { laxerThanTheirKind } from "../../treatment/constraints/organ-class.ts";
import { readPrintedLimit } from "../printed-limit.ts";

export const limitsOfOneClass: AuditRule = {
  id: "limits-of-one-class",
  compares: say("the dose limits of organs of one kind", "同类器官的剂量限值"),
  why: say(
    "A duodenum that may have what a stomach may not asks for a reason.",
    "十二指肠可受而胃不可受的剂量需要说明理由。",
  ),
  audit: (paper) => {
    const limits = paper.dose_limits.map((each) => {
      const read = readPrintedLimit(each.limit);
      return { ...each, bound: read === null ? null : dvhBound(read, null) };
    });
    return laxerThanTheirKind(limits).map(({ strictest, laxer }): Found => {
      const doseGy = strictest.bound?.doseGy;
      return {
        verdict: "ambiguity",
        claims: [strictest, laxer].map(({ where, organ, limit }) =>
          claim(where, `${organ}: ${limit}`),
        ),
        evidence: say(
          `${laxer.organ} may have more than ${doseGy} Gy, ${strictest.organ} nowhere`,
          `${laxer.organ} 可超过 ${doseGy} Gy，${strictest.organ} 则任何一点都不可`,
        ),
      };
    });
  },
};

/** Two limits of one organ that say different things of the same dose or volume. */
export const limitsOfOneOrgan: AuditRule = {
  id: "limits-of-one-organ",
  compares: say("two limits of one organ", "同一器官的两个限值"),
  why: say("A plan cannot be judged by two different limits.", "计划不能按两个不同限值评判。"),
  audit: (paper) =>
    paper.dose_limits.flatMap((first, at) =>
      paper.dose_limits.slice(at + 1).flatMap((second): Found[] => {
        if (first.organ.toLowerCase() !== second.organ.toLowerCase() || !differ(first, second))
          return [];
        return [
          {
            verdict: "contradiction",
            claims: [first, second].map(({ where, organ, limit }) =>
              claim(where, `${organ}: ${limit}`),
            ),
            evidence: say("two bounds for the same quantity", "同一量有两个界限"),
          },
        ];
      }),
    ),
};

type DoseLimit = Paper["dose_limits"][number];

function differ(first: DoseLimit, second: DoseLimit): boolean {
  if (first.fractions !== second.fractions || first.level !== second.level) return false;
  const [a, b] = [readPrintedLimit(first.limit), readPrintedLimit(second.limit)];
  if (a === null || b === null || !boundSameQuantity(a, b)) return false;
  return a.limit.value !== b.limit.value;
}
