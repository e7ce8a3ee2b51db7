import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { structureDictionary, structureName, readConstraint } from "@fiducial/dosimetry";
import { citedLimits, constraintSets, type LibraryLimit, readProtocol } from "@fiducial/study";
import { leastProtocol, troublesOf } from "../../small-study.ts";

const all = constraintSets.flatMap(({ limits }) => limits);

test("Every limit of the library can be read, and has an id of its own", () => {
  for (const { metric, limit, acceptable } of all) readConstraint(metric, limit, acceptable);
  assert.ok(all.length > 100);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test("Every structure of the library has a name of TG-263 and a label in both languages", () => {
  assert.ok(structureDictionary.length > 0);
  for (const { structure, label } of all) {
    assert.ok(label.zh !== undefined, structure);
    if (structure === "Kidney_Contralateral") continue;
    const naming = structureName(structure);
    assert.ok(naming.kind === "named" && naming.name === structure, structure);
  }
});

test("Limits whose source was not read name where they were seen, and recalled ones are never enabled", () => {
  for (const { limits, source } of constraintSets)
    if (limits.some(({ confidence }) => confidence === "secondary"))
      assert.ok(source.seen !== null, source.citation);
  for (const { id, confidence } of all) {
    const yaml = `${leastProtocol}plan: { constraints: [{ cite: ${JSON.stringify(id)} }] }\n`;
    if (confidence === "recalled")
      assert.match(troublesOf(() => readProtocol("study.yaml", yaml))[0]!.found, /disabled/, id);
    else assert.equal(readProtocol("study.yaml", yaml).limits.length, 1, id);
  }
});

test("A citation stops at any slash, and capitals do not matter", () => {
  assert.deepEqual(
    citedLimits("TG101/3fx/Stomach").map(({ limit }) => `${limit.metric} ${limit.limit}`),
    ["D0.035cc < 22.2 Gy", "D10cc < 16.5 Gy"],
  );
  assert.equal(citedLimits("tg101/3fx/liver").length, 1);
  assert.equal(citedLimits("tg101/3").length, 0);
});

const pageFile = new URL("../../../../../docs/constraints.md", import.meta.url);

test("docs/constraints.md lists the library as it is", () => {
  const page = readFileSync(pageFile, "utf8");
  const [before, rest] = page.split("<!-- limits -->\n");
  const [, after] = rest!.split("<!-- end of limits -->");
  const written = `${before}<!-- limits -->\n${library()}<!-- end of limits -->${after}`;
  if (process.env.FIDUCIAL_GOLDEN === "write") writeFileSync(pageFile, written);
  assert.equal(page, written, "FIDUCIAL_GOLDEN=write writes it anew");
});

function library(): string {
  return constraintSets
    .map(({ title, source, limits }) => {
      const doi = source.doi === null ? "" : `, doi:${source.doi}`;
      const seen = source.seen === null ? "" : ` Seen in ${source.seen}.`;
      const rows = limits.map(
        (limit) => `| \`${limit.id}\` | ${text(limit)} | ${trust(limit)} |\n`,
      );
      return `\n## ${title.en}\n\n${source.citation}${doi}.${seen}\n\n| id | limit | |\n|---|---|---|\n${rows.join("")}`;
    })
    .join("");
}

function text({ metric, limit, acceptable }: LibraryLimit): string {
  const looser = acceptable === null ? "" : ` (${acceptable})`;
  return `${metric} ${limit}${looser}`;
}

function trust({ confidence, level, disagreement }: LibraryLimit): string {
  const how = confidence === "recalled" ? "recalled: **disabled**" : confidence;
  return [how, level, disagreement].filter((each) => each !== null).join("; ");
}
