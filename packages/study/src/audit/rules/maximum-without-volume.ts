import type { Constraint } from "@fiducial/dosimetry";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { isMaximumWithoutVolume } from "../../treatment/constraints/dvh-bound.ts";
import { pairedOrgan, readPrintedLimit } from "../printed-limit.ts";

export const maximumWithoutVolume: AuditRule = {
  id: "maximum-without-volume",
  compares: say("a maximum dose and the volume it is read in", "最大剂量与其判读体积"),
  why: say(
    "The dose to a point depends on the grid; D0.03cc or another volume makes plans comparable.",
    "点剂量取决于计算网格；D0.03cc 等体积才可比较。",
  ),
  audit: (paper) => {
    const bare = paper.dose_limits.filter(({ limit }) => {
      const read = readPrintedLimit(limit);
      return read !== null && isMaximumWithoutVolume(read);
    });
    if (bare.length === 0) return [];
    const found: Found = {
      verdict: "ambiguity",
      claims: [
        claim(bare[0]!.where, bare.map(({ organ, limit }) => `${organ}: ${limit}`).join("; ")),
      ],
      evidence: say("a maximum without its volume", "最大剂量未注明体积"),
    };
    return [found];
  },
};

/** A limit in percent of a pair may be of each organ or of both together. */
export const pairedOrganLimit: AuditRule = {
  id: "paired-organ-limit",
  compares: say(
    "a limit of a paired organ, and whether it is of one or both",
    "成对器官的限值与其针对单侧或双侧",
  ),
  why: say(
    "A third of both kidneys may be two thirds of one.",
    "双肾的三分之一可能是单肾的三分之二。",
  ),
  audit: (paper) =>
    paper.dose_limits.flatMap(({ where, organ, limit }): Found[] => {
      const read = readPrintedLimit(limit.replace(/^\s*bilateral\s+/i, ""));
      if (!pairedOrgan.test(organ) || !isShareAtDose(read)) return [];
      if (
        /\b(each|left|right|ipsilateral|contralateral|combined|total|both together)\b/i.test(
          `${organ} ${limit}`,
        )
      )
        return [];
      return [
        {
          verdict: "ambiguity",
          claims: [claim(where, `${organ}: ${limit}`)],
          evidence: say("of each, or of both together", "指每侧，还是双侧合计"),
        },
      ];
    }),
};

function isShareAtDose(read: Constraint | null): boolean {
  return read?.metric.kind === "volume-at-dose" && read.limit.unit === "%";
}
