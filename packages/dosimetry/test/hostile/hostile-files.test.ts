import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = fileURLToPath(new URL("hostile-case.ts", import.meta.url));

interface Outcome {
  readonly outcome: string;
  readonly milliseconds: number;
  readonly moreMegabytes: number;
}

async function outcomeOf(name: string): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, name]);
  return JSON.parse(stdout) as Outcome;
}

/** What each file is refused with. Limits of time are ten times what a quiet machine takes; those of memory come on top of the file. */
const cases: readonly (readonly [name: string, message: RegExp, megabytes: number])[] = [
  ["ten-million-points", /at most 5000000 contour points/, 250],
  ["ten-million-points-in-many-contours", /at most 5000000 contour points/, 250],
  ["deflate-bomb", /at most \d+ bytes from \d+ deflated ones, found more/, 100],
  ["absurd-dimensions", /65535 columns × 65535 rows × 2147483647 frames/, 20],
  ["many-frames-without-pixels", /expected 134217728 bytes/, 20],
  ["run-length-frames-of-nothing", /2 segments/, 20],
  ["ten-million-elements", /at most 1000000 elements/, 400],
  ["nested-a-hundred-thousand-deep", /nested at most 16 deep/, 50],
  ["nested-seventeen-deep", /nested at most 16 deep/, 20],
  ["item-longer-than-its-file", /expected /, 20],
  ["million-bins", /at most 5000000 bins/, 300],
  ["export-without-line-ends", /at most 1000 characters/, 20],
  ["export-of-spaces", /2 numbers/, 200],
];

describe("a hostile file", { concurrency: 2 }, () => {
  for (const [name, message, megabytes] of cases)
    it(`is refused in time and memory: ${name.replaceAll("-", " ")}`, async () => {
      const { outcome, milliseconds, moreMegabytes } = await outcomeOf(name);
      assert.match(outcome, message);
      assert.doesNotMatch(outcome, /^CRASH/);
      assert.ok(milliseconds < 40_000, `${milliseconds} ms`);
      assert.ok(moreMegabytes < megabytes, `${moreMegabytes} MB`);
    });
});
