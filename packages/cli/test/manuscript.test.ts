import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { fiducial, temporaryFolder } from "./command.ts";

const example = fileURLToPath(new URL("../../../examples/liver-sbrt", import.meta.url));
const page = readFileSync(new URL("../../../docs/manuscript.md", import.meta.url), "utf8");

/** The example without what other commands wrote into it, with a manuscript of its own. */
function studyWith(manuscript: string): string {
  const folder = join(temporaryFolder(), "study");
  for (const part of ["study.yaml", "tables"])
    cpSync(join(example, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, "manuscript.md"), manuscript);
  return folder;
}

describe("fiducial manuscript", () => {
  it("sets the manuscript of its page, and finds nothing changed in it", async () => {
    const [, manuscript = ""] = /```markdown\n([\s\S]*?)```/.exec(page) ?? [];
    const folder = studyWith(manuscript);
    const set = await fiducial("manuscript", folder);
    assert.equal(set.code, 0, set.stderr);
    const word = join(folder, "manuscript", "manuscript.docx");
    assert.ok(set.stdout.includes(word));
    const html = readFileSync(join(folder, "manuscript", "manuscript.html"), "utf8");
    assert.match(html.replaceAll(/<[^>]*>/g, ""), /36 patients were analysed/);
    const same = await fiducial("manuscript", folder, "--compare", word);
    assert.equal(same.code, 0, same.stdout);
    const again = await fiducial("manuscript", folder);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /--replace/);
  });

  it("lists what changed when records came in, with exit code 1", async () => {
    const folder = studyWith("# T\n\nOf {{ flow.assessed }}, {{ flow.included }} were analysed.\n");
    await fiducial("manuscript", folder);
    const patients = join(folder, "tables", "patients.csv");
    const lines = readFileSync(patients, "utf8").trimEnd().split("\n");
    writeFileSync(patients, `${[...lines, lines[1]!.replace(/^[^,]*/, "NEW")].join("\n")}\n`);
    const word = join(folder, "manuscript", "manuscript.docx");
    const compared = await fiducial("manuscript", folder, "--compare", word);
    assert.equal(compared.code, 1);
    assert.match(compared.stdout, /flow\.assessed +48 +48 +49 +the study has changed/);
    assert.doesNotMatch(compared.stdout, /flow\.included/);
  });

  it("fails with the line of a reference that does not exist", async () => {
    const outcome = await fiducial("manuscript", studyWith("# T\n\nOf {{ flow.assesed }}.\n"));
    assert.equal(outcome.code, 1);
    assert.match(
      outcome.stderr,
      /manuscript\.md, line 3, column 4: .*Did you mean flow\.assessed\?/,
    );
  });
});

it("fiducial numbers lists references with what they print", async () => {
  const { stdout, code } = await fiducial("numbers", example, "os.rate[24]");
  assert.equal(code, 0);
  assert.match(stdout, /\{\{ os\.rate\[24\]\.percent \}\} +44\.2/);
  assert.doesNotMatch(stdout, /baseline/);
});

it("fiducial export r gives most numbers of the patients a call in R", async () => {
  const out = join(temporaryFolder(), "r");
  const { code, stderr } = await fiducial("export", "r", example, "--out", out);
  assert.equal(code, 0, stderr);
  const rows = readFileSync(join(out, "numbers.csv"), "utf8").split("\r\n");
  const rate = rows.find((row) => row.startsWith("os.rate[24].hcc,"));
  assert.match(
    rate ?? "",
    /rate\(""os"", 24, type = ""log-log"", level = 0\.95, group = ""hcc""\)/,
  );
});
