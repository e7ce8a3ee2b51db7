import { Inflate } from "fflate/browser";
import { DicomError } from "./dicom-error.ts";
import { limits } from "./limits.ts";

/** Small enough that one piece, inflated a thousandfold, stays far below the limit's own size. */
const pieceBytes = 16 * 1024;

/**
 * The data set of a deflated file (PS3.5, A.5), inflated piece by piece so that a bomb is refused when it passes the limit, not after.
 *
 * @throws DicomError where the bytes do not inflate, or inflate beyond 20 times their size or 512 MiB
 */
export function inflatedDataSet(deflated: Uint8Array, name: string): Uint8Array {
  const most = Math.min(limits.inflationRatio * deflated.length, limits.inflatedBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  let finished = false;
  const inflate = new Inflate((chunk, final) => {
    length += chunk.length;
    if (length > most) throw tooLarge(name, deflated.length, most);
    if (chunk.length > 0) chunks.push(chunk);
    finished ||= final;
  });
  try {
    for (let at = 0; at < deflated.length && !finished; at += pieceBytes) {
      const end = Math.min(at + pieceBytes, deflated.length);
      inflate.push(deflated.subarray(at, end), end === deflated.length);
    }
  } catch (error) {
    if (error instanceof DicomError) throw error;
    throw new DicomError({
      where: `${name}, deflated data set`,
      expected: "a raw deflate stream (PS3.5, A.5)",
      found: `bytes that do not inflate (${String(error instanceof Error ? error.message : error)})`,
      remedy: "The file is damaged or cut short: export it again.",
    });
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(name: string, from: number, most: number): DicomError {
  return new DicomError({
    where: `${name}, deflated data set`,
    expected: `at most ${most} bytes from ${from} deflated ones`,
    found: "more",
    remedy: `A data set may inflate to ${limits.inflationRatio} times its size, and to 512 MiB: export it without deflation if it is genuine.`,
  });
}
