import { kernels, reserve } from "../kernels/kernel-memory.ts";
import type { LaidSpans } from "./section.ts";

export type SpanOperation = keyof typeof operations;
/** Those that make a solid of two. */
export type BooleanOperation = Exclude<SpanOperation, "either">;

/** As the kernels know the operations. */
const operations = { union: 0, intersection: 1, difference: 2, either: 3 } as const;

/**
 * Set operation on two regions cut by the same lines; "either" is what only one of them has.
 *
 * @returns disjoint ascending spans; empty ones are left out
 */
export function combineSpans(operation: SpanOperation, a: LaidSpans, b: LaidSpans): LaidSpans {
  const { lines } = a;
  const starts = reserve(4 * (lines + 1));
  // A result has at most as many ends as both operands have.
  const x = reserve(8 * (a.ends + b.ends));
  const ends = kernels.combineSpans(
    operations[operation],
    a.starts,
    a.x,
    b.starts,
    b.x,
    lines,
    starts,
    x,
  );
  return { lines, starts, x, ends };
}

/** Whether two regions share a span of positive length on any line. */
export function spansMeet(a: LaidSpans, b: LaidSpans): boolean {
  return combineSpans("intersection", a, b).ends > 0;
}
