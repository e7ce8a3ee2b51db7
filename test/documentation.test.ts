import { readProtocol } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/protocol.md", root), "utf8");
const examples = [...page.matchAll(/```yaml\n(?<yaml>[\s\S]*?)```/g)].map(
  (match) => match.groups?.["yaml"] ?? "",
);

test("docs/protocol.md shows its words in examples that work", () => {
  assert.ok(examples.length >= 8);
  for (const example of examples) readProtocol("docs/protocol.md", example);
});
