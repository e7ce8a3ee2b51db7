import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import {
  decodePixelData,
  dicomAttributes,
  DicomError,
  readDicom,
  readDoseGrid,
  readStructureSet,
} from "@fiducial/dosimetry";
import { doseElements, structureSetElements, uint16s } from "../objects/written-objects.ts";
import { ascii, dicomBytes, joinedBytes, writeItem, type Writing } from "./dicom-bytes.ts";

const writings: readonly (readonly [string, Writing])[] = [
  ["explicit little endian", {}],
  ["implicit little endian", { explicit: false }],
  ["explicit big endian", { littleEndian: false }],
  ["explicit, with undefined lengths", { undefinedLengths: true }],
  ["implicit, with undefined lengths", { explicit: false, undefinedLengths: true }],
  ["explicit, without preamble", { preamble: false }],
  [
    "implicit, without preamble and meta information",
    { explicit: false, preamble: false, transferSyntaxUid: null },
  ],
  ["explicit, without preamble and meta information", { preamble: false, transferSyntaxUid: null }],
  [
    "big endian, without preamble and meta information",
    { littleEndian: false, preamble: false, transferSyntaxUid: null },
  ],
  [
    "implicit, with preamble but without meta information",
    { explicit: false, transferSyntaxUid: null },
  ],
  ["explicit, though declared implicit", { transferSyntaxUid: "1.2.840.10008.1.2" }],
  [
    "implicit, though declared explicit",
    { explicit: false, transferSyntaxUid: "1.2.840.10008.1.2.1" },
  ],
];

describe("a data set", () => {
  for (const [name, writing] of writings)
    it(`is the same when it is written ${name}`, async () => {
      const structures = readStructureSet(readDicom(dicomBytes(structureSetElements(), writing)));
      const expected = readStructureSet(readDicom(dicomBytes(structureSetElements())));
      assert.deepEqual(structures, expected);
      const pixels = uint16s(
        Array.from({ length: 18 }, (_, index) => index * 3000),
        writing.littleEndian !== false,
      );
      const dose = readDicom(dicomBytes(doseElements({ "7FE00010": ["OW", pixels] }), writing));
      const { doseGy } = await readDoseGrid(dose);
      assert.deepEqual(
        [...doseGy],
        Array.from({ length: 18 }, (_, index) => Math.fround(index * 30)),
      );
    });

  it("is the same when it is deflated", async () => {
    const meta = writeItem([["00020010", "UI", "1.2.840.10008.1.2.1.99"]], {});
    const body = deflateRawSync(writeItem(doseElements(), {}));
    for (const padding of [0, 1]) {
      const bytes = joinedBytes([
        new Uint8Array(128),
        ascii("DICM"),
        meta,
        body,
        new Uint8Array(padding),
      ]);
      const { doseGy } = await readDoseGrid(readDicom(bytes));
      assert.equal(doseGy[17], Math.fround(0.17));
    }
  });

  for (const length of [0, 2])
    it(`may end with ${length} bytes of an attribute that nobody knows`, () => {
      const unknown = [
        ["300E0004", "DA", ""],
        ["30110010", "UN", new Uint8Array(length)],
      ] as const;
      for (const explicit of [true, false]) {
        const bytes = dicomBytes([...structureSetElements(), ...unknown], { explicit });
        assert.equal(readStructureSet(readDicom(bytes)).structures.length, 2);
        if (length > 0 || explicit)
          assert.throws(() => readDicom(bytes.subarray(0, bytes.length - 1)), /cut short/);
      }
    });

  it("is read from a Buffer that is a piece of a larger one", () => {
    const bytes = dicomBytes(structureSetElements());
    const pool = Buffer.concat([Buffer.alloc(7, 1), bytes, Buffer.alloc(5, 2)]);
    const dataSet = readDicom(pool.subarray(7, 7 + bytes.length));
    assert.equal(readStructureSet(dataSet).structures.length, 2);
  });

  it("has the sequences that an archive stored as UN", () => {
    const rois = structureSetElements().find(([tag]) => tag === "30060020")![2] as {
      items: never[];
    };
    const implicit = writeItem([["30060020", "SQ", rois]], { explicit: false }).subarray(8);
    const elements = structureSetElements({ "30060020": ["UN", implicit] });
    const { structures } = readStructureSet(readDicom(dicomBytes(elements)));
    assert.deepEqual(
      structures.map(({ name }) => name),
      ["Liver", "PTV"],
    );
  });

  it("steps over attributes of the representations OV, SV and UV", () => {
    const elements = structureSetElements({ "00720083": ["UV", new Uint8Array(8)] });
    assert.equal(readStructureSet(readDicom(dicomBytes(elements))).structures.length, 2);
  });

  it("tells an absent attribute from an empty one only in messages", () => {
    const dataSet = readDicom(
      dicomBytes([
        ["00080060", "CS", "RTDOSE"],
        ["00100020", "LO", ""],
      ]),
    );
    assert.equal(dataSet.text(dicomAttributes.patientId), null);
    assert.equal(dataSet.has(dicomAttributes.patientId), true);
    assert.equal(dataSet.text(dicomAttributes.structureSetLabel), null);
    assert.throws(
      () => dataSet.requiredText(dicomAttributes.patientId, "C.7.1.1"),
      /found an empty one/,
    );
  });
});

