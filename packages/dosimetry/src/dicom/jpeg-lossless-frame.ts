import { FrameDamage } from "./frame-damage.ts";
import { huffmanTable, JpegBits, type HuffmanTable } from "./jpeg-bits.ts";

/** The frame header (SOF3): ITU T.81, B.2.2. */
interface FrameHeader {
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
}

interface Scan {
  readonly table: HuffmanTable;
  /** 1 to 7: ITU T.81, table H.1. */
  readonly predictor: number;
  readonly pointTransform: number;
  /** Samples between restart markers; 0: none. */
  readonly restartInterval: number;
  readonly start: number;
}

/**
 * A frame in lossless JPEG, process 14 with any of the seven predictors (ITU T.81, annex H), of one component.
 *
 * @returns the samples, row by row
 * @throws FrameDamage where the stream is no such frame, is of another size, or ends early
 */
export function jpegLosslessFrame(bytes: Uint8Array, columns: number, rows: number): Uint16Array {
  const { header, scan } = readHeaders(bytes);
  if (header.columns !== columns || header.rows !== rows)
    throw new FrameDamage(`${columns} × ${rows} pixels`, `${header.columns} × ${header.rows}`);
  return decodeScan(bytes, header, scan);
}

function readHeaders(bytes: Uint8Array): { readonly header: FrameHeader; readonly scan: Scan } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<number, HuffmanTable>();
  let header: FrameHeader | null = null;
  let restartInterval = 0;
  let at = 2;
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new FrameDamage("a JPEG stream", "none");
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (at + 4 > bytes.length || bytes[at] !== 0xff)
      throw new FrameDamage("a JPEG marker", `none at byte ${at}`);
    const marker = bytes[at + 1]!;
    const length = view.getUint16(at + 2);
    const start = at + 4;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length)
      throw new FrameDamage("a JPEG segment within the frame", `${length} bytes at byte ${at}`);
    if (marker === 0xc3) header = frameHeader(view, start, end);
    else if (marker === 0xc4) readTables(bytes.subarray(start, end), tables);
    else if (marker === 0xdd && length >= 4) restartInterval = view.getUint16(start);
    else if (marker === 0xda) {
      if (header === null) throw new FrameDamage("a lossless frame header (SOF3)", "none");
      return { header, scan: scanHeader(bytes, start, end, tables, restartInterval, header) };
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xcc)
      throw new FrameDamage("lossless JPEG (SOF3)", `SOF${marker - 0xc0}`);
    at = end;
  }
}

function frameHeader(view: DataView, start: number, end: number): FrameHeader {
  if (end - start < 9) throw new FrameDamage("a frame header of 9 bytes", `${end - start}`);
  const precision = view.getUint8(start);
  const components = view.getUint8(start + 5);
  if (precision < 2 || precision > 16 || components !== 1)
    throw new FrameDamage("one component of 2 to 16 bits", `${components} of ${precision} bits`);
  return { precision, rows: view.getUint16(start + 1), columns: view.getUint16(start + 3) };
}

function readTables(bytes: Uint8Array, tables: Map<number, HuffmanTable>): void {
  let at = 0;
  while (at + 17 <= bytes.length) {
    const identifier = bytes[at]! & 0x0f;
    const counts = bytes.subarray(at + 1, at + 17);
    const symbols = counts.reduce((sum, count) => sum + count, 0);
    tables.set(identifier, huffmanTable(counts, bytes.subarray(at + 17, at + 17 + symbols)));
    at += 17 + symbols;
  }
}

function scanHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  tables: ReadonlyMap<number, HuffmanTable>,
  restartInterval: number,
  { precision, columns }: FrameHeader,
): Scan {
  if (end - start < 6 || bytes[start] !== 1)
    throw new FrameDamage("a scan of one component", `${bytes[start]} components`);
  const table = tables.get(bytes[start + 2]! >> 4);
  const predictor = bytes[start + 3]!;
  const pointTransform = bytes[start + 5]! & 0x0f;
  if (table === undefined) throw new FrameDamage("a Huffman table for the scan", "none");
  if (predictor < 1 || predictor > 7 || pointTransform >= precision)
    throw new FrameDamage("a predictor from 1 to 7", `${predictor}, shifted by ${pointTransform}`);
  if (restartInterval % columns !== 0)
    throw new FrameDamage(
      "restarts at the ends of rows (ITU T.81, H.1.1)",
      `every ${restartInterval} samples`,
    );
  return { table, predictor, pointTransform, restartInterval, start: end };
}

function decodeScan(
  bytes: Uint8Array,
  { precision, rows, columns }: FrameHeader,
  scan: Scan,
): Uint16Array {
  const { table, predictor, pointTransform, restartInterval } = scan;
  const samples = new Uint16Array(rows * columns);
  const bits = new JpegBits(bytes, scan.start);
  const middle = 1 << (precision - pointTransform - 1);
  const restartRows = restartInterval / columns;
  for (let row = 0; row < rows; row++) {
    const restarted = row === 0 || (restartRows > 0 && row % restartRows === 0);
    if (restarted && row > 0) bits.restart();
    const start = row * columns;
    // The first row knows its left neighbour only, the first column the one above: ITU T.81, H.1.2.1.
    let left = restarted ? middle : samples[start - columns]!;
    for (let at = start; at < start + columns; at++) {
      const prediction =
        restarted || at === start
          ? left
          : predicted(predictor, left, samples[at - columns]!, samples[at - columns - 1]!);
      left = (prediction + bits.difference(table)) & 0xffff;
      samples[at] = left;
    }
  }
  if (pointTransform > 0)
    for (let at = 0; at < samples.length; at++) samples[at] = samples[at]! << pointTransform;
  return samples;
}

function predicted(predictor: number, left: number, above: number, diagonal: number): number {
  if (predictor === 1) return left;
  if (predictor === 2) return above;
  if (predictor === 3) return diagonal;
  if (predictor === 4) return left + above - diagonal;
  if (predictor === 5) return left + ((above - diagonal) >> 1);
  if (predictor === 6) return above + ((left - diagonal) >> 1);
  return (left + above) >> 1;
}
