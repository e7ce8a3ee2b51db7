import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { runInThisContext } from "node:vm";

import * as statistics from "../src/index.ts";

const source = new URL("../src/", import.meta.url);

const examples = globSync("**/*.ts", { cwd: source })
  .map((path) => path.replaceAll("\\", "/"))
  .toSorted()
  .flatMap((path) =>
    [
      ...readFileSync(new URL(path, source), "utf8").matchAll(/@example\n((?: \* .*\n)+) \*\//g),
    ].map(([, code]) => ({ path, code: code!.replaceAll(/^ \* /gm, "") })),
  );

/** Equal, where a printed decimal may be rounded in its last digit. */
function agrees(actual: unknown, expected: unknown, printed: string): void {
  const decimals = /^-?\d+\.(\d+)$/.exec(printed)?.[1]?.length;
  if (decimals !== undefined) assert.equal((actual as number).toFixed(decimals), printed);
  else if (typeof expected === "number" && typeof actual === "number")
    assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${actual} ≠ ${printed}`);
  else assert.deepEqual(actual, expected);
}

/** `expression; // value` becomes a comparison. */
function asTest(code: string): string {
  return code.replaceAll(
    /^(.*); \/\/ (.*)$/gm,
    (_, expression: string, value: string) =>
      `agrees(${expression}, ${value}, ${JSON.stringify(value)});`,
  );
}

describe("the examples in the comments", () => {
  it("are there, each with a value to compare", () => {
    assert.ok(examples.length >= 13);
    for (const { path, code } of examples) assert.match(code, /; \/\/ /, path);
  });

  for (const { path, code } of examples)
    it(`work as they say: ${path}`, () => {
      const scope = { ...statistics, agrees };
      const test = runInThisContext(
        `(({ ${Object.keys(scope).join(", ")} }) => {\n${asTest(code)}\n})`,
      ) as (scope: object) => void;
      test(scope);
    });
});
