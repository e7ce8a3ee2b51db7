import { doublesAt } from "../kernels/kernel-memory.ts";
import { emptySection, laidSpans, layPoints, type Section, type Spans } from "./section.ts";

/**
 * A section known by its spans on equally spaced lines, each in the middle of a strip. Between two lines
 * with as many spans their ends run straight; elsewhere the nearer line counts.
 */
export function lineSection(firstY: number, stepMm: number, spans: Spans): Section {
  const { starts, x } = spans;
  const lines = starts.length - 1;
  let first = 0;
  while (first < lines && starts[first + 1] === 0) first += 1;
  let last = lines - 1;
  while (last >= first && starts[last] === starts[lines]) last -= 1;
  if (first > last) return emptySection;
  let left = Infinity;
  let right = -Infinity;
  let length = 0;
  for (let s = 0; s < x.length; s += 2) {
    left = Math.min(left, x[s]!);
    right = Math.max(right, x[s + 1]!);
    length += x[s + 1]! - x[s]!;
  }
  return {
    bounds: {
      left,
      right,
      bottom: firstY + (first - 0.5) * stepMm,
      top: firstY + (last + 0.5) * stepMm,
    },
    layOutline: () => {
      const points: number[] = [];
      for (let i = first; i <= last; i++) {
        for (let s = 2 * starts[i]!; s < 2 * starts[i + 1]!; s++) {
          points.push(x[s]!, firstY + i * stepMm);
        }
      }
      return layPoints(Float64Array.from(points));
    },
    areaMm2: () => length * stepMm,
    hold: () => {},
    laySpans: (y, count) => laidSpans(scanLines(firstY, stepMm, spans, doublesAt(y, count))),
  };
}

function scanLines(firstY: number, stepMm: number, spans: Spans, y: Float64Array): Spans {
  const { starts, x } = spans;
  const lines = starts.length - 1;
  const found: number[] = [];
  const at = new Int32Array(y.length + 1);
  for (let i = 0; i < y.length; i++) {
    const place = (y[i]! - firstY) / stepMm;
    if (place > -0.5 && place < lines - 0.5) {
      const low = Math.max(0, Math.floor(place));
      const high = Math.min(lines - 1, low + 1);
      const share = Math.max(0, place - low);
      const count = starts[low + 1]! - starts[low]!;
      if (count > 0 && count === starts[high + 1]! - starts[high]!) {
        for (let e = 0; e < 2 * count; e++) {
          const a = x[2 * starts[low]! + e]!;
          found.push(a + share * (x[2 * starts[high]! + e]! - a));
        }
      } else {
        const near = share < 0.5 ? low : high;
        for (let e = 2 * starts[near]!; e < 2 * starts[near + 1]!; e++) found.push(x[e]!);
      }
    }
    at[i + 1] = found.length >> 1;
  }
  return { starts: at, x: Float64Array.from(found) };
}
