import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { figureSize } from "../../src/figure-raster.ts";
import { textWidth } from "../../src/figures/text-width.ts";
import { editionOf, studyFigures } from "../../src/index.ts";
import { liverSbrtWithPlans } from "../liver-sbrt.ts";

/** How far rounding, and the widths of letters that differ between fonts, may carry a text beyond the edge, in points. */
const tolerance = 0.6;

/** The upright texts of a figure with their left and right ends in points. */
function textsOf(svg: string) {
  const offsets: (number | null)[] = [0];
  const texts: { readonly text: string; readonly left: number; readonly right: number }[] = [];
  for (const [tag, group, attributes, content = ""] of svg.matchAll(
    /<g\b([^>]*)>|<\/g>|<text\b([^>]*)>([^<]*)/g,
  )) {
    const offset = offsets.at(-1) ?? null;
    if (tag === "</g>") offsets.pop();
    else if (group !== undefined)
      offsets.push(offset === null || group.includes("rotate") ? null : offset + shiftOf(group));
    else if (offset !== null && attributes !== undefined) {
      const text = content.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
      const x = offset + shiftOf(attributes) + Number(/ x="([^"]*)"/.exec(attributes)?.[1] ?? 0);
      const width = textWidth(text, 8, attributes.includes("bold") ? "bold" : "normal");
      const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
      const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
      texts.push({ text, left, right: left + width });
    }
  }
  return texts;
}

function shiftOf(attributes: string): number {
  return Number(/transform="translate\(([-\d.]+)/.exec(attributes)?.[1] ?? 0);
}

for (const language of ["en", "zh"] as const)
  describe(`Every figure of the example in ${language}`, () => {
    const figures = Object.entries(studyFigures(editionOf(liverSbrtWithPlans(language))));

    it("comes in both journal widths, with text of 8 points and no higher than a page", () => {
      for (const [name, svg] of figures) {
        const { widthMm, heightMm } = figureSize(svg);
        assert.ok(name.endsWith(`-${widthMm}mm`), name);
        assert.ok(widthMm === 85 || widthMm === 180, name);
        assert.ok(heightMm <= 240, `${name}: ${heightMm} mm`);
        const sizes = [...svg.matchAll(/font-size="([^"]*)"/g)].map(([, size]) => size);
        assert.deepEqual(new Set(sizes), new Set(["8"]), name);
      }
      for (const kind of ["participant-flow", "forest", "plan-case", "plan-case-dvh", "plan-dvh"])
        for (const width of ["85mm", "180mm"])
          assert.ok(
            figures.some(([name]) => name === `${kind}-${width}`),
            `${kind}-${width}`,
          );
    });

    it("keeps its text on the paper", () => {
      for (const [name, svg] of figures) {
        const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
        const texts = textsOf(svg);
        assert.ok(texts.length > 3, name);
        for (const { text, left, right } of texts)
          assert.ok(
            left >= -tolerance && right <= width + tolerance,
            `${name}: “${text}” from ${left} to ${right} of ${width}`,
          );
      }
    });
  });
