import { choleskyInPlace, choleskySolve } from "./linear-algebra.ts";

/** A likelihood at one point: its value, score and information. */
export interface Evaluation {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Where Newton's method came to rest. */
export interface Maximum<E extends Evaluation> {
  readonly beta: Float64Array;
  readonly start: E;
  readonly at: E;
  readonly aliased: boolean[];
  readonly iterations: number;
  readonly converged: boolean;
  /** The last step; where it stays long while the likelihood stands still, the maximum is at infinity. */
  readonly step: Float64Array;
  readonly diverging: boolean;
}

/** Step (on covariates of unit spread) under which the search has converged. */
const STEP = 1e-12;

/** Step that is still made, but not evaluated: Newton's next would be of the order of its square, 1e-20. */
const LAST_STEP = 1e-10;

/**
 * Newton–Raphson with step halving on scaled covariates.
 *
 * Converged when every coordinate of the step is at most 1e-12 (relative to a coordinate above 1), or when
 * rounding stops a step under 1e-9 from becoming smaller; a step under 1e-10 is the last one, as its square
 * is far below. Coordinates found aliased at the start stay 0.
 * `diverging` where the likelihood no longer rises but the steps stay long.
 */
export function newton<E extends Evaluation>(
  evaluate: (beta: Float64Array) => E,
  p: number,
  options: {
    readonly maximumIterations?: number;
    readonly start?: Float64Array;
    /** The evaluation at the start, where it is known. */
    readonly known?: E;
    /** Step that is made and not evaluated any more (1e-10 where not given): the next would be its square. */
    readonly lastStep?: number;
    /** Coordinates held at their start. */
    readonly fixed?: readonly boolean[];
  } = {},
): Maximum<E> {
  let beta: Float64Array = options.start ? options.start.slice() : new Float64Array(p);
  const start = options.known ?? evaluate(beta);
  let at = start;
  const { fixed } = options;
  const aliased = choleskyInPlace(at.information.slice(), p, 1e-11);
  const held = fixed ? aliased.map((alias, j) => alias || fixed[j]!) : aliased;
  let step: Float64Array = new Float64Array(p);
  let previousSize = Infinity;
  const limit = options.maximumIterations ?? 100;
  for (let iteration = 1; iteration <= limit; iteration++) {
    const masked = mask(at.information, p, held);
    const lost = choleskyInPlace(masked, p, 1e-15);
    step = choleskySolve(masked, p, lost, at.score);
    const size = relativeSize(step, beta);
    if (size <= STEP || (size <= 1e-9 && size >= previousSize))
      return {
        beta,
        start,
        at,
        aliased,
        iterations: iteration - 1,
        converged: true,
        step,
        diverging: false,
      };
    if (size <= (options.lastStep ?? LAST_STEP)) {
      const last = add(beta, step, 1);
      return {
        beta: last,
        start,
        at,
        aliased,
        iterations: iteration,
        converged: true,
        step,
        diverging: false,
      };
    }
    previousSize = size;
    let next: Float64Array = add(beta, step, 1);
    let proposed = evaluate(next);
    // Rounding can make a step next to the maximum look like a fall.
    const floor = at.logLikelihood - 1e-11 * (Math.abs(at.logLikelihood) + 1);
    for (let halving = 0; halving < 40 && !(proposed.logLikelihood >= floor); halving++) {
      step = step.map((value) => value / 2);
      next = add(beta, step, 1);
      proposed = evaluate(next);
    }
    const gain = proposed.logLikelihood - at.logLikelihood;
    beta = next;
    at = proposed;
    if (iteration > 5 && size > 1e-3 && gain < 1e-9 * (Math.abs(at.logLikelihood) + 0.1))
      return {
        beta,
        start,
        at,
        aliased,
        iterations: iteration,
        converged: false,
        step,
        diverging: true,
      };
  }
  return { beta, start, at, aliased, iterations: limit, converged: false, step, diverging: false };
}

/** The matrix with the rows and columns of aliased coordinates zeroed. */
export function mask(matrix: Float64Array, p: number, aliased: readonly boolean[]): Float64Array {
  const masked = matrix.slice();
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) if (aliased[i] || aliased[j]) masked[i * p + j] = 0;
  return masked;
}

/** Largest coordinate of the step, relative where the coordinate moved is above 1. */
export function relativeSize(step: Float64Array, beta: Float64Array): number {
  let size = 0;
  for (let j = 0; j < step.length; j++)
    size = Math.max(size, Math.abs(step[j]!) / Math.max(1, Math.abs(beta[j]!)));
  return size;
}

/** a + factor·b. */
export function add(a: Float64Array, b: Float64Array, factor: number): Float64Array {
  return a.map((value, j) => value + factor * b[j]!);
}
