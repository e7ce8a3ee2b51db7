import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ParsedElements } from "../../src/dicom/data-set.ts";
import { fileEncoding } from "../../src/dicom/file-encoding.ts";
import { limits } from "../../src/dicom/limits.ts";
import { parsedElements } from "../../src/dicom/read-dicom.ts";
import { regularElements } from "../../src/dicom/regular-elements.ts";
import { mutated } from "../hostile/mutation.ts";
import { seededRandom } from "../hostile/seeded-random.ts";
import {
  doseElements,
  planElements,
  sliceElements,
  structureSetElements,
} from "../objects/written-objects.ts";
import { ascii, dicomBytes, type Writing, type WrittenItem } from "./dicom-bytes.ts";

const files = Number(process.env["FIDUCIAL_FUZZ_FILES"] ?? 2000);
const writings: readonly Writing[] = [
  {},
  { explicit: false },
  { undefinedLengths: true },
  { explicit: false, undefinedLengths: true },
];
/** What this package does not know of: private ones, sequences among them, and representations of every length. */
const unknown: WrittenItem = [
  ["00091001", "UN", ascii("private ")],
  ["00091002", "SQ", { items: [[["00091003", "LO", "within"]]] }],
  ["00400275", "SQ", { items: [[], [["00400007", "LO", "stage"]]] }],
  ["00400555", "SQ", { items: [] }],
  ["00420011", "OB", ascii("document")],
  ["00720082", "SV", ascii("12345678")],
  ["00720083", "UV", ascii("")],
];
const originals = [doseElements(), structureSetElements(), planElements(), sliceElements(0)]
  .flatMap((elements) => [elements, [...elements, ...unknown]])
  .flatMap((elements) => writings.map((writing) => dicomBytes(elements, writing)));

interface Shape {
  readonly vr: string | undefined;
  readonly length: number;
  readonly dataOffset: number;
  readonly undefinedLength: boolean;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** All that a data set makes use of: neither delimiters nor empty sequences count. */
function shape(elements: ParsedElements, depth = 0): Readonly<Record<string, Shape>> {
  assert.ok(depth <= limits.sequenceDepth);
  const shapes = Object.values(elements)
    .filter(({ tag }) => tag !== "xfffee00d")
    .map(({ tag, vr, length, dataOffset, hadUndefinedLength, items = [] }): [string, Shape] => [
      tag,
      {
        vr,
        length,
        dataOffset,
        undefinedLength: hadUndefinedLength ?? false,
        items: items.map((item) => shape(item.dataSet?.elements ?? {}, depth + 1)),
      },
    ]);
  return Object.fromEntries(shapes);
}

/** Whether the fast reader reads a file; then dicom-parser must read the same. */
function isRegular(bytes: Uint8Array, untilTag?: string): boolean {
  let encoding;
  try {
    encoding = fileEncoding(bytes, "file");
  } catch {
    return false;
  }
  const { start, syntax } = encoding;
  if (!syntax.littleEndian || syntax.deflated || start >= bytes.length) return false;
  const regular = regularElements(bytes, start, syntax.explicit, untilTag);
  if (typeof regular === "symbol") return false;
  const parsed = parsedElements(bytes, start, syntax, "file", untilTag);
  assert.deepEqual(shape(regular), shape(parsed));
  return true;
}

describe("the elements of a regular data set", () => {
  it("are those that dicom-parser finds", () => {
    for (const bytes of originals) {
      assert.ok(isRegular(bytes));
      assert.ok(isRegular(bytes, "x7fe00010"));
    }
  });

  it(`are those that dicom-parser finds wherever a damaged file still passes for regular (${files} files)`, () => {
    let regular = 0;
    for (let seed = 1; seed <= files; seed++) {
      const bytes = mutated(originals[seed % originals.length]!, seededRandom(seed));
      if (isRegular(bytes, seed % 3 === 0 ? "x7fe00010" : undefined)) regular++;
    }
    assert.ok(regular > files / 50 && regular < files, String(regular));
  });

  it("are left to dicom-parser where sequences lie deeper than any object needs", () => {
    const nested = (depth: number): WrittenItem =>
      depth === 0
        ? [["00080060", "CS", "CT"]]
        : [["300600B0", "SQ", { items: [nested(depth - 1)] }]];
    for (const writing of writings.filter(({ explicit }) => explicit !== false)) {
      const file = (depth: number) =>
        dicomBytes([["00080060", "CS", "CT"], ...nested(depth)], writing);
      assert.ok(isRegular(file(limits.sequenceDepth)));
      assert.ok(!isRegular(file(limits.sequenceDepth + 1)));
    }
  });
});
