import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { DocumentTable } from "../src/document/document-table.ts";
import { noteParagraphs } from "../src/document/note-paragraphs.ts";
import { plainText } from "../src/document/inline.ts";
import { editionOf, studyFigures, studyReport, studyTables, type Edition } from "../src/index.ts";
import { liverSbrt, liverSbrtWithPlans } from "./liver-sbrt.ts";

// FIDUCIAL_GOLDEN=write writes the files anew; look at what changed before you commit it.
const folder = new URL("golden/", import.meta.url);

/** The file as it was looked at. */
function golden(path: string, current: string): string {
  const file = new URL(path, folder);
  if (process.env.FIDUCIAL_GOLDEN === "write") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, current);
  }
  return readFileSync(file, "utf8");
}

/** A table as a reader sees it. */
function readable(edition: Edition, table: DocumentTable): string {
  const rows = table.rows.map((row) =>
    row.cells.map((cell, index) => (index === 0 && row.indent === 1 ? "  " : "") + plainText(cell)),
  );
  const head = table.columns.map((column) =>
    column.above === null
      ? plainText(column.label)
      : `${plainText(column.above)}: ${plainText(column.label)}`,
  );
  return [
    plainText(table.title),
    ...[head, ...rows].map((row) => row.join(" | ").trimEnd()),
    ...noteParagraphs(edition, table).map(plainText),
    "",
  ].join("\n");
}

/** A figure with its coordinates to a tenth of a point. */
function rounded(svg: string): string {
  return svg
    .replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replaceAll("><", ">\n<");
}

for (const language of ["en", "zh"] as const) {
  const edition = editionOf(liverSbrt(language));

  describe(`The example's report in ${language}`, () => {
    for (const table of studyTables(edition)) {
      // Findings are worded, and tested, where they are made.
      if (table.id === "findings") continue;
      it(`prints the table ${table.id} as it was looked at`, () => {
        const text = readable(edition, table);
        assert.equal(text, golden(`${language}/${table.id}.txt`, text));
      });
    }

    for (const [name, svg] of Object.entries(studyFigures(edition))) {
      if (language === "zh" && !name.endsWith("-180mm")) continue;
      it(`draws the figure ${name} as it was looked at`, () => {
        const text = rounded(svg);
        assert.equal(text, golden(`${language}/${name}.svg`, text));
      });
    }
  });
}

for (const language of ["en", "zh"] as const) {
  const edition = editionOf(liverSbrtWithPlans(language));

  describe(`The example's report with plans in ${language}`, () => {
    for (const table of studyTables(edition)) {
      if (!table.id.startsWith("plan-")) continue;
      it(`prints the table ${table.id} as it was looked at`, () => {
        const text = readable(edition, table);
        assert.equal(text, golden(`${language}/plans/${table.id}.txt`, text));
      });
    }

    for (const [name, svg] of Object.entries(studyFigures(edition))) {
      if (!name.startsWith("plan-") || (language === "zh" && !name.endsWith("-180mm"))) continue;
      it(`draws the figure ${name} as it was looked at`, () => {
        const text = rounded(svg);
        assert.equal(text, golden(`${language}/plans/${name}.svg`, text));
      });
    }

    it("tells how many plans were evaluated, what they violate and how good they are", () => {
      const section = studyReport(edition).sections.find(({ id }) => id === "plans");
      const text = section?.blocks
        .flatMap((block) => (block.kind === "paragraph" ? [plainText(block.text)] : []))
        .join("\n")
        // Numbers of figures and tables change with the rooms before.
        .replace(/ ?(?:See|见)(?: ?(?:Figure|Table|图|表).*)$/u, "");
      assert.equal(`${text}\n`, golden(`${language}/plans/section.txt`, `${text}\n`));
    });
  });
}
