import { kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import type { DoseVolumeCurve } from "./dose-volume-curve.ts";

/** What a row takes at most beside what it begins with. */
const rowBytes = 80;
/** Rows are handed over in pieces of at most so many bytes: a curve at a time, as a rule. */
const pieceBytes = 1_000_000;
/** Numbers from here on are too large for the kernel. */
const tooLarge = 4e9;

/**
 * A curve as rows of CSV, one a point: dose (Gy), volume that receives at least this (cm³) and its share (percent), with
 * up to six decimals: more than any input holds.
 *
 * @param before bytes that each row begins with
 * @param write is given some rows at a time, in bytes that it must not keep
 */
export function writeCurveRows(
  curve: Pick<DoseVolumeCurve, "doseGy" | "volumeCm3" | "totalCm3">,
  before: Uint8Array,
  write: (rows: Uint8Array) => void,
): void {
  const { doseGy, volumeCm3, totalCm3 } = curve;
  const points = doseGy.length;
  if (Math.max(totalCm3, doseGy.at(-1) ?? 0) >= tooLarge) return writeAnyRows(curve, before, write);
  scratch(() => {
    const start = lay(before);
    const doses = lay(doseGy);
    const volumes = lay(volumeCm3);
    const most = before.length + rowBytes;
    const atOnce = Math.max(1, Math.floor(pieceBytes / most));
    const rows = reserve(atOnce * most);
    const percent = 100 / totalCm3;
    for (let from = 0; from < points; from += atOnce) {
      const to = Math.min(points, from + atOnce);
      const end = kernels.curveRows(start, before.length, doses, volumes, from, to, percent, rows);
      write(shared.u8.subarray(rows, end));
    }
  });
}

/** Doses and volumes that no patient has. */
function writeAnyRows(
  { doseGy, volumeCm3, totalCm3 }: Pick<DoseVolumeCurve, "doseGy" | "volumeCm3" | "totalCm3">,
  before: Uint8Array,
  write: (rows: Uint8Array) => void,
): void {
  const encoder = new TextEncoder();
  for (const [i, volume] of volumeCm3.entries()) {
    const numbers = [doseGy[i]!, volume, (100 * volume) / totalCm3];
    const texts = numbers.map((number) => String(Number(number.toFixed(6))));
    const row = encoder.encode(`${texts.join(",")}\r\n`);
    const whole = new Uint8Array(before.length + row.length);
    whole.set(before);
    whole.set(row, before.length);
    write(whole);
  }
}
