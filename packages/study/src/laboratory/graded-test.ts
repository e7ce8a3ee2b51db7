import type { Label } from "../label.ts";
import { analyteOf } from "../records/analyte.ts";
import { ctcaeVersions, gradeRules, regradedTests } from "./ctcae-rules.ts";

/** A test as the rules name it, with the side of normal where the analyte has a term for each. */
export type GradedTest =
  | { readonly kind: "one"; readonly test: string }
  /** The analyte has a term for low and one for high values, and the name does not say which. */
  | { readonly kind: "two-sided"; readonly tests: readonly string[] }
  /** No version grades the analyte. */
  | { readonly kind: "ungraded" }
  | { readonly kind: "unknown" };

/**
 * What a name means to the rules: `ALT`, `potassium low`, `K_high`, `HGB` (anaemia) or `HGB high`.
 *
 * @example
 * gradedTestOf("potassium low"); // { kind: "one", test: "K_low" }
 */
export function gradedTestOf(name: string): GradedTest {
  const [, base = name, side] = /^(.*?)[\s_.-]+(low|high)$/i.exec(name.trim()) ?? [];
  const analyte = analyteOf(base);
  if (analyte === null) return { kind: "unknown" };
  const own = testsOf(analyte.code);
  if (side !== undefined) {
    const wanted = directions[side.toLowerCase() as "low" | "high"];
    const test = own.find((each) => directionOf(each) === wanted);
    return test === undefined ? { kind: "ungraded" } : { kind: "one", test };
  }
  const [first] = own;
  if (first === undefined) return { kind: "ungraded" };
  if (own.length === 1 || own.includes(analyte.code))
    return { kind: "one", test: own.includes(analyte.code) ? analyte.code : first };
  return { kind: "two-sided", tests: own };
}

/** The code of the rules for a test that they know; the name itself otherwise. */
export function gradedTestCode(name: string): string {
  const graded = gradedTestOf(name);
  return graded.kind === "one" ? graded.test : name;
}

/** The analyte of a test of the rules. */
export function analyteOfTest(test: string): string {
  return rulesOf(test)[0]?.analyte ?? test;
}

const sides: Readonly<Record<"low" | "high", Label>> = {
  low: { en: "low", zh: "降低" },
  high: { en: "high", zh: "增高" },
};

/** The analyte's name, with the side where the test is of one. */
export function gradedTestLabel(test: string): Label {
  const label = analyteOf(analyteOfTest(test))?.label ?? { en: test };
  const side = /_(low|high)$/.exec(test)?.[1] as "low" | "high" | undefined;
  return side === undefined
    ? label
    : {
        en: `${label.en}, ${sides[side].en}`,
        zh: `${label.zh ?? label.en}${sides[side].zh!}`,
      };
}

const directions = { low: "falling", high: "rising" } as const;

function testsOf(analyte: string): readonly string[] {
  return regradedTests.filter((test) => analyteOfTest(test) === analyte);
}

function directionOf(test: string): "falling" | "rising" | null {
  return rulesOf(test)[0]?.direction ?? null;
}

function rulesOf(test: string) {
  return ctcaeVersions.flatMap((version) =>
    gradeRules[version].filter((each) => each.test === test),
  );
}
