import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { publicationResults } from "@fiducial/study";
import { plainText } from "../src/document/inline.ts";
import { editionOf, reportFiles, studyReport, studyTables } from "../src/index.ts";
import { fonts } from "./fonts.ts";
import { liverSbrt, liverSbrtWithPlans } from "./liver-sbrt.ts";

const example = new URL("../../../examples/liver-sbrt/", import.meta.url);
const files = await reportFiles(publicationResults(liverSbrtWithPlans(), null), { fonts });

/** A file as texts: Word files by their parts, and of a PNG all that it holds, its compressed streams unpacked. */
function textsOf(path: string, bytes: Uint8Array): readonly (readonly [string, string])[] {
  if (path.endsWith(".docx"))
    return Object.entries(unzipSync(bytes)).flatMap(([part, content]) =>
      textsOf(`${path}/${part}`, content),
    );
  if (path.endsWith(".png")) return pngTexts(path, bytes);
  return [[path, strFromU8(bytes)]];
}

/** The chunks of a PNG: the picture's rows inflated, every other as it stands and, where it packs text, unpacked. */
function pngTexts(path: string, bytes: Uint8Array): readonly (readonly [string, string])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: (readonly [string, Uint8Array])[] = [];
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at))
    chunks.push([
      strFromU8(bytes.subarray(at + 4, at + 8)),
      bytes.subarray(at + 8, at + 8 + view.getUint32(at)),
    ]);
  const rows = Buffer.concat(chunks.flatMap(([kind, data]) => (kind === "IDAT" ? [data] : [])));
  return [
    [`${path}, pixels`, inflateSync(rows).toString("latin1")],
    ...chunks.flatMap(([kind, data]) =>
      kind === "IDAT" ? [] : [[`${path}, ${kind}`, strFromU8(data)] as const],
    ),
  ];
}

const texts = files.flatMap(({ path, bytes }) => textsOf(path, bytes));

/** The pages' own packed data: what a script would unpack. */
const packedInPages = texts.flatMap(([path, text]) =>
  [...text.matchAll(/<script type="application\/octet-stream"[^>]*>([^<]*)/g)].map(
    ([, data]) =>
      [`${path}, packed`, inflateSync(Buffer.from(data ?? "", "base64")).toString()] as const,
  ),
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
    assert.ok(texts.length > 100);
    assert.ok(texts.some(([path]) => /\.docx\/word\/media\/.*\.png, pixels$/.test(path)));
    for (const [path, text] of [...texts, ...packedInPages]) {
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

  it("says in its captions nothing of what it does not draw", () => {
    const page = texts.find(([path]) => path === "report.html")![1];
    const captions = [...page.matchAll(/<figcaption>.*?<\/figcaption>/gs)].join("\n");
    assert.match(captions, /Kaplan–Meier/);
    assert.doesNotMatch(captions, /ticks|Open circles|each patient/);
    const drawn = texts.find(([path]) => path === "figures/set-up-180mm.svg")![1];
    assert.doesNotMatch(drawn, />Fraction</);
  });

  it("says that it is one, and keeps every number of the study", () => {
    const page = texts.find(([path]) => path === "report.html")![1];
    assert.match(page, /Edition for publication/);
    for (const name of ["os.rate[24].hcc", "baseline.location.p", "os.at_risk[24].hcc"])
      assert.ok(page.includes(`data-door="${name}"`), name);
  });
});

describe("The edition for publication that withholds small counts", () => {
  const edition = editionOf(publicationResults(liverSbrtWithPlans(), 5));

  it("prints a share beside a withheld one as count and percentage, not as a bare percentage", () => {
    for (const table of studyTables(edition).filter(({ id }) =>
      ["delivery", "follow-up-schedule"].includes(id),
    ))
      for (const { cells } of table.rows)
        for (const cell of cells.slice(1))
          assert.doesNotMatch(plainText(cell), /^\d+\.\d%$/, plainText(cells[0] ?? []));
  });

  it("never says that nothing happened where the count is withheld", () => {
    const text = JSON.stringify(studyReport(edition).sections);
    assert.doesNotMatch(text, /No limit was violated|No event (reached grade 3|among)/);
  });
});

/** Whether an id or date stands in a text as a word of its own. */
function told(text: string, word: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`).test(text);
}
