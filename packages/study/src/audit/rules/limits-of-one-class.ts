import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";
import { organClasses, readPrintedLimit } from "../printed-limit.ts";

export const limitsOfOneClass: AuditRule = {
  id: "limits-of-one-class",
  compares: say("the dose limits of organs of one kind", "同类器官的剂量限值"),
  why: say(
    "A duodenum that may have what a stomach may not asks for a reason.",
    "十二指肠可受而胃不可受的剂量需要说明理由。",
  ),
  audit: (paper) =>
    Object.values(organClasses).flatMap((kind) => {
      const limits = paper.dose_limits
        .filter(({ organ }) => kind.test(organ))
        .map((each) => ({ ...each, read: readPrintedLimit(each.limit) }));
      const maxima = limits.flatMap(({ read, ...each }) =>
        read?.kind === "maximum" && read.below ? [{ ...each, doseGy: read.doseGy }] : [],
      );
      const strictest = maxima.toSorted((a, b) => a.doseGy - b.doseGy)[0];
      if (strictest === undefined) return [];
      return limits.flatMap(({ organ, limit, where, read }): Found[] => {
        const bounded = maxima.some((each) => each.organ === organ);
        if (bounded || read?.kind !== "volume-at-dose" || read.atGy <= strictest.doseGy) return [];
        return [
          {
            verdict: "ambiguity",
            claims: [
              claim(strictest.where, `${strictest.organ}: ${strictest.limit}`),
              claim(where, `${organ}: ${limit}`),
            ],
            evidence: say(
              `${organ} may have more than ${strictest.doseGy} Gy, ${strictest.organ} nowhere`,
              `${organ} 可超过 ${strictest.doseGy} Gy，${strictest.organ} 则任何一点都不可`,
            ),
          },
        ];
      });
    }),
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
  if (first.fractions !== second.fractions) return false;
  const [a, b] = [readPrintedLimit(first.limit), readPrintedLimit(second.limit)];
  if (a === null || b === null || a.below !== b.below) return false;
  if (a.kind === "maximum" && b.kind === "maximum")
    return a.volumeCm3 === b.volumeCm3 && a.doseGy !== b.doseGy;
  if (a.kind === "mean" && b.kind === "mean") return a.doseGy !== b.doseGy;
  return (
    a.kind === "volume-at-dose" &&
    b.kind === "volume-at-dose" &&
    a.atGy === b.atGy &&
    a.unit === b.unit &&
    a.bound !== b.bound
  );
}
