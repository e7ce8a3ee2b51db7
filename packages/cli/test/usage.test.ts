import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { fiducial, launcher, outcomeOf, startFiducial } from "./command.ts";

describe("fiducial", () => {
  it("shows its commands and exit codes", async () => {
    const { code, stdout } = await fiducial("--help");
    assert.equal(code, 0);
    for (const word of ["run", "check", "init", "dictionary", "export", "Exit codes"])
      assert.ok(stdout.includes(word));
  });

  it("prints its version", async () => {
    assert.match((await fiducial("--version")).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it("exits with 2 for wrong usage", async () => {
    for (const args of [
      ["bogus"],
      ["run"],
      ["run", "--bogus", "x"],
      ["dictionary", "--language", "fr"],
    ]) {
      const { code, stderr } = await fiducial(...args);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, /^error: /);
    }
  });

  it("ends quietly when its reader has seen enough", async () => {
    const child = startFiducial(["dictionary"]);
    child.stdout?.destroy();
    const { code, stderr } = await outcomeOf(child);
    assert.equal(code, 0);
    assert.equal(stderr, "");
  });

  it("runs where the system's Node.js is too old to run TypeScript", async (test) => {
    const old = "/usr/bin/node";
    if (!existsSync(old)) return test.skip("no other Node.js here");
    const { code, stdout } = await outcomeOf(spawn(old, [launcher, "--version"]));
    assert.equal(code, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