describe("native pixel data", () => {
  const pixels = (
    bits: number,
    stored: number,
    signed: number,
    bytes: Uint8Array,
    columns = 4,
  ): Uint8Array =>
    dicomBytes([
      ["00080060", "CS", "OT"],
      ["00280010", "US", 1],
      ["00280011", "US", columns],
      ["00280100", "US", bits],
      ["00280101", "US", stored],
      ["00280102", "US", stored - 1],
      ["00280103", "US", signed],
      ["7FE00010", "OW", bytes],
    ]);
  const values = async (bytes: Uint8Array): Promise<readonly number[]> => [
    ...(await decodePixelData(readDicom(bytes), 1e6)).values,
  ];

  it("has 8, 16 and 32 bits, signed and unsigned", async () => {
    const bytes = Uint8Array.of(1, 0x80, 0xff, 0x7f);
    assert.deepEqual(await values(pixels(8, 8, 0, bytes)), [1, 128, 255, 127]);
    assert.deepEqual(await values(pixels(8, 8, 1, bytes)), [1, -128, -1, 127]);
    assert.deepEqual(await values(pixels(16, 16, 0, bytes, 2)), [0x8001, 0x7fff]);
    assert.deepEqual(await values(pixels(16, 16, 1, bytes, 2)), [-0x7fff, 0x7fff]);
    const high = Uint8Array.of(1, 0, 0, 0xf0);
    assert.deepEqual(await values(pixels(32, 32, 0, high, 1)), [0xf0000001]);
    assert.deepEqual(await values(pixels(32, 32, 1, high, 1)), [0xf0000001 - 2 ** 32]);
  });

  it("loses what older systems drew into unused high bits, and extends the sign", async () => {
    assert.deepEqual(await values(pixels(16, 12, 0, uint16s([0xf123, 0x0fff]), 2)), [0x123, 0xfff]);
    assert.deepEqual(await values(pixels(16, 12, 1, uint16s([0x0fff, 0x1001]), 2)), [-1, 1]);
  });

  it("of 32 bits in big endian is read in both orders that software writes, where neighbours tell which", async () => {
    const smooth = [70_000, 70_100, 70_250, 70_300];
    const bytesOf = (lowerFirst: boolean, all: readonly number[]): Uint8Array =>
      Uint8Array.from(
        all.flatMap((value) => {
          const words = [value >>> 16, value & 0xffff];
          return (lowerFirst ? words.toReversed() : words).flatMap((word) => [
            word >> 8,
            word & 0xff,
          ]);
        }),
      );
    const big = (vr: string, bytes: Uint8Array): Uint8Array =>
      dicomBytes(
        [
          ["00080060", "CS", "OT"],
          ["00280010", "US", 1],
          ["00280011", "US", 4],
          ["00280100", "US", 32],
          ["7FE00010", vr, bytes],
        ],
        { littleEndian: false },
      );
    assert.deepEqual(await values(big("OW", bytesOf(true, smooth))), smooth);
    assert.deepEqual(await values(big("OW", bytesOf(false, smooth))), smooth);
    assert.deepEqual(await values(big("OW", new Uint8Array(16))), [0, 0, 0, 0]);
    const rough = [1, 4_000_000_000, 2, 3_000_000_000];
    assert.deepEqual(await values(big("OL", bytesOf(false, rough))), rough);
    await assert.rejects(
      values(big("OW", bytesOf(true, [0x0001_0001, 0x0005_0005, 0, 0x0002_0002]))),
      /little endian transfer syntax/,
    );
  });

  it("of 8 bits in big endian words is swapped across frames of an odd size", async () => {
    const bytes = dicomBytes(
      [
        ["00080060", "CS", "OT"],
        ["00280008", "IS", "2"],
        ["00280010", "US", 1],
        ["00280011", "US", 3],
        ["00280100", "US", 8],
        ["7FE00010", "OW", Uint8Array.of(2, 1, 4, 3, 6, 5)],
      ],
      { littleEndian: false },
    );
    assert.deepEqual(await values(bytes), [1, 2, 3, 4, 5, 6]);
  });

  it("is refused where it is shorter than its rows and columns", async () => {
    await assert.rejects(
      values(pixels(16, 16, 0, uint16s([1, 2]), 3)),
      /6 bytes for 3 columns × 1 rows/,
    );
  });
});

