import { figurePng, figureSize, type FontFiles } from "./figure-raster.ts";
import type { DrawnFigure } from "./word/word-blocks.ts";

/** Figures that become pixels at the same time: a page at 600 dpi takes a hundred megabytes while it does. */
const lanes = 2;

/** Figures in both forms, by name: vector, and pixels for programs that cannot draw. */
export async function drawnFigures(
  drawings: Readonly<Record<string, string>>,
  fonts: FontFiles,
): Promise<Readonly<Record<string, DrawnFigure>>> {
  const figures: Record<string, DrawnFigure> = {};
  const waiting = Object.entries(drawings);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, svg] = next;
      figures[name] = { svg, png: await figurePng(svg, fonts), ...figureSize(svg) };
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return figures;
}
