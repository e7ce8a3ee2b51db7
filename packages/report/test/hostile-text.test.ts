import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { Label } from "@fiducial/study";
import { reportFiles } from "../src/index.ts";
import { fonts } from "./fonts.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const hostile: Label = { en: '</title></svg><script>x</script> & "q" ]]> \u0000\u0007=1+1' };
const results = liverSbrt();
const files = await reportFiles(
  {
    ...results,
    title: hostile,
    groups: results.groups.map((group) => ({ ...group, label: hostile })),
    endpoints: results.endpoints.slice(0, 1).map((each) => ({ ...each, label: hostile })),
    findings: [
      {
        rule: "x",
        severity: "error",
        message: hostile,
        remedy: hostile,
        subjects: [hostile.en],
        where: [hostile],
        numbers: [],
      },
    ],
  },
  { fonts },
);

describe("A label that is written like markup, with control characters in it", () => {
  it("stays text in the page, the figures and the Word file", () => {
    const word = unzipSync(files.find((each) => each.path === "report.docx")!.bytes);
    const texts = [
      ...files
        .filter((each) => /\.(html|svg)$/.test(each.path))
        .map((each) => strFromU8(each.bytes)),
      strFromU8(word["word/document.xml"]!),
      strFromU8(word["docProps/core.xml"]!),
    ];
    assert.ok(texts.length > 5);
    for (const text of texts) {
      assert.doesNotMatch(text, /<script>x/);
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      assert.doesNotMatch(text, /[\u0000-\u0008]/);
    }
  });
});
