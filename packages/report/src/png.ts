import { deflate } from "node:zlib";

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
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  header.setUint8(9, 2);
  const resolution = new DataView(new ArrayBuffer(9));
  const dotsPerMetre = Math.round(dotsPerInch / 0.0254);
  resolution.setUint32(0, dotsPerMetre);
  resolution.setUint32(4, dotsPerMetre);
  resolution.setUint8(8, 1);
  return concatenated([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("pHYs", new Uint8Array(resolution.buffer)),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array(0)),
  ]);
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

const white = 0xffffffff;

/** The pixels as numbers; copied where they do not begin on a multiple of four bytes. */
function wholePixels(rgba: Uint8Array, count: number): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, count);
}

/** Length, name, content and checksum (PNG specification, 5.3). */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, checksum(bytes.subarray(4, content.length + 8)));
  return bytes;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** CRC-32 as PNG defines it (annex D), a byte at a time. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (checksums[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});
