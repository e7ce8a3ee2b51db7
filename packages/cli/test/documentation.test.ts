import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { fiducial } from "./command.ts";

const page = readFileSync(new URL("../../../docs/command-line.md", import.meta.url), "utf8");

it("docs/command-line.md names every command with all its options", async () => {
  for (const words of [
    ["init"],
    ["check"],
    ["run"],
    ["dictionary"],
    ["export", "wide"],
    ["export", "r"],
    ["numbers"],
    ["manuscript"],
    ["dvh"],
    ["plan"],
    ["phantom"],
  ]) {
    const { stdout } = await fiducial(...words, "--help");
    const usages = page.match(new RegExp(`^fiducial ${words.join(" ")} .*$`, "gm")) ?? [];
    const usage = usages.join(" ");
    const options = [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z0-9-]+)/gm)].map(
      ([, option]) => option!,
    );
    for (const option of options.filter((each) => each !== "--help"))
      assert.match(usage, new RegExp(`[ []${option}\\b`), `${words.join(" ")} ${option}`);
  }
  const { stdout } = await fiducial("--help");
  for (const [, command] of stdout.matchAll(/^ {2}([a-z]+) .*(?:<folder>|\[folder\])/gm))
    assert.ok(page.includes(`fiducial ${command}`), command);
});
