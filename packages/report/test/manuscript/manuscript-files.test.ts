import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Finding, InputError, type StudyResults } from "@fiducial/study";
import { strFromU8, unzipSync } from "fflate";
import { manuscriptFiles, readManuscript } from "../../src/index.ts";
import { fonts } from "../fonts.ts";
import { liverSbrt } from "../liver-sbrt.ts";

const results = liverSbrt("en");

async function filesOf(text: string, from: StudyResults = results) {
  const files = await manuscriptFiles(from, readManuscript("manuscript.md", text), { fonts });
  return Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]));
}

async function troublesOf(text: string, from: StudyResults = results): Promise<readonly string[]> {
  const error: unknown = await filesOf(text, from).then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof InputError);
  return error.troubles.map(({ where, found, remedy }) => `${where}: ${found}. ${remedy}`);
}

describe("A manuscript with the study's numbers", () => {
  it("prints a number as its face asks, the same in the page and in Word", async () => {
    const files = await filesOf(
      "# T\n\nOS {{ os.rate[24].percent }} of {{ os.n }} ({{ os.logrank.p.equation }}; {{ baseline.age[<=64].count_percent }}).\n",
    );
    const page = strFromU8(files["manuscript.html"]!).replaceAll(/<[^>]*>/g, "");
    const word = strFromU8(unzipSync(files["manuscript.docx"]!)["word/document.xml"]!);
    const printed = "OS 44.2 of 36 (p = 0.006; 18 (50.0)).";
    assert.ok(page.replaceAll("\u00a0", " ").includes(printed));
    assert.ok(
      word
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("\u00a0", " ")
        .includes(printed),
    );
    assert.match(word, /<w:tag w:val="fiducial:os\.rate\[24\]\.percent"\/>/);
  });

  it("numbers tables in their order, and cites them before they stand", async () => {
    const files = await filesOf(
      "# T\n\nSee {{ see table treatment }} and {{ see table baseline }}.\n\n{{ table baseline }}\n\n{{ supplement table treatment }}\n",
    );
    const word = strFromU8(unzipSync(files["manuscript.docx"]!)["word/document.xml"]!);
    assert.match(word, /REF table_treatment \\h[\s\S]*?Table\u00a0?\s?S1/);
    assert.match(word, /<w:bookmarkStart[^>]*w:name="table_baseline"/);
  });

  it("holds nothing of a single patient", async () => {
    const files = await filesOf(
      "# T\n\n{{ os.n }} and {{ os.rate[24].hcc }}.\n\n{{ figure survival }}\n",
    );
    const page = strFromU8(files["manuscript.html"]!);
    for (const { subject } of results.subjects)
      assert.doesNotMatch(page, new RegExp(`(?<![A-Za-z0-9])${subject}(?![A-Za-z0-9])`));
  });

  it("lists the numbers that it prints, so that each link leads somewhere without a script", async () => {
    const files = await filesOf("# T\n\nOS {{ os.median }}.\n\n{{ figure survival }}\n");
    const page = strFromU8(files["manuscript.html"]!);
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, target]) =>
      decodeURIComponent(target ?? ""),
    );
    assert.ok(targets.includes("n-os.median") && targets.length > 50);
    assert.deepEqual(
      targets.filter((target) => !ids.has(target)),
      [],
    );
  });

  it("gives the same bytes again", async () => {
    const text = "# T\n\n{{ os.n }}\n\n{{ figure survival }}\n";
    assert.deepEqual(await filesOf(text), await filesOf(text));
  });

  it("is refused with the line of a reference that does not exist, and what it may have meant", async () => {
    assert.deepEqual(
      await troublesOf("# T\n\nOf {{ flow.inclded }}\nand {{ os.rate[24].total }}.\n"),
      [
        "manuscript.md, line 3, column 4: {{ flow.inclded }}. Did you mean flow.included? `fiducial numbers` lists all names.",
        "manuscript.md, line 4, column 5: {{ os.rate[24].total }}. A probability prints as os.rate[24], os.rate[24].percent, os.rate[24].interval, os.rate[24].value_interval, os.rate[24].at_risk.",
      ],
    );
    assert.deepEqual(
      await troublesOf("# T\n\n{{ table basline }}\n\n{{ see figure survival }}\n"),
      [
        "manuscript.md, line 3, column 1: basline. Did you mean baseline? `fiducial numbers` lists all names.",
        "manuscript.md, line 5, column 1: {{ see figure survival }}. Put {{ figure survival }} on a line of its own where it shall stand.",
      ],
    );
  });

  it("is refused where an error concerns a number, or the records of a subject behind it", async () => {
    const finding: Finding = {
      rule: "pfs-above-os",
      severity: "error",
      message: { en: "PFS exceeds OS" },
      remedy: { en: "Correct the definition." },
      subjects: [],
      where: [],
      numbers: ["pfs.rate[12]"],
    };
    const text = "# T\n\n{{ pfs.rate[12] }} and {{ os.rate[12] }}.\n";
    assert.deepEqual(await troublesOf(text, { ...results, findings: [finding] }), [
      "manuscript.md, line 3, column 1: pfs.rate[12], which a finding forbids (pfs-above-os: PFS exceeds OS). Correct the definition.",
    ]);
    const [hcc = ""] = results.subjectSets[results.numbers["os.rate[12].hcc"]!.subjects]!;
    const records = { ...finding, rule: "death-before-treatment", numbers: [], subjects: [hcc] };
    const within = "# T\n\n{{ os.rate[12].hcc }} and {{ os.rate[12].metastasis }}.\n";
    assert.equal((await troublesOf(within, { ...results, findings: [records] })).length, 1);
    const warned = { ...results, findings: [{ ...finding, severity: "warning" as const }] };
    assert.equal(Object.keys(await filesOf(text, warned)).length, 2);
  });
});
