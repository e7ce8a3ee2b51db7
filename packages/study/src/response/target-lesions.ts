import { atLeast, recist } from "./recist.ts";

/** A lesion as it is before the treatment. */
export interface BaselineLesion {
  readonly id: string;
  /** Null where nobody wrote it down; then it counts as an organ of its own. */
  readonly organ: string | null;
  /** A lymph node, measured by its short axis. */
  readonly node: boolean;
  readonly irradiated: boolean;
  /** Longest diameter, of a node the short axis; null where it was not measured. */
  readonly diameterMm: number | null;
  /** What the reader chose; null where the rule is to choose. */
  readonly role: "target" | "non-target" | null;
}

/** Which lesions a protocol lets be targets. */
export interface TargetRule {
  readonly targets: "any" | "irradiated" | "not-irradiated";
  readonly maxTargets: number;
  readonly maxPerOrgan: number;
}

/** Why a lesion is a target, is followed without being measured, or is no disease. */
export type ChosenBecause =
  | "chosen"
  | "as-recorded"
  | "not-measured"
  | "too-small"
  | "small-node"
  | "normal-node"
  | "organ-full"
  | "all-full"
  | "by-protocol";

export interface ChosenLesion {
  readonly lesion: BaselineLesion;
  readonly role: "target" | "non-target" | "none";
  readonly because: ChosenBecause;
}

/**
 * Divides the lesions before treatment into targets, non-targets and lymph nodes that are not diseased.
 *
 * Targets are measurable (longest diameter at least 10 mm, a node's short axis at least 15 mm), at most five and two an organ, the
 * largest first; all lymph nodes are one organ. Of lesions of one size the first in the list is taken. Where a reader has given any
 * lesion a role, the roles are taken as they are, and a lesion without one is no target.
 *
 * Source: Eisenhauer 2009, sections 3.1 and 4.1.
 */
export function targetLesions(
  lesions: readonly BaselineLesion[],
  rule: TargetRule,
): readonly ChosenLesion[] {
  if (lesions.some(({ role }) => role !== null)) return lesions.map(asRecorded);
  const chosen = new Map<string, ChosenBecause>();
  const inOrgan = new Map<string, number>();
  let targets = 0;
  const bySize = lesions.toSorted((a, b) => (b.diameterMm ?? 0) - (a.diameterMm ?? 0));
  for (const lesion of bySize) {
    const obstacle = obstacleOf(lesion, rule);
    const organ = organOf(lesion);
    const already = inOrgan.get(organ) ?? 0;
    if (obstacle !== null) chosen.set(lesion.id, obstacle);
    else if (targets >= rule.maxTargets) chosen.set(lesion.id, "all-full");
    else if (already >= rule.maxPerOrgan) chosen.set(lesion.id, "organ-full");
    else {
      chosen.set(lesion.id, "chosen");
      inOrgan.set(organ, already + 1);
      targets++;
    }
  }
  return lesions.map((lesion): ChosenLesion => {
    const because = chosen.get(lesion.id) ?? "chosen";
    const role =
      because === "chosen" ? "target" : because === "normal-node" ? "none" : "non-target";
    return { lesion, role, because };
  });
}

function asRecorded(lesion: BaselineLesion): ChosenLesion {
  if (lesion.role === "target" && lesion.diameterMm !== null)
    return { lesion, role: "target", because: "as-recorded" };
  if (lesion.role === null && isNormalNode(lesion))
    return { lesion, role: "none", because: "normal-node" };
  const unmeasured = lesion.role === "target";
  return { lesion, role: "non-target", because: unmeasured ? "not-measured" : "as-recorded" };
}

/** Why a lesion cannot be a target whatever the others are; null where it can. */
function obstacleOf(lesion: BaselineLesion, rule: TargetRule): ChosenBecause | null {
  const { diameterMm: size, node, irradiated } = lesion;
  if (isNormalNode(lesion)) return "normal-node";
  if (size === null) return "not-measured";
  if (node && !atLeast(size, recist.targetNodeMm)) return "small-node";
  if (!node && !atLeast(size, recist.measurableMm)) return "too-small";
  if (rule.targets === "irradiated" && !irradiated) return "by-protocol";
  if (rule.targets === "not-irradiated" && irradiated) return "by-protocol";
  return null;
}

function isNormalNode({ node, diameterMm }: BaselineLesion): boolean {
  return node && diameterMm !== null && !atLeast(diameterMm, recist.diseasedNodeMm);
}

/** Lymph nodes are one organ wherever they are; an organ without a name stands for itself. */
export function organOf({ node, organ, id }: BaselineLesion): string {
  if (node) return "lymph nodes";
  return organ === null ? `lesion ${id}` : organ.trim().toLowerCase();
}
