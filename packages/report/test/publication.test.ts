import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { publicationResults } from "@fiducial/study";
import { reportFiles } from "../src/index.ts";
import { fonts } from "./fonts.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const example = new URL("../../../examples/liver-sbrt/", import.meta.url);
const files = await reportFiles(publicationResults(liverSbrt(), null), { fonts });

/** Every file as text, Word files by their parts; of a picture in pixels nothing is text. */
const texts = files
  .filter(({ path }) => !path.endsWith(".png"))
  .flatMap(({ path, bytes }) =>
    path.endsWith(".docx")
      ? Object.entries(unzipSync(bytes))
          .filter(([part]) => !part.endsWith(".png"))
          .map(([part, content]) => [`${path}/${part}`, strFromU8(content)] as const)
      : [[path, strFromU8(bytes)] as const],
  );

const tables = readdirSync(new URL("tables/", example))
  .filter((name) => name.endsWith(".csv"))
  .map((name) => readFileSync(new URL(`tables/${name}`, example), "utf8"));
const ids = new Set(
  tables.flatMap((table) =>
    table
      .split("\n")
      .slice(1)
      .flatMap((line) => /^([A-Z]+\d+),/.exec(line)?.[1] ?? []),
  ),
);
const protocol = readFileSync(new URL("study.yaml", example), "utf8");
const dates = tables
  .flatMap((table) => table.match(/\b(19|20)\d\d-\d\d-\d\d\b/g) ?? [])
  // The day of the data cut-off is the study's, and its methods state it.
  .filter((date) => !protocol.includes(date));

describe("The edition for publication", () => {
  it("holds no patient's id and no date of the records in any of its bytes", () => {
    const secrets = [...new Set([...ids, ...dates])];
    assert.ok(ids.size >= 48 && secrets.length > 300);
    assert.ok(texts.length > 40);
    for (const [path, text] of texts) {
      const found = secrets.filter((each) => text.includes(each) && told(text, each));
      assert.deepEqual(found, [], path);
    }
  });

  it("holds neither lists of patients nor rows of their records, and its curves no day", () => {
    for (const [path, text] of texts) {
      assert.doesNotMatch(text, /tables\/[a-z-]+\.csv:\d+|id="door-patients"/, path);
    }
    const results = JSON.parse(texts.find(([path]) => path === "results.json")![1]) as ReturnType<
      typeof liverSbrt
    >;
    assert.deepEqual(results.subjectSets, {});
    assert.ok(!texts.some(([path]) => path === "subjects.jsonl"));
    for (const { overall } of results.endpoints)
      for (const month of overall.curve.months) assert.ok(Number.isInteger(month));
  });

  it("says that it is one, and keeps every number of the study", () => {
    const page = texts.find(([path]) => path === "report.html")![1];
    assert.match(page, /Edition for publication/);
    for (const name of ["os.rate[24].hcc", "baseline.location.p", "os.at_risk[24].hcc"])
      assert.ok(page.includes(`data-door="${name}"`), name);
  });
});

/** Whether an id or date stands in a text as a word of its own. */
function told(text: string, word: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`).test(text);
}
