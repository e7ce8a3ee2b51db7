import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDicom, readStoredDvhs, type ExportedDvh } from "@fiducial/dosimetry";
import { dicomBytes, type WrittenItem } from "../dicom/dicom-bytes.ts";
import { changed, doseElements, type Changes } from "../objects/written-objects.ts";

const dvh = (changes: Changes = {}): WrittenItem =>
  changed(
    [
      ["30040001", "CS", "CUMULATIVE"],
      ["30040002", "CS", "GY"],
      ["30040004", "CS", "PHYSICAL"],
      ["30040052", "DS", "1.0"],
      ["30040054", "CS", "CM3"],
      ["30040056", "IS", "3"],
      ["30040058", "DS", "0.5\\20\\0.5\\15\\0.5\\5"],
      [
        "30040060",
        "SQ",
        {
          items: [
            [
              ["30040062", "CS", "INCLUDED"],
              ["30060084", "IS", "7"],
            ],
          ],
        },
      ],
      ["30040070", "DS", "0.4"],
      ["30040072", "DS", "1.4"],
      ["30040074", "DS", "0.9"],
    ],
    changes,
  );

const read = (changes: Changes = {}, normalization: Changes = {}): ExportedDvh =>
  readStoredDvhs(
    readDicom(
      dicomBytes(doseElements({ ...normalization, "30040050": ["SQ", { items: [dvh(changes)] }] })),
      { name: "RD.dcm" },
    ),
  )[0]!;

describe("a DVH stored in RTDOSE", () => {
  it("has at each bin's lower edge the volume of the bin", () => {
    const curve = read();
    assert.deepEqual([...curve.dose], [0, 0.5, 1]);
    assert.deepEqual([...curve.volume], [20, 15, 5]);
    assert.deepEqual(curve.roiNumbers, [7]);
    assert.equal(curve.totalVolumeCm3, 20);
    assert.equal(curve.meanGy, 0.9);
    assert.equal(curve.source, "RTDOSE");
  });

  it("has the name of its structure where the structure set is given", () => {
    const dataSet = readDicom(dicomBytes(doseElements({ "30040050": ["SQ", { items: [dvh()] }] })));
    const names = (structures: readonly { number: number; name: string }[]): unknown =>
      readStoredDvhs(dataSet, structures)[0]!.structureName;
    assert.equal(names([{ number: 7, name: "PTV" }]), "PTV");
    assert.equal(names([{ number: 8, name: "Liver" }]), null);
    assert.equal(names([]), null);
  });

  it("scales its doses", () => {
    assert.deepEqual([...read({ "30040052": ["DS", "0.01"] }).dose], [0, 0.005, 0.01]);
  });

  it("is made cumulative where it is differential", () => {
    const curve = read({ "30040001": ["CS", "DIFFERENTIAL"] });
    assert.deepEqual([...curve.dose], [0, 0.5, 1, 1.5]);
    assert.deepEqual([...curve.volume], [40, 20, 5, 0]);
    assert.equal(curve.totalVolumeCm3, 40);
  });

  it("stays in percent, and says what 100 % is where the file does", () => {
    const relative: Changes = { "30040002": ["CS", "RELATIVE"], "30040054": ["CS", "PERCENT"] };
    const silent = read(relative);
    assert.equal(silent.doseUnit, "percent");
    assert.equal(silent.meanGy, null);
    assert.equal(silent.totalVolumeCm3, null);
    const normalized = read(
      { ...relative, "30040074": ["DS", "50"] },
      { "30040042": ["DS", "60"] },
    );
    assert.equal(normalized.fullDoseGy, 60);
    assert.equal(normalized.meanGy, 30);
  });

  it("is read of an object without pixels, and is none where the object stores none", () => {
    const bytes = dicomBytes(
      doseElements({ "7FE00010": null, "30040050": ["SQ", { items: [dvh()] }] }),
    );
    assert.equal(readStoredDvhs(readDicom(bytes)).length, 1);
    assert.deepEqual(readStoredDvhs(readDicom(dicomBytes(doseElements()))), []);
  });

  const refusals: readonly (readonly [string, Changes, RegExp])[] = [
    ["has no volume unit", { "30040054": null }, /DVH Volume Units \(3004,0054\)/],
    [
      "has an unknown volume unit",
      { "30040054": ["CS", "PER_U"] },
      /CM3 or PERCENT, found "PER_U"/,
    ],
    ["has no dose unit", { "30040002": null }, /Dose Units \(3004,0002\)/],
    ["has no type", { "30040001": null }, /DVH Type \(3004,0001\)/],
    [
      "has fewer bins than it states",
      { "30040056": ["IS", "4"] },
      /expected 4 pairs of width and volume, found 6 numbers/,
    ],
    ["has a negative width", { "30040058": ["DS", "0.5\\20\\-0.5\\15\\0.5\\5"] }, /in bin 2/],
    ["has no bins", { "30040058": null, "30040056": ["IS", "0"] }, /DVH Data/],
    [
      "is of a structure cut out",
      {
        "30040060": [
          "SQ",
          {
            items: [
              [
                ["30040062", "CS", "EXCLUDED"],
                ["30060084", "IS", "7"],
              ],
            ],
          },
        ],
      },
      /INCLUDED, found "EXCLUDED"/,
    ],
  ];
  for (const [name, changes, message] of refusals)
    it(`is refused where it ${name}`, () => {
      assert.throws(() => read(changes), message);
    });
});
