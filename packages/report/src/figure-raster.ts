import { renderAsync } from "@resvg/resvg-js";
import { withChineseOutlines } from "./chinese-outlines.ts";
import type { FontWeight } from "./figures/text-width.ts";
import { pngOf } from "./png.ts";
import { ReportError } from "./report-error.ts";

/** Font files by script, as paths, and what reads one: see `fontFiles`. */
export interface FontFiles {
  readonly latin: readonly string[];
  readonly chinese: Readonly<Record<FontWeight, string>>;
  readonly read: (path: string) => Promise<Uint8Array>;
}

const dotsPerInch = 600;

/**
 * A figure in pixels at 600 dpi, with its resolution recorded, so that a journal's program sees its true size.
 *
 * @param svg text of a figure whose width is given in millimetres
 */
export async function figurePng(svg: string, fonts: FontFiles): Promise<Uint8Array> {
  const { widthMm } = figureSize(svg);
  const drawn = await withChineseOutlines(svg, fonts);
  const isChinese = /<text\b[^>]*>[^<]*[\u2e80-\u9fff\uf900-\uffef]/u.test(drawn);
  const files = isChinese ? [...fonts.latin, ...Object.values(fonts.chinese)] : [...fonts.latin];
  const image = await renderAsync(drawn, {
    font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: "Arimo" },
    fitTo: { mode: "width", value: Math.round((widthMm / 25.4) * dotsPerInch) },
    background: "#ffffff",
  });
  return pngOf(image.width, image.height, image.pixels, dotsPerInch);
}

/** Width and height that a figure asks for. */
export function figureSize(svg: string): { readonly widthMm: number; readonly heightMm: number } {
  const size = /<svg[^>]* width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg);
  if (size === null) throw new ReportError("A figure does not give its size in millimetres.");
  return { widthMm: Number(size[1]), heightMm: Number(size[2]) };
}
