import { zlibSync } from "fflate";
import { pngFile } from "./png-file.ts";

/**
 * Grey pixels, one byte each, as a PNG: without a platform's help, so that a browser draws the same picture.
 *
 * @param grey row by row from the top left, from black (0) to white (255)
 */
export function greyPng(columns: number, rows: number, grey: Uint8Array): Uint8Array {
  const filtered = new Uint8Array((columns + 1) * rows);
  for (let y = 0; y < rows; y++) {
    const row = y * (columns + 1);
    // Each pixel less its left neighbour: tissue is smooth.
    filtered[row] = 1;
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      filtered[row + 1 + x] = (grey[at] ?? 0) - (x === 0 ? 0 : (grey[at - 1] ?? 0));
    }
  }
  return pngFile({ width: columns, height: rows, colourType: 0 }, zlibSync(filtered, { level: 9 }));
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64 (RFC 4648). */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i]!;
    const b = bytes[i + 1] ?? 0;
    const c = bytes[i + 2] ?? 0;
    const left = bytes.length - i;
    pieces.push(
      letters[a >> 2]! +
        letters[((a & 3) << 4) | (b >> 4)]! +
        (left < 2 ? "=" : letters[((b & 15) << 2) | (c >> 6)]!) +
        (left < 3 ? "=" : letters[c & 63]!),
    );
  }
  return pieces.join("");
}

/** The bytes of a base64 text. */
export function bytesOfBase64(text: string): Uint8Array {
  const clean = text.replaceAll("=", "");
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of clean) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}
