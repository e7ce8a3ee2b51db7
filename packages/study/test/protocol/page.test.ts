import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "yaml";

const page = readFileSync(new URL("../../../../docs/protocol.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```yaml\n(?<yaml>[\s\S]*?)```/g)].map(
  (match) => match.groups?.["yaml"] ?? "",
);

test("docs/protocol.md shows every word of the schema in an example, and tells every value of its lists", () => {
  const words = new Set<string>();
  const values = new Set<string>();
  const gather = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(gather);
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") Object.keys(value as object).forEach((word) => words.add(word));
      if (key === "enum") (value as unknown[]).forEach((each) => values.add(String(each)));
      gather(value);
    }
  };
  gather(
    JSON.parse(
      readFileSync(new URL("../../schema/study-1.schema.json", import.meta.url), "utf8"),
    ) as unknown,
  );
  assert.ok(words.size > 150 && values.size > 100, `${words.size} words, ${values.size} values`);
  const shown = new Set(examples.flatMap((example) => keysOf(parse(example))));
  assert.deepEqual(
    [...words].filter((word) => !shown.has(word)),
    [],
    "no example shows these words",
  );
  assert.deepEqual(
    [...values].filter((value) => !isTold(value)),
    [],
    "the page does not tell these values",
  );
});

function keysOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(keysOf);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [key, ...keysOf(value)]);
}

/** As a word of its own, not as a part of another. */
function isTold(value: string): boolean {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w-])${escaped}(?![\w-])`).test(page);
}
