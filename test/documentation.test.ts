import { readProtocol } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/protocol.md", root), "utf8");
const examples = [...page.matchAll(/```yaml\n(?<yaml>[\s\S]*?)```/g)].map(
  (match) => match.groups?.["yaml"] ?? "",
);

test("docs/protocol.md shows its words in examples that work", () => {
  assert.ok(examples.length >= 8);
  for (const example of examples) readProtocol("docs/protocol.md", example);
});

test("docs/protocol.md leaves no word of the schema out", () => {
  const schema = JSON.parse(
    readFileSync(new URL("packages/study/schema/study-1.schema.json", root), "utf8"),
  ) as unknown;
  const words = new Set<string>();
  const gather = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(gather);
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") Object.keys(value as object).forEach((word) => words.add(word));
      gather(value);
    }
  };
  gather(schema);
  const isTable = (word: string) =>
    [
      "patients",
      "lesions",
      "courses",
      "fractions",
      "laboratory",
      "assessments",
      "adverse-events",
      "events",
    ].includes(word);
  const silent = [...words].filter(
    (word) => !isTable(word) && !new RegExp(`\\b${word}\\b`).test(page),
  );
  assert.deepEqual(
    silent,
    [],
    `${fileURLToPath(new URL("docs/protocol.md", root))} does not mention them`,
  );
});
