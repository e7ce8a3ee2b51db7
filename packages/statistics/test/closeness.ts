import assert from "node:assert/strict";

import type { ReferenceCase } from "./reference-case.ts";

/** Compares numbers at a case's tolerance and collects the disagreements. */
export interface Closeness {
  /** Nested numbers; an undefined reference value (null, "NaN") is not compared. */
  same(
    path: string,
    actual: unknown,
    expected: unknown,
    tolerance?: { rel?: number; abs?: number },
  ): void;
  done(): void;
}

export function closeness(reference: ReferenceCase): Closeness {
  const problems: string[] = [];
  let compared = 0;
  const one = (
    path: string,
    actual: unknown,
    expected: unknown,
    tolerance: { rel?: number; abs?: number },
  ): void => {
    if (expected === null || expected === undefined || expected === "NaN") return;
    compared++;
    if (expected === "Infinity" || expected === "-Infinity") {
      const signed = expected === "Infinity" ? Infinity : -Infinity;
      if (actual !== signed && actual !== null)
        problems.push(`${path}: ${shown(actual)} ≠ ${expected}`);
      return;
    }
    if (typeof expected !== "number") {
      if (actual !== expected) problems.push(`${path}: ${shown(actual)} ≠ ${shown(expected)}`);
      return;
    }
    const rel = tolerance.rel ?? reference.tolerance.rel;
    const abs = tolerance.abs ?? reference.tolerance.abs;
    if (
      typeof actual !== "number" ||
      !(Math.abs(actual - expected) <= abs + rel * Math.abs(expected))
    )
      problems.push(`${path}: ${shown(actual)} ≠ ${expected}`);
  };
  const same: Closeness["same"] = (path, actual, expected, tolerance = {}) => {
    if (Array.isArray(expected)) {
      const list = actual as ArrayLike<unknown> | null;
      if (!list || list.length !== expected.length) {
        problems.push(`${path}: length ${list?.length} ≠ ${expected.length}`);
        return;
      }
      expected.forEach((value, i) => same(`${path}[${i}]`, list[i], value, tolerance));
    } else one(path, actual, expected, tolerance);
  };
  return {
    same,
    done() {
      assert.ok(compared > 0, "nothing was compared");
      assert.deepEqual(
        problems.slice(0, 12),
        [],
        `${problems.length} of ${compared} values differ`,
      );
    },
  };
}

function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
