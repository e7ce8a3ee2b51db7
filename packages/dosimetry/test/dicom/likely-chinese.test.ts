import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDicom, undeclaredName } from "@fiducial/dosimetry";
import { likelyChinese } from "../../src/dicom/likely-chinese.ts";
import { structureSetElements } from "../objects/written-objects.ts";
import { dicomBytes, type WrittenItem } from "./dicom-bytes.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));

describe("text that very likely is Chinese", () => {
  it("is that of organs and targets, alone or beside letters", () => {
    for (const [bytes, text] of [
      ["b8ced4e0", "肝脏"],
      ["b8ce", "肝"],
      ["d7f3c9f6", "左肾"],
      ["cab6cbe8", "识髓"],
      ["b8ced4e02d475456", "肝脏-GTV"],
      ["505456b8ced4e0", "PTV肝脏"],
      ["b7ce31", "肺1"],
    ] as const)
      assert.equal(likelyChinese(hex(bytes)), text);
  });

  it("is no word in Latin-1, no UTF-8, no ASCII", () => {
    for (const word of [
      "Läsion",
      "Größe",
      "CORAÇÃO",
      "LESÕES",
      "Müller-Übung",
      "Nödvändig å",
      "côté été",
      "5°",
      "1 µm²",
      "Liver",
      "PTV 50% ±3",
    ])
      assert.equal(likelyChinese(latin1(word)), null, word);
    assert.equal(likelyChinese(new TextEncoder().encode("肝脏")), null);
  });

  it("must be valid GB18030", () => {
    assert.equal(likelyChinese(hex("b8ced4e0ff")), null);
  });
});

describe("names of structures in no declared character set", () => {
  const named = (characterSet: string | null, assumedCharacterSet?: string) => {
    const rois: readonly WrittenItem[] = [
      [
        ["30060022", "IS", "1"],
        ["30060026", "LO", "PTV"],
      ],
      [
        ["30060022", "IS", "2"],
        ["30060026", "LO", hex("b8ced4e0")],
      ],
    ];
    const elements = structureSetElements({
      "00080005": characterSet === null ? null : ["CS", characterSet],
      "30060020": ["SQ", { items: rois }],
    });
    return undeclaredName(readDicom(dicomBytes(elements), { assumedCharacterSet }));
  };

  it("are told as they are read and as they would be in GB18030", () => {
    const told = { read: "¸ÎÔà", inGb18030: "肝脏" };
    assert.deepEqual(named(null), told);
    assert.deepEqual(named("ISO_IR 6"), told);
  });

  it("are not told where a character set is declared or assumed", () => {
    assert.equal(named("ISO_IR 100"), null);
    assert.equal(named("GB18030"), null);
    assert.equal(named(null, "GB18030"), null);
    assert.equal(named(null, "ISO_IR 100"), null);
  });
});
