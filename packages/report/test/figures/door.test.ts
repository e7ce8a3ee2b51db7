import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const folder = new URL("../../src/figures/", import.meta.url);

describe("The door to the figures", () => {
  it("opens in a browser: nothing behind it needs native code, Node or the study", () => {
    const specifiers = readdirSync(folder).flatMap((name) =>
      [...readFileSync(new URL(name, folder), "utf8").matchAll(/\bfrom "([^"]+)"/g)].map(
        ([, specifier]) => specifier ?? "",
      ),
    );
    const outside = new Set(specifiers.filter((each) => !/^\.\/[a-z-]+\.ts$/.test(each)));
    // All three are plain JavaScript.
    assert.deepEqual([...outside].toSorted(), ["@observablehq/plot", "d3-contour", "fflate"]);
  });

  it("is named in the package", async () => {
    const figures = await import("@fiducial/report/figures");
    assert.equal(typeof figures.survivalFigure, "function");
  });
});