describe("a file that is no DICOM", () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      readDicom(bytes, { name: "x.dcm" });
    } catch (error) {
      assert.ok(error instanceof DicomError);
      return error.message;
    }
    return assert.fail("it was read");
  };

  it("is refused with its first bytes", () => {
    assert.match(
      refused(ascii("%PDF-1.7 and more")),
      /^x\.dcm: expected a DICOM file.*found 17 bytes that begin with 25 50 44 46/,
    );
    assert.match(refused(new Uint8Array(0)), /an empty file/);
    assert.match(refused(new Uint8Array(1000)), /begin with 00 00/);
  });

  it("is refused where it ends after its meta information", () => {
    assert.ok(refused(dicomBytes([])).length > 0);
  });
});

describe("a file that is cut short", () => {
  const found = (bytes: Uint8Array): string | null => {
    try {
      readDicom(bytes, { name: "x.dcm" });
      return null;
    } catch (error) {
      assert.ok(error instanceof DicomError);
      return error.trouble.found;
    }
  };
  const cuts = (bytes: Uint8Array): ReadonlySet<string | null> =>
    new Set(Array.from(bytes, (_, length) => found(bytes.subarray(0, length))));

  for (const [name, writing] of writings)
    it(`is told in plain words: ${name}`, () => {
      const all = [...cuts(dicomBytes(structureSetElements(), writing))];
      const plain =
        /^(?:\d+ bytes that begin with [0-9a-f ]+|an empty file|no data set|an element that (?:reaches beyond the end|ends \d+ bytes behind the end)|an item without its end \(FFFE,E00D\)|a sequence without its end \(FFFE,E0DD\)|a sequence that does not go on with an item \(FFFE,E000\))$/;
      for (const each of all) assert.match(each ?? "an empty file", plain);
    });

  it("is told in plain words where it is deflated", () => {
    const deflated = deflateRawSync(writeItem(structureSetElements(), {}));
    const uid = "1.2.840.10008.1.2.1.99";
    const meta = dicomBytes([], { transferSyntaxUid: uid });
    const whole = joinedBytes([meta, deflated]);
    assert.equal(found(whole), null);
    assert.equal(found(whole.subarray(0, whole.length - 9)), "one that ends too early");
    whole[meta.length] = 0xff;
    assert.equal(found(whole), "bytes that do not inflate");
  });
});
