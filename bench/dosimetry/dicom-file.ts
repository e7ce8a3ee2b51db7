import { Buffer } from "node:buffer";
import type { DoseGrid, Structure } from "@fiducial/dosimetry";

/** One element of a data set: tag, value representation and value. */
type Element = readonly [tag: number, vr: string, value: string | Buffer | readonly Element[][]];

/** Explicit little endian, as the file meta information is: short values without sequences. */
function explicit(elements: readonly (readonly [number, string, string | Buffer])[]): Buffer {
  return Buffer.concat(
    elements.flatMap(([tag, vr, value]) => {
      const body = typeof value === "string" ? padded(value, vr) : value;
      const head = Buffer.alloc(vr === "OB" ? 12 : 8);
      head.writeUInt16LE(tag >>> 16, 0);
      head.writeUInt16LE(tag & 0xffff, 2);
      head.write(vr, 4, "ascii");
      if (vr === "OB") head.writeUInt32LE(body.length, 8);
      else head.writeUInt16LE(body.length, 6);
      return [head, body];
    }),
  );
}

function padded(text: string, vr: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length % 2 === 0) return bytes;
  return Buffer.concat([bytes, Buffer.from(vr === "UI" ? "\0" : " ")]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const root = "1.2.826.0.1.3680043.10.1";

/** A Part 10 file. Implicit little endian lets a contour be longer than 64 kB; explicit would not. */
function file(sopClass: string, instance: string, elements: readonly Element[]): Buffer {
  const meta = explicit([
    [0x00020001, "OB", Buffer.from([0, 1])],
    [0x00020002, "UI", sopClass],
    [0x00020003, "UI", instance],
    [0x00020010, "UI", "1.2.840.10008.1.2"],
    [0x00020012, "UI", `${root}.0`],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const common: Element[] = [
    [0x00080016, "UI", sopClass],
    [0x00080018, "UI", instance],
    [0x00100010, "PN", "Bench^Synthetic"],
    [0x00100020, "LO", "BENCH"],
    [0x0020000d, "UI", `${root}.4`],
  ];
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    explicit([[0x00020000, "UL", length]]),
    meta,
    implicit([...common, ...elements]),
  ]);
}

function implicit(elements: readonly Element[]): Buffer {
  const parts: Buffer[] = [];
  for (const [tag, vr, value] of [...elements].sort((a, b) => a[0] - b[0])) {
    const body =
      typeof value === "string"
        ? padded(value, vr)
        : Buffer.isBuffer(value)
          ? value
          : Buffer.concat(value.map((item) => headed(0xfffee000, implicit(item))));
    parts.push(headed(tag, body));
  }
  return Buffer.concat(parts);
}

function headed(tag: number, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(tag >>> 16, 0);
  head.writeUInt16LE(tag & 0xffff, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export function structureSetFile(structures: readonly Structure[], frame: string): Buffer {
  return file("1.2.840.10008.5.1.4.1.1.481.3", `${root}.2`, [
    [0x00080060, "CS", "RTSTRUCT"],
    [0x0020000e, "UI", `${root}.5`],
    [0x30060002, "SH", "BENCH"],
    [0x30060010, "SQ", [[[0x00200052, "UI", frame]]]],
    [
      0x30060020,
      "SQ",
      structures.map((s) => [
        [0x30060022, "IS", String(s.number)],
        [0x30060024, "UI", frame],
        [0x30060026, "LO", s.name],
        [0x30060036, "CS", "MANUAL"],
      ]),
    ],
    [
      0x30060039,
      "SQ",
      structures.map((s) => [
        [0x3006002a, "IS", "255\\0\\0"],
        [
          0x30060040,
          "SQ",
          s.contours.map((c) => [
            [0x30060042, "CS", c.geometricType],
            [0x30060046, "IS", String(c.pointsMm.length / 3)],
            [0x30060050, "DS", Array.from(c.pointsMm, (v) => v.toFixed(2)).join("\\")],
          ]),
        ],
        [0x30060084, "IS", String(s.number)],
      ]),
    ],
    [
      0x30060080,
      "SQ",
      structures.map((s) => [
        [0x30060082, "IS", String(s.number)],
        [0x30060084, "IS", String(s.number)],
        [0x300600a4, "CS", s.interpretedType ?? "ORGAN"],
        [0x300600a6, "PN", "BENCH"],
      ]),
    ],
  ]);
}

export function doseFile(dose: DoseGrid): Buffer {
  const { frame } = dose;
  const [columns, rows, planes] = frame.size;
  const highest = dose.doseGy.reduce((most, gy) => (gy > most ? gy : most), 0);
  const scaling = Number((highest / 4_000_000_000).toPrecision(9));
  const pixels = Buffer.alloc(4 * dose.doseGy.length);
  dose.doseGy.forEach((gy, i) => pixels.writeUInt32LE(Math.round(gy / scaling), 4 * i));
  return file("1.2.840.10008.5.1.4.1.1.481.2", dose.sopInstanceUid, [
    [0x00080060, "CS", "RTDOSE"],
    [0x0020000e, "UI", `${root}.6`],
    [0x00200032, "DS", frame.originMm.join("\\")],
    [0x00200037, "DS", "1\\0\\0\\0\\1\\0"],
    [0x00200052, "UI", dose.frameOfReferenceUid],
    [0x00280002, "US", uint16(1)],
    [0x00280004, "CS", "MONOCHROME2"],
    [0x00280008, "IS", String(planes)],
    [0x00280009, "AT", Buffer.from([0x04, 0x30, 0x0c, 0x00])],
    [0x00280010, "US", uint16(rows)],
    [0x00280011, "US", uint16(columns)],
    [0x00280030, "DS", frame.spacingMm.join("\\")],
    [0x00280100, "US", uint16(32)],
    [0x00280101, "US", uint16(32)],
    [0x00280102, "US", uint16(31)],
    [0x00280103, "US", uint16(0)],
    [0x30040002, "CS", "GY"],
    [0x30040004, "CS", dose.doseType],
    [0x3004000a, "CS", dose.summationType],
    [0x3004000c, "DS", Array.from(frame.planeOffsetsMm).join("\\")],
    [0x3004000e, "DS", String(scaling)],
    [0x7fe00010, "OW", pixels],
  ]);
}

/** One slice of a CT of water: 512 × 512 pixels of 0.9766 mm. */
export function imageFile(number: number, heightMm: number, frame: string): Buffer {
  const pixels = Buffer.alloc(2 * 512 * 512);
  return file("1.2.840.10008.5.1.4.1.1.2", `${root}.7.${number}`, [
    [0x00080060, "CS", "CT"],
    [0x00180050, "DS", "3"],
    [0x00185100, "CS", "HFS"],
    [0x0020000e, "UI", `${root}.7`],
    [0x00200013, "IS", String(number)],
    [0x00200032, "DS", `-249.5\\-249.5\\${heightMm}`],
    [0x00200037, "DS", "1\\0\\0\\0\\1\\0"],
    [0x00200052, "UI", frame],
    [0x00280002, "US", uint16(1)],
    [0x00280004, "CS", "MONOCHROME2"],
    [0x00280010, "US", uint16(512)],
    [0x00280011, "US", uint16(512)],
    [0x00280030, "DS", "0.976562\\0.976562"],
    [0x00280100, "US", uint16(16)],
    [0x00280101, "US", uint16(16)],
    [0x00280102, "US", uint16(15)],
    [0x00280103, "US", uint16(1)],
    [0x00281052, "DS", "0"],
    [0x00281053, "DS", "1"],
    [0x7fe00010, "OW", pixels],
  ]);
}
