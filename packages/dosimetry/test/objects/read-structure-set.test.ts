import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DicomError, readDicom, readStructureSet, type StructureSet } from "@fiducial/dosimetry";
import { dicomBytes, type WrittenItem } from "../dicom/dicom-bytes.ts";
import { contourElements, structureSetElements, type Changes } from "./written-objects.ts";

const read = (changes: Changes = {}): StructureSet =>
  readStructureSet(readDicom(dicomBytes(structureSetElements(changes)), { name: "RS.dcm" }));

const withContours = (...contours: readonly WrittenItem[]): Changes => ({
  "30060039": [
    "SQ",
    {
      items: [
        [
          ["30060040", "SQ", { items: contours }],
          ["30060084", "IS", "1"],
        ],
      ],
    },
  ],
});

describe("a structure set", () => {
  it("has its structures in the order of the file, those without contours included", () => {
    const set = read();
    assert.deepEqual(
      set.structures.map(({ number, name, interpretedType, colour, contours }) => ({
        number,
        name,
        interpretedType,
        colour,
        contours: contours.length,
      })),
      [
        { number: 1, name: "Liver", interpretedType: null, colour: [255, 128, 0], contours: 1 },
        { number: 7, name: "PTV", interpretedType: "PTV", colour: null, contours: 0 },
      ],
    );
    assert.equal(set.frameOfReferenceUid, "1.2.3.9");
    assert.equal(set.referencedSeriesUid, "1.2.3.50");
    assert.equal(set.label, "Set 1");
    const [contour] = set.structures[0]!.contours;
    assert.deepEqual([...contour!.pointsMm], [0, 0, 5, 10, 0, 5, 10, 10, 5, 0, 10, 5]);
    assert.equal(contour!.referencedImageUid, "1.2.3.4.100");
  });

  it("loses a closed contour's last point where it repeats the first, and no other's", () => {
    const ring = "0\\0\\5\\10\\0\\5\\10\\10\\5\\0\\0\\5";
    const [structure] = read(
      withContours(
        contourElements(ring),
        contourElements(ring, { "30060042": ["CS", "OPEN_PLANAR"] }),
      ),
    ).structures;
    assert.deepEqual(
      structure!.contours.map(({ pointsMm }) => pointsMm.length),
      [9, 12],
    );
  });

  it("keeps points, open contours and XOR contours with their type, and leaves out empty ones", () => {
    const contours = ["POINT", "OPEN_NONPLANAR", "CLOSEDPLANAR_XOR"].map((type) =>
      contourElements("1\\2\\3", { "30060042": ["CS", type] }),
    );
    const [structure] = read(withContours(...contours, contourElements(""))).structures;
    assert.deepEqual(
      structure!.contours.map(({ geometricType }) => geometricType),
      ["POINT", "OPEN_NONPLANAR", "CLOSEDPLANAR_XOR"],
    );
  });

  it("names the frame of reference of each structure where they differ", () => {
    const rois: readonly WrittenItem[] = ["1.2.3.9", "1.2.3.10"].map((uid, index) => [
      ["30060022", "IS", String(index + 1)],
      ["30060024", "UI", uid],
      ["30060026", "LO", `ROI ${index}`],
    ]);
    const set = read({ "30060020": ["SQ", { items: rois }] });
    assert.equal(set.frameOfReferenceUid, null);
    assert.deepEqual(
      set.structures.map((each) => each.frameOfReferenceUid),
      ["1.2.3.9", "1.2.3.10"],
    );
  });

  it("may have no structures at all", () => {
    assert.deepEqual(read({ "30060020": null, "30060039": null }).structures, []);
  });
});

describe("a structure set that would have to be guessed", () => {
  const roi = (number: string | null): WrittenItem => [
    ...(number === null ? [] : [["30060022", "IS", number] as const]),
    ["30060026", "LO", "Liver"],
  ];
  const cases: readonly (readonly [string, Changes, RegExp])[] = [
    [
      "fewer numbers than Number of Contour Points",
      withContours(contourElements("1\\2\\3\\4\\5\\6", { "30060046": ["IS", "3"] })),
      /9 coordinates of 3 points, found 6/,
    ],
    [
      "numbers that are no triplets",
      withContours(contourElements("1\\2\\3\\4", { "30060046": null })),
      /three coordinates a point, found 4/,
    ],
    [
      "a coordinate that is no number",
      withContours(contourElements("1\\2\\3\\4\\5\\six")),
      /Contour Data \(3006,0050\).*"six" as value 6/,
    ],
    ["an empty coordinate", withContours(contourElements("1\\2\\3\\4\\\\6")), /"" as value 5/],
    [
      "contours of a number without a name",
      { "30060020": ["SQ", { items: [roi("2")] }] },
      /Referenced ROI Number \(3006,0084\).*found 1/,
    ],
    [
      "one number twice",
      { "30060020": ["SQ", { items: [roi("1"), roi("1")] }] },
      /1 a second time/,
    ],
    [
      "a structure without number",
      { "30060020": ["SQ", { items: [roi(null)] }] },
      /ROI Number \(3006,0022\)/,
    ],
    [
      "a number that is not whole",
      { "30060020": ["SQ", { items: [roi("1.5")] }] },
      /a whole number, found 1.5/,
    ],
    [
      "no ROI Contour Sequence",
      { "30060039": null },
      /ROI Contour Sequence \(3006,0039\).*found none/,
    ],
  ];
  for (const [name, changes, message] of cases)
    it(`is refused where it has ${name}`, () => {
      assert.throws(
        () => read(changes),
        (error: unknown) => {
          assert.ok(error instanceof DicomError);
          assert.match(error.message, message);
          assert.match(error.trouble.where, /^RS\.dcm, .* \(3006,00\d\d\)/);
          return true;
        },
      );
    });
});
