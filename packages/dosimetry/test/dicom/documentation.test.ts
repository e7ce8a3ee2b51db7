import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { dicomLimits } from "@fiducial/dosimetry";
import { transferSyntaxOf } from "../../src/dicom/transfer-syntax.ts";

const root = new URL("../../../../", import.meta.url);
const page = readFileSync(new URL("docs/dicom.md", root), "utf8");

describe("docs/dicom.md", () => {
  it("names every limit with its value", () => {
    for (const [name, value] of Object.entries(dicomLimits))
      assert.match(page, new RegExp(`\\b${value}\\b`), name);
  });

  it("names every transfer syntax that is known", () => {
    for (const suffix of [
      "",
      ".1",
      ".2",
      ".1.98",
      ".1.99",
      ".5",
      ".4.50",
      ".4.51",
      ".4.57",
      ".4.70",
      ".4.80",
      ".4.81",
      ".4.90",
      ".4.91",
    ]) {
      const { name } = transferSyntaxOf(`1.2.840.10008.1.2${suffix}`);
      assert.ok(page.includes(name.replace(/^JPEG Lossless, /, "")), name);
    }
  });

  it("counts the public files that are compared", () => {
    const compared = JSON.parse(
      readFileSync(new URL("../public-files/read-with-pydicom.json", import.meta.url), "utf8"),
    ) as object;
    assert.ok(page.includes(`${Object.keys(compared).length} public files`));
    assert.ok(globSync("compressed/*.dcm", { cwd: new URL(".", import.meta.url) }).length >= 19);
  });
});
