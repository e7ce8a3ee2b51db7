import type { Spans } from "./section.ts";

export type SpanOperation = "union" | "intersection" | "difference";

/**
 * Set operation on two regions cut by the same lines.
 *
 * @returns disjoint ascending spans; empty ones are left out
 */
export function combineSpans(operation: SpanOperation, a: Spans, b: Spans): Spans {
  const lines = a.starts.length - 1;
  const starts = new Int32Array(lines + 1);
  // A result has at most as many ends as both operands have.
  const x = new Float64Array(a.x.length + b.x.length);
  let filled = 0;
  for (let line = 0; line < lines; line++) {
    let i = 2 * a.starts[line]!;
    let j = 2 * b.starts[line]!;
    const iEnd = 2 * a.starts[line + 1]!;
    const jEnd = 2 * b.starts[line + 1]!;
    const first = filled;
    let within = false;
    while (i < iEnd || j < jEnd) {
      const xa = i < iEnd ? a.x[i]! : Infinity;
      const xb = j < jEnd ? b.x[j]! : Infinity;
      const here = xa <= xb ? xa : xb;
      if (xa === here) i += 1;
      if (xb === here) j += 1;
      // Spans start at even positions, so an odd position means: inside.
      const inA = (i & 1) === 1;
      const inB = (j & 1) === 1;
      const now =
        operation === "union"
          ? inA || inB
          : operation === "intersection"
            ? inA && inB
            : inA && !inB;
      if (now === within) continue;
      within = now;
      if (!now && here <= x[filled - 1]!) {
        filled -= 1;
      } else if (now && filled > first && here === x[filled - 1]!) {
        filled -= 1;
      } else {
        x[filled] = here;
        filled += 1;
      }
    }
    starts[line + 1] = filled >> 1;
  }
  return { starts, x: x.subarray(0, filled) };
}

/** Whether two regions share a span of positive length on any line. */
export function spansMeet(a: Spans, b: Spans): boolean {
  return combineSpans("intersection", a, b).x.length > 0;
}
