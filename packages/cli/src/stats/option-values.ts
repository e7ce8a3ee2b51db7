import { InvalidArgumentError } from "commander";

// What is written behind an option, read; a wrong value is wrong usage.

export function list(text: string): string[] {
  return text.split(",").map((each) => each.trim());
}

/** For an option that may be given several times. */
export function collected(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

export function number(text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError("A number is needed.");
  return value;
}

export function numbers(text: string): number[] {
  return list(text).map(number);
}

export function count(text: string): number {
  const value = number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError("A whole number of at least 0 is needed.");
  return value;
}

export function timeFromZero(text: string): number {
  const value = number(text);
  if (value < 0) throw new InvalidArgumentError("A time of at least 0 is needed.");
  return value;
}

export function level(text: string): number {
  return between(text, "A level between 0 and 1 is needed: 0.95, not 95.");
}

export function probabilities(text: string): number[] {
  return list(text).map((each) => between(each, "Probabilities between 0 and 1 are needed."));
}

export function probability(text: string): number {
  const value = number(text);
  if (value < 0 || value > 1)
    throw new InvalidArgumentError("A probability is needed: 0.5, not 50.");
  return value;
}

function between(text: string, message: string): number {
  const value = number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError(message);
  return value;
}

/** Rows by semicolons, cells by commas: `4,1;1,4`. */
export function countTable(text: string): number[][] {
  const rows = text.split(";").map((row) => list(row).map(count));
  if (rows.length < 2 || rows.some((row) => row.length !== rows[0]!.length))
    throw new InvalidArgumentError('Rows of equal length are needed: "4,1;1,4".');
  return rows;
}

/** `age=60,sex=1`. */
export function assignments(text: string): Record<string, number> {
  return Object.fromEntries(
    list(text).map((each) => {
      const at = each.lastIndexOf("=");
      if (at < 1) throw new InvalidArgumentError("Values are needed: age=60,sex=1.");
      return [each.slice(0, at), number(each.slice(at + 1))];
    }),
  );
}

interface FlemingHarrington {
  readonly rho: number;
  readonly gamma: number;
}

const testWeights = ["log-rank", "gehan", "tarone-ware", "peto-peto", "modified-peto"] as const;

/** A weight of the log-rank family by its name, or `fh(1,0)`. */
export function testWeight(text: string): (typeof testWeights)[number] | FlemingHarrington {
  const named = testWeights.find((name) => name === text);
  if (named !== undefined) return named;
  const [only, ...more] = flemingHarrington(text);
  if (only === undefined || more.length > 0)
    throw new InvalidArgumentError(`One of ${testWeights.join(", ")} or "fh(1,0)" is needed.`);
  return only;
}

/** `fh(0,0) fh(0,1)`, or anything between them. */
export function flemingHarrington(text: string): FlemingHarrington[] {
  const found = [...text.matchAll(/fh\(\s*([\d.]+)\s*,\s*([\d.]+)\s*\)/g)];
  const rest = text.replaceAll(/fh\([^)]*\)|[\s,;]/g, "");
  if (found.length === 0 || rest !== "")
    throw new InvalidArgumentError('Weights are needed: "fh(0,0) fh(0,1)".');
  return found.map(([, rho, gamma]) => ({ rho: number(rho!), gamma: number(gamma!) }));
}
