import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fiducial, folderWith, temporaryFolder } from "./command.ts";

describe("fiducial init", () => {
  it("writes a study that check accepts as it is", async () => {
    const folder = join(temporaryFolder(), "new");
    const written = await fiducial("init", folder);
    assert.equal(written.code, 0, written.stderr);
    assert.deepEqual(readdirSync(folder).toSorted(), [
      "README.md",
      "study.schema.json",
      "study.yaml",
      "tables",
    ]);
    const checked = await fiducial("check", folder);
    assert.equal(checked.code, 0, checked.stderr);
    assert.match(checked.stdout, /^Findings: 0 errors/);
  });

  it("writes tables with every column of the data dictionary and its own variable", async () => {
    const folder = temporaryFolder();
    await fiducial("init", folder);
    const header = readFileSync(join(folder, "tables", "patients.csv"), "utf8");
    assert.match(header, /^patient_id,sex,birth_date,.*,cirrhosis\r\n$/);
  });

  it("overwrites nothing", async () => {
    const folder = folderWith({ "README.md": "mine" });
    const { code, stderr } = await fiducial("init", folder);
    assert.equal(code, 1);
    assert.match(stderr, /expected a folder without a study, found README\.md/);
    assert.deepEqual(readdirSync(folder), ["README.md"]);
  });
});

describe("fiducial dictionary", () => {
  it("prints the fields of all studies, and with a folder those of the study too", async () => {
    const general = await fiducial("dictionary");
    assert.match(general.stdout, /^table,field,label,/);
    assert.doesNotMatch(general.stdout, /cirrhosis/);
    const folder = temporaryFolder();
    await fiducial("init", folder);
    assert.match(
      (await fiducial("dictionary", folder)).stdout,
      /^patients,cirrhosis,Cirrhosis,yes-no/m,
    );
  });

  it("prints it for REDCap, in Chinese where that is asked for", async () => {
    const { stdout } = await fiducial("dictionary", "--redcap", "--language", "zh");
    assert.match(stdout, /^Variable \/ Field Name,Form Name,/);
    assert.match(stdout, /^sex,patients,,radio,性别,"male, 男 \| female, 女"/m);
  });
});
