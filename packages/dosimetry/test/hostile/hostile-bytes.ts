import { constants, deflateRawSync } from "node:zlib";
import {
  ascii,
  dicomBytes,
  joinedBytes,
  writeItem,
  type WrittenItem,
} from "../dicom/dicom-bytes.ts";
import { contourElements, doseElements, structureSetElements } from "../objects/written-objects.ts";

/** Files that ask for too much, made when they are needed. Those whose name begins with export are text, the others DICOM. */
export const hostileFiles: Readonly<Record<string, () => Uint8Array>> = {
  "ten-million-points": () => structureSetOf([repeated("1.5\\2.5\\3\\", 10_000_000)]),
  "ten-million-points-in-many-contours": () =>
    structureSetOf(Array.from({ length: 2000 }, () => repeated("1\\2\\3\\", 5000))),
  "deflate-bomb": () => {
    // A block that ends with a full flush can be repeated; making it takes no more memory than one.
    const block = deflateRawSync(new Uint8Array(2 ** 22), {
      level: 9,
      finishFlush: constants.Z_FULL_FLUSH,
    });
    const meta = writeItem([["00020010", "UI", "1.2.840.10008.1.2.1.99"]], {});
    const blocks = Array.from({ length: 200 }, () => block);
    return joinedBytes([new Uint8Array(128), ascii("DICM"), meta, ...blocks, Uint8Array.of(3, 0)]);
  },
  "absurd-dimensions": () =>
    dicomBytes(
      doseElements({
        "00280010": ["US", 65535],
        "00280011": ["US", 65535],
        "00280008": ["IS", "2147483647"],
      }),
    ),
  "many-frames-without-pixels": () =>
    dicomBytes(
      doseElements({
        "00280010": ["US", 256],
        "00280011": ["US", 256],
        "00280008": ["IS", "1024"],
        "3004000C": ["DS", repeatedOffsets(1024)],
      }),
    ),
  "run-length-frames-of-nothing": () =>
    dicomBytes(
      doseElements({
        "00280010": ["US", 4096],
        "00280011": ["US", 4096],
        "00280008": ["IS", "4"],
        "3004000C": ["DS", repeatedOffsets(4)],
        "7FE00010": ["OB", { fragments: Array.from({ length: 4 }, () => new Uint8Array(64)) }],
      }),
      { transferSyntaxUid: "1.2.840.10008.1.2.5" },
    ),
  "a-million-frames-of-one-pixel": () =>
    dicomBytes(
      doseElements({
        "00280010": ["US", 1],
        "00280011": ["US", 1],
        "00280008": ["IS", "1000000"],
        "3004000C": ["UN", repeated("1\\", 1_000_000)],
        "7FE00010": ["OW", new Uint8Array(2_000_000)],
      }),
    ),
  "ten-million-elements": () => emptyElements(10_000_000),
  "nested-a-hundred-thousand-deep": () => nested(100_000),
  "nested-seventeen-deep": () => nested(17),
  "item-longer-than-its-file": () => {
    const bytes = dicomBytes(structureSetElements());
    new DataView(bytes.buffer).setUint32(bytes.length - 60, 0xfffffff0, true);
    return bytes;
  },
  "million-bins": () =>
    dicomBytes(
      doseElements({
        "30040050": [
          "SQ",
          {
            items: Array.from({ length: 12 }, (): WrittenItem => [
              ["30040001", "CS", "CUMULATIVE"],
              ["30040002", "CS", "GY"],
              ["30040054", "CS", "CM3"],
              ["30040058", "UN", repeated("0.1\\1\\", 1_000_000)],
            ]),
          },
        ],
      }),
    ),
  "export-without-line-ends": () => ascii(`Structure: ${"x [".repeat(2_000_000)}`),
  "export-of-spaces": () =>
    ascii(`#RoiName:A\n#Unit: Gy\n${`${" ".repeat(900)}1\n`.repeat(20_000)}`),
};

function structureSetOf(contours: readonly Uint8Array[]): Uint8Array {
  // Longer than 65534 bytes, which explicit files write as UN.
  const items = contours.map((data): WrittenItem => [
    ...contourElements("").slice(0, 2),
    ["30060050", "UN", data],
  ]);
  return dicomBytes(
    structureSetElements({
      "30060039": [
        "SQ",
        {
          items: [
            [
              ["30060040", "SQ", { items }],
              ["30060084", "IS", "1"],
            ],
          ],
        },
      ],
    }),
  );
}

function repeated(text: string, times: number): Uint8Array {
  const piece = ascii(text);
  const bytes = new Uint8Array(piece.length * times);
  for (let at = 0; at < times; at++) bytes.set(piece, at * piece.length);
  bytes[bytes.length - 1] = 0x20;
  return bytes;
}

function repeatedOffsets(count: number): string {
  return Array.from({ length: count }, (_, index) => index).join("\\");
}

function emptyElements(count: number): Uint8Array {
  const bytes = new Uint8Array(8 * count);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < count; at++) {
    view.setUint16(8 * at, 0x0009 + 2 * Math.floor(at / 65536), true);
    view.setUint16(8 * at + 2, at % 65536, true);
    bytes.set([0x4c, 0x4f, 0, 0], 8 * at + 4);
  }
  return joinedBytes([dicomBytes([["00080060", "CS", "RTDOSE"]]), bytes]);
}

/** Sequences within sequences, all of undefined length. */
function nested(depth: number): Uint8Array {
  const open = writeItem([["00081140", "SQ", { items: [] }]], { undefinedLengths: true }).subarray(
    0,
    12,
  );
  const item = Uint8Array.of(0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff);
  const close = Uint8Array.of(
    0xfe,
    0xff,
    0x0d,
    0xe0,
    0,
    0,
    0,
    0,
    0xfe,
    0xff,
    0xdd,
    0xe0,
    0,
    0,
    0,
    0,
  );
  const level = joinedBytes([open, item]);
  const parts = [dicomBytes([["00080060", "CS", "RTDOSE"]])];
  for (let at = 0; at < depth; at++) parts.push(level);
  for (let at = 0; at < depth; at++) parts.push(close);
  return joinedBytes(parts);
}
