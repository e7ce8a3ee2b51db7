import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dicomAttributes, DicomError, readDicom, readStructureSet } from "@fiducial/dosimetry";
import { textDecoding } from "../../src/dicom/character-set.ts";
import { structureSetElements } from "../objects/written-objects.ts";
import { ascii, dicomBytes, joinedBytes, type WrittenItem } from "./dicom-bytes.ts";

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.split(" "), (byte) => Number.parseInt(byte, 16));

/** The name of the only structure of a set in a character set. */
function roiName(characterSet: string | null, name: Uint8Array, assumed?: string): string {
  const rois: readonly WrittenItem[] = [
    [
      ["30060022", "IS", "1"],
      ["30060026", "LO", name],
    ],
  ];
  const elements = structureSetElements({
    "00080005": characterSet === null ? null : ["CS", characterSet],
    "30060020": ["SQ", { items: rois }],
  });
  const options = assumed === undefined ? {} : { assumedCharacterSet: assumed };
  return readStructureSet(readDicom(dicomBytes(elements), options)).structures[0]!.name;
}

describe("text in sequences", () => {
  it("is decoded in GB18030 and GBK", () => {
    assert.equal(roiName("GB18030", hex("b8 ce d4 e0")), "肝脏");
    assert.equal(roiName("GBK", hex("d5 fd b3 a3 b8 ce")), "正常肝");
  });

  it("keeps a backslash byte that is half of a Chinese character", () => {
    // 0x8B 0x5C is 媆: its second byte is the code of the backslash.
    assert.equal(roiName("GB18030", hex("8b 5c b8 ce")), "媆肝");
  });

  it("is decoded in UTF-8, Latin-1 and Cyrillic", () => {
    assert.equal(roiName("ISO_IR 192", new TextEncoder().encode("肝脏 Läsion")), "肝脏 Läsion");
    assert.equal(roiName("ISO_IR 100", hex("4c e4 73 69 6f 6e")), "Läsion");
    assert.equal(roiName("ISO_IR 144", hex("bb ee da d6 d8 dd")), "Люкжин");
  });

  it("is decoded with ISO 2022 escapes: Japanese, Korean and simplified Chinese, as PS3.5 annexes H to K write them", () => {
    assert.equal(
      roiName(
        "\\ISO 2022 IR 87",
        joinedBytes([hex("1b 24 42 3b 33 45 44 1b 28 42"), ascii("^Taro")]),
      ),
      "山田^Taro",
    );
    assert.equal(roiName("\\ISO 2022 IR 149", hex("1b 24 29 43 b1 e8 c8 f1 c1 df")), "김희중");
    assert.equal(
      roiName("\\ISO 2022 IR 58", joinedBytes([hex("1b 24 29 41 b8 ce d4 e0"), ascii(" 1")])),
      "肝脏 1",
    );
    assert.equal(
      roiName("ISO 2022 IR 13\\ISO 2022 IR 87", hex("d4 cf c0 de 1b 24 42 3b 33 45 44 1b 28 4a")),
      "ﾔﾏﾀﾞ山田",
    );
    assert.equal(roiName("ISO 2022 IR 6\\ISO 2022 IR 100", hex("1b 2d 41 4c e4 73")), "Läs");
  });

  it("keeps a backslash byte inside a two-byte Japanese run, and lets a real one divide values", () => {
    const decode = textDecoding(["", "ISO 2022 IR 87"])!;
    // The second byte of 叡, 0x30 0x5C, is the code of the backslash.
    assert.equal(decode(hex("1b 24 42 30 5c 1b 28 42")).includes("\\"), false);
    assert.deepEqual(decode(hex("1b 24 42 3b 33 1b 28 42 5c 41")).split("\\"), ["山", "A"]);
  });

  it("returns to the first character set after a backslash", () => {
    const decode = textDecoding(["ISO_IR 100", "ISO 2022 IR 149"])!;
    assert.equal(decode(hex("1b 24 29 43 b1 e8 5c e4")), "김\\ä");
  });

  it("has the character set of the data set around it, or its own where an item declares one", () => {
    const rois: readonly WrittenItem[] = [
      [
        ["30060022", "IS", "1"],
        ["30060026", "LO", hex("b8 ce")],
      ],
      [
        ["00080005", "CS", "ISO_IR 192"],
        ["30060022", "IS", "2"],
        ["30060026", "LO", new TextEncoder().encode("胃")],
      ],
    ];
    const elements = structureSetElements({
      "00080005": ["CS", "GB18030"],
      "30060020": ["SQ", { items: rois }],
    });
    const { structures } = readStructureSet(readDicom(dicomBytes(elements)));
    assert.deepEqual(
      structures.map(({ name }) => name),
      ["肝", "胃"],
    );
  });
});

describe("text of no declared character set", () => {
  it("is UTF-8 where it has that form, and otherwise Latin-1 or what the caller assumes", () => {
    assert.equal(roiName(null, new TextEncoder().encode("肝脏")), "肝脏");
    assert.equal(roiName(null, hex("4c e4 73")), "Läs");
    assert.equal(roiName(null, hex("b8 ce d4 e0"), "GB18030"), "肝脏");
  });

  it("is what the caller assumes where two bytes are a letter of UTF-8 too", () => {
    assert.equal(roiName(null, hex("ce b8 31")), "θ1");
    assert.equal(roiName(null, hex("ce b8 31"), "GB18030"), "胃1");
    assert.equal(roiName(null, new TextEncoder().encode("肝脏"), "GB18030"), "肝脏");
  });
});

describe("an unknown character set", () => {
  it("is refused with its name when a text is read", () => {
    assert.throws(
      () => roiName("KOI8-R", ascii("x")),
      (error: unknown) => {
        assert.ok(error instanceof DicomError);
        assert.match(error.message, /Specific Character Set \(0008,0005\).*KOI8-R/);
        return true;
      },
    );
  });

  it("does not stand in the way of identifiers, which are ASCII", () => {
    const dataSet = readDicom(dicomBytes(structureSetElements({ "00080005": ["CS", "KOI8-R"] })));
    assert.equal(dataSet.text(dicomAttributes.sopInstanceUid), "1.2.3.4.3");
  });
});
