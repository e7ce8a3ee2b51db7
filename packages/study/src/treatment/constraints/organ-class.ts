import type { DvhBound } from "./dvh-bound.ts";

/** Organs of one kind, which a planner would hold to like limits; by words of a paper or names of TG-263. */
export const organClasses: Readonly<Record<"luminal" | "neural", RegExp>> = {
  luminal:
    /(?<![a-z])(stomach|duoden[a-z]*|(?:small[ _]|large[ _])?bowels?|intestin[a-z]*|jejun[a-z]*|ileum|colon|o?esophag[a-z]*|rectum)(?![a-z])/i,
  neural: /(?<![a-z])(spinal[ _]?cord|spinalcanal|cord|cauda( ?equina)?|brain[ _]?stem)(?![a-z])/i,
};

interface LimitOfOrgan {
  readonly organ: string;
  readonly bound: DvhBound | null;
}

/** A limit that lets a small part of an organ have what no point of an organ of its kind may. */
export interface LaxerLimit<Limit extends LimitOfOrgan> {
  readonly strictest: Limit;
  readonly laxer: Limit;
}

/** Of each kind the limits on organs without a maximum, above the strictest maximum of the kind. */
export function laxerThanTheirKind<Limit extends LimitOfOrgan>(
  limits: readonly Limit[],
): readonly LaxerLimit<Limit>[] {
  return Object.values(organClasses).flatMap((kind) => {
    const own = limits.filter(({ organ }) => kind.test(organ));
    const maxima = own.filter(({ bound }) => bound !== null && isPointMaximum(bound));
    const [strictest] = maxima.toSorted((a, b) => (a.bound?.doseGy ?? 0) - (b.bound?.doseGy ?? 0));
    if (strictest === undefined) return [];
    const isLaxer = ({ organ, bound }: Limit): boolean =>
      bound !== null &&
      bound.of === "hot" &&
      bound.side === "upper" &&
      bound.doseGy > (strictest.bound?.doseGy ?? 0) &&
      !maxima.some((each) => each.organ === organ);
    return own.filter(isLaxer).map((laxer) => ({ strictest, laxer }));
  });
}

/** The largest volume that protocols call a maximum, cm³. */
const largestPointCm3 = 0.5;

function isPointMaximum(bound: DvhBound): boolean {
  if (bound.of !== "hot" || bound.side !== "upper") return false;
  return bound.volume === 0 || (bound.unit === "cm³" && bound.volume <= largestPointCm3);
}
