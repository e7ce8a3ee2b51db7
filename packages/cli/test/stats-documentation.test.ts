import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { folderWith, launcher, outcomeOf } from "./command.ts";

const page = readFileSync(new URL("../../../docs/stats.md", import.meta.url), "utf8");
const cohort = /^```csv\n([\s\S]*?)^```$/m.exec(page)![1]!;
const examples = [...page.matchAll(/^\$ fiducial (stats .*)\n([^$`]*)/gm)];

describe("docs/stats.md", () => {
  const folder = folderWith({ "cohort.csv": cohort });

  for (const [, line, shown] of examples)
    it(`shows what “${line}” prints`, async () => {
      const words = [...line!.matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain!,
      );
      const child = spawn(process.execPath, [launcher, ...words], {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const { stdout, stderr } = await outcomeOf(child);
      assert.equal(comparable(stdout + stderr), comparable(shown!));
    });

  it("has examples of most families", () => assert.ok(examples.length >= 10));
});

/** The page need not change with every release, nor hold the line ends of CSV. */
function comparable(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(/(Fiducial |"fiducial": ")\d+\.\d+\.\d+/g, "$1")
    .trim();
}
