import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { legendRows } from "../../src/figures/legend.ts";

describe("A legend", () => {
  it("begins a new row where the next name would leave the figure", () => {
    const curves = ["Hepatocellular carcinoma", "Colorectal metastasis", "Breast"].map((label) => ({
      label,
    }));
    const { rows } = legendRows(curves, 240);
    assert.deepEqual(
      rows.map((row) => row.map(({ label }) => label)),
      [["Hepatocellular carcinoma", "Colorectal metastasis"], ["Breast"]],
    );
  });
});
