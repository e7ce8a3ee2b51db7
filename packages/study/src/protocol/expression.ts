import {
  type CelInput,
  type CelResult,
  celEnv,
  isCelError,
  isCelUint,
  parse,
  plan,
} from "@bufbuild/cel";
import { expressionFunctions } from "./expression-functions.ts";
import { namesIn } from "./expression-names.ts";
import { type Scope, sampleOf } from "./scope.ts";

export type ExpressionValue = string | number | boolean | null;

/** The values of the names of a scope; a missing value has no entry. */
export type Bindings = ReadonlyMap<string, CelInput>;

/** What an expression is for one subject. It is unknown where a value that decides it is missing. */
export type Evaluation =
  | { readonly kind: "value"; readonly value: ExpressionValue }
  | { readonly kind: "unknown"; readonly missing: readonly string[]; readonly because: string };

export interface Expression {
  readonly text: string;
  /** Paths that it reads, such as `baseline.ecog`. */
  readonly reads: readonly string[];
  /** What it reads, lists included, such as `lesions`. */
  readonly sources: readonly string[];
  readonly evaluate: (bindings: Bindings) => Evaluation;
}

/** Why a text is no usable expression. */
export interface ExpressionTrouble {
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

const environment = celEnv({ funcs: [...expressionFunctions] });

/**
 * Compiles an expression in CEL against the names it may use, and tries it on two invented subjects,
 * so that a misspelt name, an unknown code or a product of int and double is found before any data are read.
 *
 * A missing value makes the result unknown, unless the rest decides it (`true || missing` is true) or the expression
 * asks for it: `prior_surgery == null`, `has(baseline.ecog)`.
 *
 * @returns the expression, or what is wrong with it.
 * @see Common Expression Language, language definition, https://cel.dev
 */
export function compileExpression(
  text: string,
  scope: Scope,
  result: "yes-no" | "number" | "text" | "any",
): Expression | ExpressionTrouble {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text);
  } catch (error) {
    return {
      expected: "an expression in CEL",
      found: `${text} (${error instanceof Error ? error.message.replaceAll("\n", " ") : String(error)})`,
      remedy: "Mend the expression; docs/protocol.md shows examples.",
    };
  }
  const names = namesIn(parsed.expr, scope);
  const fault = names.troubles[0];
  if (fault !== undefined) return { ...fault, found: `${fault.found} in ${text}` };
  const evaluatePlanned = plan(environment, parsed);
  const run = (bindings: Bindings): CelResult => {
    const values: Record<string, CelInput> = {};
    for (const name of names.roots) {
      const value = bindings.get(name);
      if (value !== undefined) values[name] = value;
      else if (names.comparedWithNull.has(name)) values[name] = null;
    }
    return evaluatePlanned(values);
  };
  const trial = tryOnSamples(text, names.roots, scope, run, result);
  if (trial !== null) return trial;
  return {
    text,
    reads: names.paths,
    sources: [
      ...names.paths,
      ...names.roots.filter((root) => !names.paths.some((path) => path.split(".")[0] === root)),
    ],
    evaluate: (bindings) => evaluation(run(bindings), names.paths, bindings),
  };
}

export function isExpressionTrouble(
  compiled: Expression | ExpressionTrouble,
): compiled is ExpressionTrouble {
  return "remedy" in compiled;
}

function evaluation(result: CelResult, paths: readonly string[], bindings: Bindings): Evaluation {
  if (isCelError(result)) {
    return {
      kind: "unknown",
      missing: paths.filter((path) => isMissing(path, bindings)),
      because: result.message,
    };
  }
  return { kind: "value", value: toValue(result) };
}

function toValue(result: CelResult): ExpressionValue {
  if (typeof result === "bigint") return Number(result);
  if (isCelUint(result)) return Number(result.value);
  if (
    typeof result === "string" ||
    typeof result === "number" ||
    typeof result === "boolean" ||
    result === null
  )
    return result;
  throw new Error("An expression must give a text, a number, a truth value or null");
}

function isMissing(path: string, bindings: Bindings): boolean {
  let value: unknown = bindings;
  for (const part of path.split(".")) {
    if (!(value instanceof Map)) return true;
    value = value.get(part) as unknown;
    if (value === undefined || value === null) return true;
  }
  return false;
}

function tryOnSamples(
  text: string,
  roots: readonly string[],
  scope: Scope,
  run: (bindings: Bindings) => CelResult,
  expected: "yes-no" | "number" | "text" | "any",
): ExpressionTrouble | null {
  for (const second of [false, true]) {
    const sample = new Map<string, CelInput>();
    for (const name of roots) {
      const shape = scope.get(name);
      if (shape !== undefined) sample.set(name, sampleOf(shape, second));
    }
    const result = run(sample);
    if (isCelError(result)) {
      if (/field not found|no such key/.test(result.message)) continue;
      const isNumberTrouble = /overload/.test(result.message) && /\bint\b/.test(result.message);
      return {
        expected: "an expression whose operands fit each other",
        found: `${text} (${result.message})`,
        remedy: isNumberTrouble
          ? "Numbers are doubles in CEL: write 12.0 instead of 12."
          : "Compare and combine values of one kind; docs/protocol.md shows examples.",
      };
    }
    if (!fits(result, expected)) {
      return {
        expected: `an expression that gives a ${expected} value`,
        found: text,
        remedy: "Change the expression, or the kind of the variable.",
      };
    }
  }
  return null;
}

function fits(result: CelResult, expected: "yes-no" | "number" | "text" | "any"): boolean {
  if (expected === "any" || result === null) return true;
  if (expected === "yes-no") return typeof result === "boolean";
  if (expected === "number")
    return typeof result === "number" || typeof result === "bigint" || isCelUint(result);
  return typeof result === "string";
}
