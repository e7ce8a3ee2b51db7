import { inflateRawSync } from "node:zlib";
import { DicomError } from "./dicom-error.ts";
import { limits } from "./limits.ts";

/**
 * The data set of a deflated file (PS3.5, A.5). A bomb is refused when it passes the limit, not after.
 *
 * @throws DicomError where the bytes do not inflate, or inflate beyond 20 times their size or 512 MiB
 */
export function inflatedDataSet(deflated: Uint8Array, name: string): Uint8Array {
  const most = Math.min(limits.inflationRatio * deflated.length, limits.inflatedBytes);
  try {
    const { buffer, byteOffset, length } = inflateRawSync(deflated, {
      maxOutputLength: Math.max(1, most),
    });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, deflated.length, most);
    throw new DicomError({
      where: `${name}, deflated data set`,
      expected: "a raw deflate stream (PS3.5, A.5)",
      found: code === "Z_BUF_ERROR" ? "one that ends too early" : "bytes that do not inflate",
      remedy: "The file is damaged or cut short: export it again.",
    });
  }
}

function tooLarge(name: string, from: number, most: number): DicomError {
  return new DicomError({
    where: `${name}, deflated data set`,
    expected: `at most ${most} bytes from ${from} deflated ones`,
    found: "more",
    remedy: `A data set may inflate to ${limits.inflationRatio} times its size, and to 512 MiB: export it without deflation if it is genuine.`,
  });
}
