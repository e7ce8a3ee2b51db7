import { auditRules, auditPaper, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { z } from "zod";
import { paperDefinition } from "../../src/audit/paper.ts";

const page = readFileSync(new URL("../../../../docs/audit.md", import.meta.url), "utf8");

test("docs/audit.md shows an example with the findings that it has", () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const [, printed] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  const findings = auditPaper(readPaper("docs/audit.md", yaml!)).filter(
    ({ verdict }) => verdict !== "ok",
  );
  assert.ok(findings.length >= 5);
  assert.deepEqual(
    [...printed!.matchAll(/^ {4}→ (.*)$/gm)].map(([, evidence]) => evidence),
    findings.map(({ evidence }) => evidence.en),
  );
});

test("docs/audit.md leaves no word of the format and no rule out", () => {
  const words = new Set<string>();
  const gather = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(gather);
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") Object.keys(value as object).forEach((word) => words.add(word));
      gather(value);
    }
  };
  gather(z.toJSONSchema(paperDefinition, { io: "input" }));
  const all = [...words, ...auditRules.map(({ id }) => id)];
  assert.ok(all.length > 100);
  assert.deepEqual(
    all.filter((word) => !page.includes(`\`${word}\``)),
    [],
  );
});
