/** What the head of a PNG says: 0 is grey, 2 red, green and blue; eight bits a sample. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly colourType: 0 | 2;
  /** Recorded where given, so that a program sees the picture's true size. */
  readonly dotsPerInch?: number;
}

/** The chunks of a PNG around its deflated rows. */
export function pngFile(head: PngHead, data: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, head.width);
  header.setUint32(4, head.height);
  header.setUint8(8, 8);
  header.setUint8(9, head.colourType);
  return concatenated([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    ...(head.dotsPerInch === undefined ? [] : [chunk("pHYs", resolution(head.dotsPerInch))]),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function resolution(dotsPerInch: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(9));
  const dotsPerMetre = Math.round(dotsPerInch / 0.0254);
  bytes.setUint32(0, dotsPerMetre);
  bytes.setUint32(4, dotsPerMetre);
  bytes.setUint8(8, 1);
  return new Uint8Array(bytes.buffer);
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
