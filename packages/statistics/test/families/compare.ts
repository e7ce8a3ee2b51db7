import type { Closeness } from "../closeness.ts";
import type { ReferenceCase } from "../reference-case.ts";

/** Recomputes one reference case and compares every number. */
export type Compare = (reference: ReferenceCase, expected: Closeness) => void;
