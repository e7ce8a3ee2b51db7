import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { hostileFiles } from "./hostile-bytes.ts";
import { hostileOutcome, type HostileOutcome } from "./hostile-outcome.ts";

const program = fileURLToPath(new URL("hostile-case.ts", import.meta.url));

async function outcomeInOwnProcess(name: string): Promise<HostileOutcome> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, name]);
  return JSON.parse(stdout) as HostileOutcome;
}

/** What each file is refused with and, for those that could take much, how many megabytes besides the file. Limits of time are ten times what a busy machine takes. */
const cases: readonly (readonly [name: string, message: RegExp, megabytes: number | null])[] = [
  ["ten-million-points", /at most 5000000 contour points/, null],
  ["ten-million-points-in-many-contours", /at most 5000000 contour points/, 250],
  ["deflate-bomb", /at most \d+ bytes from \d+ deflated ones, found more/, 100],
  ["absurd-dimensions", /65535 columns × 65535 rows × 2147483647 frames/, null],
  ["many-frames-without-pixels", /expected 134217728 bytes/, null],
  ["run-length-frames-of-nothing", /2 segments/, null],
  ["a-million-frames-of-one-pixel", /at most 16384, found 1000000/, null],
  ["ten-million-elements", /at most 1000000 elements/, 400],
  ["nested-a-hundred-thousand-deep", /nested at most 16 deep/, null],
  ["nested-seventeen-deep", /nested at most 16 deep/, null],
  ["item-longer-than-its-file", /expected /, null],
  ["million-bins", /at most 5000000 bins/, null],
  ["export-without-line-ends", /at most 1000 characters/, null],
  ["export-of-spaces", /2 numbers/, null],
];

describe("a hostile file", () => {
  it("of every kind is tried", () => {
    assert.deepEqual(cases.map(([name]) => name).toSorted(), Object.keys(hostileFiles).toSorted());
  });

  for (const [name, message, megabytes] of cases)
    it(`is refused in time and memory: ${name.replaceAll("-", " ")}`, async () => {
      const { outcome, milliseconds, moreMegabytes } =
        megabytes === null ? await hostileOutcome(name) : await outcomeInOwnProcess(name);
      assert.match(outcome, message);
      assert.doesNotMatch(outcome, /^CRASH/);
      assert.ok(milliseconds < 40_000, `${milliseconds} ms`);
      if (megabytes !== null) assert.ok(moreMegabytes < megabytes, `${moreMegabytes} MB`);
    });
});
