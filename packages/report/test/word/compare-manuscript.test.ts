import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InputError, type StudyResults } from "@fiducial/study";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { compareManuscript, editionOf, manuscriptFiles, readManuscript } from "../../src/index.ts";
import { fonts } from "../fonts.ts";
import { liverSbrt } from "../liver-sbrt.ts";

const results = liverSbrt("en");
const edition = editionOf(results);
const text =
  "# T\n\nOS {{ os.rate[24].percent }} of {{ os.n }}; {{ baseline.age[<=64].count_percent }}; " +
  "{{ toxicity.acute.elevated_ast_alt.grade_3_or_more.count_percent }}.\n";

const files = await manuscriptFiles(results, readManuscript("manuscript.md", text), { fonts });
const written = files.find(({ path }) => path === "manuscript.docx")!.bytes;

/** The file after somebody edited the markup of its text. */
function edited(edit: (xml: string) => string, drop: RegExp = /^$/): Uint8Array {
  const parts = unzipSync(written);
  const kept = Object.entries(parts).filter(([path]) => !drop.test(path));
  const xml = edit(strFromU8(parts["word/document.xml"]!));
  return zipSync({ ...Object.fromEntries(kept), "word/document.xml": strToU8(xml) });
}

function differencesIn(bytes: Uint8Array, from: StudyResults = results): readonly string[] {
  return compareManuscript(editionOf(from), "old.docx", bytes).differences.map(
    ({ kind, reference, inFile, written: before, today }) =>
      [kind, reference, inFile, before, today]
        .map((each) => each?.replaceAll("\u00a0", " "))
        .join(" | "),
  );
}

/** The study after more records came in. */
const later: StudyResults = {
  ...results,
  numbers: {
    ...results.numbers,
    "os.rate[24]": { ...results.numbers["os.rate[24]"], value: 0.4312 } as never,
  },
};

describe("A Word file compared with the study", () => {
  it("has no differences when neither has changed, names with < and long names included", () => {
    const comparison = compareManuscript(edition, "old.docx", written);
    assert.deepEqual(comparison, { numbers: 4, hasList: true, differences: [] });
  });

  it("tells a number that the data changed from one that a co-author typed over", () => {
    assert.deepEqual(differencesIn(written, later), [
      "changed | os.rate[24].percent | 44.2 | 44.2 | 43.1",
    ]);
    const typed = edited((xml) => xml.replace(">44.2<", ">44<"));
    assert.deepEqual(differencesIn(typed), ["edited | os.rate[24].percent | 44 | 44.2 | 44.2"]);
    assert.deepEqual(differencesIn(typed, later), [
      "edited-and-changed | os.rate[24].percent | 44 | 44.2 | 43.1",
    ]);
  });

  it("takes tracked changes as done, and a number split over runs as one", () => {
    const tracked = edited((xml) =>
      xml.replace(
        /<w:r>(?:<w:rPr\/>)?<w:t[^>]*>44\.2<\/w:t><\/w:r>/,
        '<w:del w:id="1" w:author="A"><w:r><w:delText>44.2</w:delText></w:r></w:del>' +
          '<w:ins w:id="2" w:author="A"><w:r><w:t>44</w:t></w:r><w:r><w:t>.3</w:t></w:r></w:ins>',
      ),
    );
    assert.deepEqual(differencesIn(tracked), ["edited | os.rate[24].percent | 44.3 | 44.2 | 44.2"]);
  });

  it("names a number whose mark is gone, and one that the study no longer has", () => {
    const removed = edited((xml) =>
      xml.replace(
        /<w:sdt><w:sdtPr><w:alias w:val="os\.n"[\s\S]*?<\/w:sdt>/,
        "<w:r><w:t>36</w:t></w:r>",
      ),
    );
    assert.deepEqual(differencesIn(removed), ["gone | os.n |  | 36 | 36"]);
    const { "os.n": _, ...numbers } = results.numbers;
    assert.deepEqual(differencesIn(written, { ...results, numbers }), [
      "unknown | os.n | 36 | 36 | ",
    ]);
  });

  it("works without tags, which some programs drop, and without the list, and says so", () => {
    const untagged = edited((xml) => xml.replaceAll(/<w:tag w:val="fiducial:[^>]*\/>/g, ""));
    assert.deepEqual(differencesIn(untagged), []);
    const bare = edited((xml) => xml.replace(">44.2<", ">44<"), /^customXml\//);
    const comparison = compareManuscript(edition, "old.docx", bare);
    assert.equal(comparison.hasList, false);
    assert.deepEqual(
      comparison.differences.map(({ kind }) => kind),
      ["changed"],
    );
  });

  it("refuses what is no Word file, is cut short, or holds damaged markup", () => {
    const unusable = [
      strToU8("PK, but not a zip file"),
      written.slice(0, 2000),
      zipSync({ "other.xml": strToU8("<a/>") }),
      edited((xml) => xml.slice(0, 4000)),
    ];
    for (const bytes of unusable)
      assert.throws(() => compareManuscript(edition, "old.docx", bytes), InputError);
  });
});
