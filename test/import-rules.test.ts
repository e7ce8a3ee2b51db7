import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  importViolations,
  namedDoors,
  type PackageManifest,
  type SourceFile,
  undeclaredImports,
} from "./import-rules.ts";

const root = new URL("..", import.meta.url);

const repository: readonly SourceFile[] = globSync("{packages,bench,examples,test}/**/*.{ts,tsx}", {
  cwd: root,
  exclude: (name) => name.includes("node_modules"),
})
  .map((path) => path.replaceAll("\\", "/"))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));

describe("import rules", () => {
  it("hold in every file of the repository", () => {
    assert.ok(repository.length > 40);
    assert.deepEqual(importViolations(repository), []);
  });

  it("let a package import only what its package.json declares", () => {
    const manifests = Object.fromEntries(
      globSync("{.,packages/*}/package.json", { cwd: root }).map((path) => [
        /packages.([^/\\]+)/.exec(path)?.[1] ?? "",
        JSON.parse(readFileSync(new URL(path, root), "utf8")) as PackageManifest,
      ]),
    );
    assert.deepEqual(undeclaredImports(repository, manifests), []);
  });

  it("give each package one index.ts, and none below it but at its named doors", () => {
    const indexes = repository
      .map(({ path }) => path)
      .filter((path) => /\/src\/.*index\.ts$/.test(path));
    const doors = namedDoors.map((door) => `packages/${door.replace("/", "/src/")}/index.ts`);
    for (const path of indexes)
      if (!doors.includes(path)) assert.match(path, /^packages\/[^/]+\/src\/index\.ts$/);
  });
});

describe("a breach of the import rules", () => {
  const breach = (path: string, text: string, ...others: SourceFile[]) =>
    importViolations([{ path, text }, ...others]);

  it("is seen where an inner package imports an outer one", () => {
    assert.deepEqual(breach("packages/study/src/a.ts", 'import { x } from "@fiducial/report";\n'), [
      "packages/study/src/a.ts imports @fiducial/report; study may import statistics, dosimetry",
    ]);
    assert.equal(
      breach("packages/statistics/src/a.ts", 'export * from "@fiducial/study";\n').length,
      1,
    );
    assert.equal(
      breach("packages/web/src/a.tsx", 'import {\n  x,\n} from "@fiducial/report";\n').length,
      1,
    );
    assert.deepEqual(
      breach("packages/web/src/a.tsx", 'import { x } from "@fiducial/report/figures";\n'),
      [],
    );
  });

  it("is seen in a deep path, with a package's name or without", () => {
    assert.equal(
      breach("packages/cli/src/a.ts", 'import { x } from "@fiducial/study/src/label.ts";\n').length,
      1,
    );
    assert.equal(
      breach("packages/cli/test/a.ts", 'import { x } from "../../study/src/label.ts";\n').length,
      1,
    );
    assert.equal(
      breach("bench/a.ts", 'import { x } from "../packages/study/src/a.ts";\n').length,
      1,
    );
    assert.equal(
      breach("packages/cli/src/a.ts", 'await import("../../study/src/a.ts");\n').length,
      1,
    );
  });

  it("is seen in values taken from the registry's contract, which has types only", () => {
    const path = "packages/web/src/a.ts";
    assert.equal(breach(path, 'import { x } from "@fiducial/registry/contract";\n').length, 1);
    assert.deepEqual(breach(path, 'import type { X } from "@fiducial/registry/contract";\n'), []);
  });

  it("is seen in files, clock, network and randomness within a pure package, but not in comments or tests", () => {
    for (const text of [
      'import { readFileSync } from "node:fs";\n',
      "const now = Date.now();\n",
      "const now = new Date();\n",
      "const x = Math.random();\n",
      'const x = await fetch("https://example.org");\n',
      "const x = process.env;\n",
    ]) {
      assert.equal(breach("packages/report/src/a.ts", text).length, 1, text);
      assert.deepEqual(breach("packages/cli/src/a.ts", text), [], text);
      assert.deepEqual(breach("packages/report/test/a.ts", text), [], text);
    }
    assert.deepEqual(
      breach("packages/study/src/a.ts", "// never Math.random()\n/* Date.now */\n"),
      [],
    );
    assert.deepEqual(breach("packages/study/src/a.ts", "new Date(2020, 1, 1);\n"), []);
  });

  it("is seen in a package that is not declared, and in one for tests only that the source imports", () => {
    const manifests = {
      "": { name: "root" },
      study: {
        name: "@fiducial/study",
        dependencies: { zod: "4" },
        devDependencies: { yaml: "2" },
      },
    };
    const undeclared = (path: string, text: string) =>
      undeclaredImports([{ path, text }], manifests).length;
    assert.equal(undeclared("packages/study/src/a.ts", 'import { z } from "zod/v4";\n'), 0);
    assert.equal(undeclared("packages/study/src/a.ts", 'import { y } from "yaml";\n'), 1);
    assert.equal(undeclared("packages/study/test/a.ts", 'import { y } from "yaml";\n'), 0);
    assert.equal(undeclared("packages/study/src/a.ts", 'import { d } from "@x/y/z";\n'), 1);
  });

  it("is seen in a ring of files", () => {
    const a = { path: "packages/study/src/a.ts", text: 'import { b } from "./deep/b.ts";\n' };
    const b = { path: "packages/study/src/deep/b.ts", text: 'export { a } from "../a.ts";\n' };
    assert.deepEqual(importViolations([a, b]), [
      "a ring of imports: packages/study/src/a.ts → packages/study/src/deep/b.ts → packages/study/src/a.ts",
    ]);
  });

  it("is not seen in a ring that only types make", () => {
    const a = { path: "packages/study/src/a.ts", text: 'import { b } from "./b.ts";\n' };
    for (const text of [
      'import type { A } from "./a.ts";\n',
      'import { type A, type B } from "./a.ts";\n',
    ])
      assert.deepEqual(importViolations([a, { path: "packages/study/src/b.ts", text }]), []);
  });
});
