import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { runInThisContext } from "node:vm";
import * as dosimetry from "@fiducial/dosimetry";
import { dicomBytes } from "./dicom/dicom-bytes.ts";
import { eclipseExport } from "./exported-dvh/written-exports.ts";
import {
  doseElements,
  planElements,
  sliceElements,
  structureSetElements,
} from "./objects/written-objects.ts";

const source = new URL("../src/", import.meta.url);
const folders = "{dicom,objects,exported-dvh}/*.ts";

/** What the examples are given beside the package itself. */
const given = {
  bytes: dicomBytes(structureSetElements()),
  structureSet: dosimetry.readDicom(dicomBytes(structureSetElements()), { name: "structures.dcm" }),
  dose: dosimetry.readDicom(dicomBytes(doseElements()), { name: "dose.dcm" }),
  plan: dosimetry.readDicom(dicomBytes(planElements()), { name: "plan.dcm" }),
  image: dosimetry.readDicom(dicomBytes(sliceElements(0)), { name: "image.dcm" }),
  exported: new TextEncoder().encode(eclipseExport),
};

const examples = [...globSync(folders, { cwd: source }), "structure-name.ts"]
  .map((path) => path.replaceAll("\\", "/"))
  .toSorted()
  .flatMap((path) =>
    [
      ...readFileSync(new URL(path, source), "utf8").matchAll(/@example\n((?: \* .*\n)+) \*\//g),
    ].map(([, code]) => ({ path, code: code!.replaceAll(/^ \* /gm, "") })),
  );

/** `expression; // value` becomes a comparison. */
function asTest(code: string): string {
  return code.replaceAll(/^(.*); \/\/ (.*)$/gm, "assert.deepEqual($1, $2);");
}

describe("the examples in the comments", () => {
  it("are there", () => {
    assert.ok(examples.length >= 13);
  });

  for (const { path, code } of examples)
    it(`work as they say: ${path}`, async () => {
      const scope = { ...dosimetry, ...given, assert };
      const test = runInThisContext(
        `(async ({ ${Object.keys(scope).join(", ")} }) => {\n${asTest(code)}\n})`,
      ) as (scope: object) => Promise<void>;
      await test(scope);
    });
});
