import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { reportFiles } from "../src/index.ts";
import { fonts } from "./fonts.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const results = liverSbrt();
const files = await reportFiles(results, { fonts });
const word = unzipSync(files.find((each) => each.path === "report.docx")!.bytes);
const part = (path: string): string => strFromU8(word[path]!);

describe("A report's files", () => {
  it("have the same bytes the second time, in the same process", async () => {
    const again = await reportFiles(liverSbrt(), { fonts });
    assert.deepEqual(
      again.map((each) => each.path),
      files.map((each) => each.path),
    );
    for (const [index, each] of again.entries()) {
      assert.ok(Buffer.compare(each.bytes, files[index]!.bytes) === 0, each.path);
    }
  });

  it("are the page, the Word file, the results, the tables, and each figure as SVG and PNG", () => {
    const paths = files.map((each) => each.path);
    for (const path of ["report.html", "report.docx", "results.json", "tables/baseline.csv"]) {
      assert.ok(paths.includes(path), path);
    }
    const figures = paths.filter((path) => path.startsWith("figures/"));
    assert.ok(figures.includes("figures/survival-180mm.svg"));
    for (const path of figures.filter((each) => each.endsWith(".svg"))) {
      assert.ok(figures.includes(path.replace(".svg", ".png")), path);
    }
  });

  it("hold the results unchanged, each patient on a line", () => {
    const text = (path: string) => strFromU8(files.find((each) => each.path === path)!.bytes);
    const subjects = text("subjects.jsonl").trimEnd().split("\n");
    assert.deepEqual(
      { ...JSON.parse(text("results.json")), subjects: subjects.map((line) => JSON.parse(line)) },
      JSON.parse(JSON.stringify(results)),
    );
  });
});

describe("The Word file", () => {
  it("carries the day of the data cut-off and no other", () => {
    const dates = part("docProps/core.xml").match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g);
    assert.deepEqual(new Set(dates), new Set([`${results.cutOff}T00:00:00Z`]));
  });

  it("repeats the head of a table on each page and splits no row", () => {
    const document = part("word/document.xml");
    assert.ok(document.includes("<w:tblHeader"));
    const rows = document.match(/<w:tr>|<w:tr /g)?.length;
    assert.equal(document.match(/<w:cantSplit/g)?.length, rows);
  });

  it("sets fonts for both scripts, and real headings", () => {
    assert.match(part("word/styles.xml"), /w:eastAsia="SimSun"/);
    assert.match(part("word/document.xml"), /<w:pStyle w:val="Heading1"\/>/);
  });

  it("holds each figure as vector and as pixels, with a description", () => {
    const media = Object.keys(word).filter((path) => path.startsWith("word/media/"));
    const ending = (end: string) => media.filter((path) => path.endsWith(end)).length;
    assert.ok(ending(".svg") >= 4);
    assert.equal(ending(".png"), ending(".svg"));
    assert.match(part("word/document.xml"), /<wp:docPr[^>]* descr="Kaplan–Meier curves/);
  });

  it("lists no patient's endpoint", () => {
    assert.doesNotMatch(part("word/document.xml"), /tables\/events\.csv:\d/);
  });
});
