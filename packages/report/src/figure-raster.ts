import { renderAsync } from "@resvg/resvg-js";
import { ReportError } from "./report-error.ts";

/** Font files by script, as paths: see `fontFiles`. */
export interface FontFiles {
  readonly latin: readonly string[];
  readonly chinese: readonly string[];
}

const dotsPerInch = 600;

/**
 * A figure in pixels at 600 dpi, with its resolution recorded, so that a journal's program sees its true size.
 *
 * @param svg text of a figure whose width is given in millimetres
 */
export async function figurePng(svg: string, fonts: FontFiles): Promise<Uint8Array> {
  const { widthMm } = figureSize(svg);
  const files = /[\u2e80-\u9fff\uf900-\uffef]/.test(svg)
    ? [...fonts.latin, ...fonts.chinese]
    : [...fonts.latin];
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: "Arimo" },
    fitTo: { mode: "width", value: Math.round((widthMm / 25.4) * dotsPerInch) },
    background: "#ffffff",
  });
  return withResolution(image.asPng());
}

/** Width and height that a figure asks for. */
export function figureSize(svg: string): { readonly widthMm: number; readonly heightMm: number } {
  const size = /<svg[^>]* width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg);
  if (size === null) throw new ReportError("A figure does not give its size in millimetres.");
  return { widthMm: Number(size[1]), heightMm: Number(size[2]) };
}

/** Puts a pHYs chunk (PNG specification, 11.3.4.3) behind the header. */
function withResolution(png: Uint8Array): Uint8Array {
  const headerEnd = 8 + 25;
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const dotsPerMetre = Math.round(dotsPerInch / 0.0254);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  chunk[16] = 1;
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, headerEnd));
  result.set(chunk, headerEnd);
  result.set(png.subarray(headerEnd), headerEnd + chunk.length);
  return result;
}

/** CRC-32 as PNG defines it (annex D). */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
