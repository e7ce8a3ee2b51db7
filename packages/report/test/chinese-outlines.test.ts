import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderAsync } from "@resvg/resvg-js";
import { withChineseOutlines } from "../src/chinese-outlines.ts";
import { svgFigure, svgText } from "../src/figures/svg.ts";
import { hasIdeographs } from "../src/figures/text-width.ts";
import { editionOf, studyFigures } from "../src/index.ts";
import { fonts } from "./fonts.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const figure = (content: string): string =>
  svgFigure({ width: "column", height: 30, description: "d", content });
const outlined = (content: string) => withChineseOutlines(figure(content), fonts);

/** How dark each pixel is, drawn with every font at hand. */
async function darkness(svg: string): Promise<readonly number[]> {
  const fontFiles = [...fonts.latin, ...Object.values(fonts.chinese)];
  const { pixels } = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Arimo" },
    fitTo: { mode: "width", value: 800 },
    background: "#ffffff",
  });
  return [...pixels].filter((_, i) => i % 4 === 0).map((red) => 255 - red);
}

describe("Chinese text as outlines", () => {
  for (const [name, options] of [
    ["at its start", {}],
    ["at its middle", { anchor: "middle" }],
    ["bold and coloured at its end", { anchor: "end", weight: "bold", fill: "#000000" }],
  ] as const)
    it(`covers the same paper as the letters, anchored ${name}`, async () => {
      const svg = figure(svgText(120, 20, "总生存 <36 个月", options));
      const drawn = await withChineseOutlines(svg, fonts);
      assert.doesNotMatch(drawn, /<text/);
      const [letters, outlines] = [await darkness(svg), await darkness(drawn)];
      const sum = letters.reduce((all, each) => all + each, 0);
      const differing = letters.reduce((all, each, i) => all + Math.abs(each - outlines[i]!), 0);
      assert.ok(sum > 10_000 && differing < 0.02 * sum, `${differing} of ${sum}`);
    });

  it("stays letters where the font lacks one of them, and where nothing is Chinese", async () => {
    for (const text of ["生存 \u{1f600}", "Survival"]) {
      const svg = figure(svgText(0, 20, text));
      assert.equal(await outlined(svgText(0, 20, text)), svg);
    }
  });

  it("leaves no Chinese letters in any figure of the example", async () => {
    const drawings = Object.entries(studyFigures(editionOf(liverSbrt("zh"))));
    assert.ok(drawings.length > 20);
    for (const [name, svg] of drawings) {
      const texts = (await withChineseOutlines(svg, fonts)).matchAll(/<text\b[^>]*>([^<]*)/g);
      const left = [...texts].map(([, text]) => text ?? "").filter(hasIdeographs);
      assert.deepEqual(left, [], name);
    }
  });
});
