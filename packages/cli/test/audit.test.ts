import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { fiducial, folderWith } from "./command.ts";

const published = fileURLToPath(
  new URL("../../../examples/liver-sbrt/published.yaml", import.meta.url),
);
const least = "format: fiducial-paper/1\ntitle: T\npatients: 12\n";

describe("fiducial audit", () => {
  it("prints the findings gravest first, with claims and evidence, and exits with 1 for contradictions", async () => {
    const { code, stdout } = await fiducial("audit", published);
    assert.equal(code, 1);
    assert.match(stdout, /^Contradictions \d+, Roundings and slips \d+, Ambiguities \d+/);
    assert.match(stdout, /\n {2}p-value-recomputed\n {4}Table 2, Location: p 0\.141\n/);
    assert.match(stdout, /→ no test on these counts gives 0\.141: Pearson 0\.184/);
    assert.match(stdout, /Condition: if follow-up is the observed time/);
    assert.ok(stdout.indexOf("\nContradictions") < stdout.indexOf("\nAmbiguities"));
    assert.ok(!stdout.includes("\nIn agreement ("));
  });

  it("prints what agrees with --all, in Chinese with --language zh", async () => {
    assert.match((await fiducial("audit", published, "--all")).stdout, /\nIn agreement \(\d+\)/);
    assert.match((await fiducial("audit", published, "--language", "zh")).stdout, /^矛盾 \d+/);
  });

  it("prints JSON with the ids of the rules", async () => {
    const { code, stdout } = await fiducial("audit", published, "--json");
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; verdict: string }[] };
    assert.equal(code, 1);
    assert.ok(findings.some(({ rule }) => rule === "limit-never-binds"));
    assert.ok(!findings.some(({ verdict }) => verdict === "ok"));
  });

  it("exits with 0 where nothing contradicts, as the template it prints", async () => {
    const { code, stdout } = await fiducial("audit", "--template");
    assert.equal(code, 0);
    const folder = folderWith({ "paper.yaml": stdout, "least.yaml": least });
    assert.equal((await fiducial("audit", join(folder, "paper.yaml"))).code, 0);
    assert.equal((await fiducial("audit", join(folder, "least.yaml"))).code, 0);
  });

  it("exits with 3 and the line and column where the transcription cannot be read", async () => {
    const folder = folderWith({
      "paper.yaml": `${least}survivl: []\n`,
      "latin.yaml": new Uint8Array([0x74, 0xe9, 0x0a]),
    });
    const { code, stderr } = await fiducial("audit", join(folder, "paper.yaml"));
    assert.equal(code, 3);
    assert.match(stderr, /paper\.yaml:4:1, survivl: expected .*Did you mean survival\?/);
    assert.equal((await fiducial("audit", join(folder, "absent.yaml"))).code, 3);
    assert.match((await fiducial("audit", join(folder, "latin.yaml"))).stderr, /UTF-8/);
    const json = await fiducial("audit", join(folder, "paper.yaml"), "--json");
    assert.equal(json.code, 3);
    assert.equal((JSON.parse(json.stdout) as { usable: boolean }).usable, false);
  });

  it("exits with 2 without a file", async () => {
    const { code, stderr } = await fiducial("audit");
    assert.equal(code, 2);
    assert.match(stderr, /^error: /);
  });
});
