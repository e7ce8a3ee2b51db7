import { divisionsOf, sizeOfThis, sum } from "./facts.ts";
import type { Paper, PaperSurvival } from "./paper.ts";

/** Which curve is meant: of one endpoint, in one group or all patients, of so many. */
export interface CurveOf {
  readonly endpoint: string;
  readonly group: string | undefined;
  readonly n: number;
}

/** How many failed on a curve over the whole follow-up, and where the paper says so. */
export interface Failures {
  readonly count: number;
  readonly where: string;
}

/** The failures of a curve as printed, or those of the groups that make it up; null where the paper does not tell. */
export function failuresOf(paper: Paper, { endpoint, group, n }: CurveOf): Failures | null {
  const own = printedFailures(paper, endpoint, group).find(
    (curve) => sizeOfThis(paper, curve) === n,
  );
  if (own !== undefined) return { count: own.failures, where: own.where };
  if (group !== undefined) return null;
  for (const groups of divisionsOf(paper)) {
    const parts = groups.flatMap(({ name }) => printedFailures(paper, endpoint, name).slice(0, 1));
    const [first] = parts;
    if (first === undefined || parts.length < groups.length) continue;
    if (sum(parts.map((part) => sizeOfThis(paper, part))) !== n) continue;
    return { count: sum(parts.map(({ failures }) => failures)), where: first.where };
  }
  return null;
}

/** The curves of an endpoint in one group whose failures are printed. */
export function printedFailures(
  paper: Paper,
  endpoint: string,
  group: string | undefined,
): (PaperSurvival & { readonly failures: number })[] {
  return paper.survival.filter(
    (curve): curve is PaperSurvival & { failures: number } =>
      curve.endpoint === endpoint && curve.group === group && curve.failures !== undefined,
  );
}
