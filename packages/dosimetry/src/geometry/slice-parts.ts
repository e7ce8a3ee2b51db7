import { scratch } from "../kernels/kernel-memory.ts";
import { encloses, layRings } from "./laid-rings.ts";
import { polygonSection, ringBounds } from "./polygon-section.ts";
import { layStripMiddles, type Section } from "./section.ts";
import { spansMeet } from "./span-algebra.ts";

/** A region of a slice: its rings, and what they enclose. */
export interface SlicePart {
  readonly rings: readonly Float64Array[];
  readonly section: Section;
}

/** Lines by which two sections are compared. */
const comparisonLines = 64;

/** The separate regions of a slice: outer rings, each with the rings directly inside it. */
export function slicePartsOf(rings: readonly Float64Array[]): SlicePart[] {
  const around = rings.map((ring) => ringBounds([ring]));
  const mayEnclose = (j: number, x: number, y: number): boolean => {
    const box = around[j]!;
    return box !== null && box.left <= x && x <= box.right && box.bottom <= y && y <= box.top;
  };
  const parents = scratch(() => {
    const laid = rings.map((ring) => layRings([ring]));
    return rings.map(([x = 0, y = 0], i) => {
      const found: number[] = [];
      for (let j = 0; j < rings.length; j++) {
        if (j !== i && mayEnclose(j, x, y) && encloses(laid[j]!, x, y)) found.push(j);
      }
      return found;
    });
  });
  // A hole lies in all rings around it; the one that it is cut out of is the deepest.
  const holes = new Map<number, Float64Array[]>();
  rings.forEach((ring, j) => {
    if (parents[j]!.length % 2 === 0) return;
    for (const i of parents[j]!.filter((i) => parents[i]!.length === parents[j]!.length - 1))
      holes.set(i, [...(holes.get(i) ?? []), ring]);
  });
  return rings.flatMap((ring, i) => {
    if (parents[i]!.length % 2 === 1) return [];
    const own = [ring, ...(holes.get(i) ?? [])];
    return [{ rings: own, section: polygonSection(own) }];
  });
}

/** Whether two parts have a region in common. */
export function touch(a: SlicePart, b: SlicePart): boolean {
  const first = a.section;
  const second = b.section;
  if (first.bounds === null || second.bounds === null) return false;
  const bottom = Math.max(first.bounds.bottom, second.bounds.bottom);
  const top = Math.min(first.bounds.top, second.bounds.top);
  if (bottom >= top) return false;
  if (first.bounds.left >= second.bounds.right || second.bounds.left >= first.bounds.right) {
    return false;
  }
  // As it is in most: no scan is needed then.
  const x = (first.bounds.left + first.bounds.right) / 2;
  const y = (first.bounds.bottom + first.bounds.top) / 2;
  if (contains(a, x, y) && contains(b, x, y)) return true;
  return scratch(() => {
    const lines = layStripMiddles(bottom, top, comparisonLines);
    return spansMeet(
      first.laySpans(lines, comparisonLines),
      second.laySpans(lines, comparisonLines),
    );
  });
}

function contains({ rings }: SlicePart, x: number, y: number): boolean {
  return scratch(() => encloses(layRings(rings), x, y));
}
