import { deflate } from "node:zlib";
import { pngFile } from "./figures/png-file.ts";

/**
 * Opaque pixels as a PNG without an alpha channel, which journals' programs stumble over.
 *
 * Line art compresses best without a row filter.
 *
 * @param rgba four bytes for each pixel; the fourth is dropped
 * @param dotsPerInch recorded, so that a program sees the picture's true size
 */
export async function pngOf(
  width: number,
  height: number,
  rgba: Uint8Array,
  dotsPerInch: number,
): Promise<Uint8Array> {
  const data = await deflated(unfilteredRows(width, height, rgba));
  return pngFile({ width, height, colourType: 2, dotsPerInch }, data);
}

/** Line art at 600 dpi shrinks to a hundredth at any level; a higher one takes four times as long for a little more. */
const compressionLevel = 3;

/** Bytes in the zlib format. */
function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    deflate(bytes, { level: compressionLevel }, (error, packed) => {
      if (error === null) resolve(packed);
      else reject(error);
    });
  });
}

/** Red, green and blue of each row behind the byte that says "no filter". Paper is mostly white, so only ink is copied. */
function unfilteredRows(width: number, height: number, rgba: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = wholePixels(rgba, width * height);
  const rows = new Uint8Array((width * 3 + 1) * height).fill(255);
  for (let y = 0; y < height; y++) {
    const row = y * (width * 3 + 1);
    rows[row] = 0;
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      if (pixels[pixel] === white) continue;
      const to = row + 1 + 3 * x;
      rows[to] = rgba[4 * pixel] ?? 0;
      rows[to + 1] = rgba[4 * pixel + 1] ?? 0;
      rows[to + 2] = rgba[4 * pixel + 2] ?? 0;
    }
  }
  return rows;
}

const white = -1;

/** The pixels as small whole numbers; copied where they do not begin on a multiple of four bytes. */
function wholePixels(rgba: Uint8Array, count: number): Int32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, count);
}
