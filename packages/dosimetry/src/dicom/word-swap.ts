import { attributes } from "./attribute.ts";
import type { DataSet } from "./data-set.ts";
import type { PixelDescription } from "./pixel-description.ts";

/** Which bytes change places before values are little endian. */
export type WordSwap = "none" | "pairs" | "quadruples";

/** How much rougher the wrong order must be. Dose and images change slowly from pixel to pixel; halves in the wrong order do not. */
const decisive = 4;

/**
 * How the pixels of a file are to be swapped.
 *
 * Big endian OW are words of 16 bits (PS3.5, annex A and 8.1.1): for 32-bit pixels the lower word comes first, as dcmtk
 * writes them, while pydicom and others write the bytes of a pixel from the highest to the lowest. The order is
 * taken in which neighbours are alike, and refused where that does not decide.
 */
export function wordSwap(
  dataSet: DataSet,
  bytes: Uint8Array,
  { bitsAllocated, signed }: Pick<PixelDescription, "bitsAllocated" | "signed">,
): WordSwap {
  if (dataSet.file.syntax.littleEndian) return "none";
  const vr = dataSet.element(attributes.pixelData)?.vr;
  if (bitsAllocated === 16) return "pairs";
  if (bitsAllocated === 8) return vr === "OW" ? "pairs" : "none";
  if (vr === "OL") return "quadruples";
  const words = roughness(bytes, "pairs", signed);
  const whole = roughness(bytes, "quadruples", signed);
  if (whole * decisive < words) return "quadruples";
  if (words * decisive < whole || words === 0) return "pairs";
  throw dataSet.trouble(
    attributes.pixelData,
    "32-bit pixels whose byte order shows",
    "big endian words in one of the two orders that are in use",
    "Export the object in a little endian transfer syntax.",
  );
}

export function swapWords(bytes: Uint8Array, swap: WordSwap): void {
  const size = swap === "pairs" ? 2 : 4;
  if (swap !== "none")
    for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** The sum of the differences of neighbours. */
function roughness(bytes: Uint8Array, order: "pairs" | "quadruples", signed: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let before = 0;
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const highAt = order === "pairs" ? at + 2 : at;
    const high = signed ? view.getInt16(highAt) : view.getUint16(highAt);
    const value = high * 65536 + view.getUint16(order === "pairs" ? at : at + 2);
    if (at > 0) sum += Math.abs(value - before);
    before = value;
  }
  return sum;
}
