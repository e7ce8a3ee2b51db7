import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fiducial, folderWith, smallStudy } from "./command.ts";

const study = {
  ...smallStudy,
  "study.yaml": `format: fiducial-study/1
title: A small study
cut_off: 2024-12-31
derived:
  - name: old
    kind: yes-no
    label: { en: Older than 65, zh: 大于 65 岁 }
    value: age > 65.0
endpoints:
  - { name: os, label: { en: Overall survival, zh: 总生存 }, short: OS, events: [death] }
analyses:
  baseline: [{ variable: sex }, { variable: age }]
`,
};

describe("fiducial export wide", () => {
  it("writes one row per patient, codes as codes and yes or no as 1 or 0", async () => {
    const folder = folderWith(study);
    const { code, stderr } = await fiducial("export", "wide", folder);
    assert.equal(code, 0, stderr);
    const csv = readFileSync(join(folder, "wide.csv"), "utf8");
    assert.ok(csv.startsWith("\ufeffpatient_id,included,"));
    assert.match(csv, /^P01,1,,male,/m);
    assert.equal(csv.trimEnd().split("\r\n").length, 3);
    assert.deepEqual(
      readdirSync(folder)
        .filter((name) => name.startsWith("wide"))
        .toSorted(),
      ["wide.R", "wide.csv", "wide.sps"],
    );
  });

  it("writes labels in place of codes where that is asked for", async () => {
    const folder = folderWith(study);
    await fiducial("export", "wide", folder, "--labels", "--out", join(folder, "people.csv"));
    assert.match(readFileSync(join(folder, "people.csv"), "utf8"), /^P01,Yes,,Male,/m);
    assert.ok(!readdirSync(folder).includes("people.R"));
  });

  it("overwrites only where that is asked for", async () => {
    const folder = folderWith({ ...study, "wide.R": "mine" });
    const kept = await fiducial("export", "wide", folder);
    assert.equal(kept.code, 1);
    assert.match(kept.stderr, /wide\.R: expected no file of this name/);
    assert.equal(readFileSync(join(folder, "wide.R"), "utf8"), "mine");
    assert.equal((await fiducial("export", "wide", folder, "--replace")).code, 0);
  });

  it("gives SPSS the labels of variables and values, codes becoming numbers", async () => {
    const folder = folderWith(study);
    await fiducial("export", "wide", folder);
    const syntax = readFileSync(join(folder, "wide.sps"), "utf8");
    assert.match(syntax, /^ {2}patient_id A3$/m);
    assert.match(syntax, /^ {2}first_fraction SDATE10$/m);
    assert.match(syntax, /^RECODE sex \('male'='1'\) \('female'='2'\)\.$/m);
    assert.match(syntax, /^VALUE LABELS sex 1 'Male' 2 'Female'\.$/m);
    assert.match(syntax, /^VALUE LABELS os_event 0 'Censored' 1 'Event'\.$/m);
    assert.match(syntax, /^ {2}os_months 'Overall survival: time \(months\)'$/m);
  });

  it("gives R factors, dates, numbers and labels", async (test) => {
    if (spawnSync("Rscript", ["--version"]).status !== 0) return test.skip("no R here");
    const folder = folderWith({
      ...study,
      "study.yaml": study["study.yaml"].replace("title", "language: zh\ntitle"),
    });
    await fiducial("export", "wide", folder);
    const program = `
      source("${join(folder, "wide.R")}", chdir = TRUE)
      cat(nrow(cohort), class(cohort$first_fraction), class(cohort$os_event), sum(cohort$os_event), "\\n")
      cat(levels(cohort$sex) == c("\\u7537", "\\u5973"), as.integer(cohort$sex), "\\n")
      cat(attr(cohort$old, "label") == "\\u5927\\u4e8e 65 \\u5c81", levels(cohort$old)[2] == "\\u662f", "\\n")
      cat(round(cohort$os_months[1], 3), is.na(cohort$excluded_by), "\\n")`;
    assert.equal(
      execFileSync("Rscript", ["-e", program], { encoding: "utf8" }),
      "2 Date numeric 1 \nTRUE TRUE 1 2 \nTRUE TRUE \n27.795 TRUE TRUE \n",
    );
  });
});
