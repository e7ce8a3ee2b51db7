import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  DicomError,
  readDicom,
  readDoseFrame,
  readDoseGrid,
  type DoseGrid,
} from "@fiducial/dosimetry";
import { dicomBytes } from "../dicom/dicom-bytes.ts";
import { doseElements, uint16s, uint32s, type Changes } from "./written-objects.ts";

const read = (changes: Changes = {}): Promise<DoseGrid> =>
  readDoseGrid(readDicom(dicomBytes(doseElements(changes)), { name: "RD.dcm" }));

/** The dose where the grid's frame says that a point of the patient lies. */
function doseAt(grid: DoseGrid, point: readonly [number, number, number]): number {
  const { originMm, axes, spacingMm, planeOffsetsMm, size } = grid.frame;
  const along = axes.map((axis) =>
    axis.reduce((sum, cosine, index) => sum + cosine * (point[index]! - originMm[index]!), 0),
  );
  const column = Math.round(along[0]! / spacingMm[0]);
  const row = Math.round(along[1]! / spacingMm[1]);
  const plane = planeOffsetsMm.findIndex((offset) => Math.abs(offset - along[2]!) < 1e-6);
  return grid.doseGy[column + size[0] * (row + size[1] * plane)]!;
}

describe("a dose grid", () => {
  it("is in Gy by Dose Grid Scaling, with rows and columns spaced as Pixel Spacing says: rows first", async () => {
    const grid = await read();
    assert.deepEqual(grid.frame.size, [3, 2, 3]);
    assert.deepEqual(grid.frame.spacingMm, [2.5, 2]);
    assert.deepEqual(grid.frame.originMm, [-10, -20, -30]);
    assert.deepEqual([...grid.frame.planeOffsetsMm], [0, 3, 6]);
    assert.equal(grid.doseGy[17], Math.fround(0.17));
    assert.equal(grid.summationType, "PLAN");
    assert.equal(grid.referencedPlanUid, "1.2.3.4.2");
    assert.equal(grid.referencedStructureSetUid, "1.2.3.4.3");
    assert.deepEqual(grid.referencedBeamNumbers, []);
  });

  it("has 32 bits, signed differences and any scaling", async () => {
    const large = Array.from({ length: 18 }, (_, index) => 4_000_000_000 + index);
    const grid = await read({
      "7FE00010": ["OW", uint32s(large)],
      "00280100": ["US", 32],
      "00280101": ["US", 32],
      "00280102": ["US", 31],
      "3004000E": ["DS", "1.5E-08"],
    });
    assert.equal(grid.doseGy[0], 60);
    const difference = await read({
      "30040004": ["CS", "ERROR"],
      "00280103": ["US", 1],
      "7FE00010": ["OW", uint16s(Array.from({ length: 18 }, () => 0xffff))],
    });
    assert.equal(difference.doseGy[3], Math.fround(-0.01));
  });

  it("is the same with relative and absolute offsets, ascending and descending", async () => {
    const expected = await read();
    const absolute = await read({ "3004000C": ["DS", "-30\\-27\\-24"] });
    assert.deepEqual(absolute.frame, expected.frame);
    const descending = Array.from(
      { length: 18 },
      (_, index) => (2 - Math.floor(index / 6)) * 6 + (index % 6),
    );
    for (const offsets of ["0\\-3\\-6", "-24\\-27\\-30"]) {
      const grid = await read({
        "00200032": ["DS", "-10\\-20\\-24"],
        "3004000C": ["DS", offsets],
        "7FE00010": ["OW", uint16s(descending)],
      });
      assert.deepEqual(grid.frame, expected.frame);
      assert.deepEqual(grid.doseGy, expected.doseGy);
    }
  });

  it("has planes at uneven distances, in any order of the file", async () => {
    const grid = await read({ "3004000C": ["DS", "0\\10\\4"] });
    assert.deepEqual([...grid.frame.planeOffsetsMm], [0, 4, 10]);
    assert.deepEqual(
      [0, 1, 2].map((plane) => grid.doseGy[plane * 6]),
      [0, 0.12, 0.06].map(Math.fround),
    );
  });

  /** PS3.3, C.7.6.2.1.1: the directions of rows and columns for the eight ways to lie on the couch. */
  const orientations = {
    HFS: "1\\0\\0\\0\\1\\0",
    HFP: "-1\\0\\0\\0\\-1\\0",
    HFDL: "0\\-1\\0\\1\\0\\0",
    HFDR: "0\\1\\0\\-1\\0\\0",
    FFS: "-1\\0\\0\\0\\1\\0",
    FFP: "1\\0\\0\\0\\-1\\0",
    FFDL: "0\\1\\0\\1\\0\\0",
    FFDR: "0\\-1\\0\\-1\\0\\0",
    coronal: "1\\0\\0\\0\\0\\-1",
    sagittal: "0\\1\\0\\0\\0\\-1",
  };
  for (const [name, cosines] of Object.entries(orientations))
    it(`lies in the patient where its orientation says: ${name}`, async () => {
      const grid = await read({ "00200037": ["DS", cosines] });
      const [rx, ry, rz, cx, cy, cz] = cosines.split("\\").map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx] as const;
      // Column 2, row 1, plane 2 of the file, by the standard's equation C.7.6.2.1-1.
      const point = [
        -10 + rx * 2.5 * 2 + cx * 2 + normal[0] * 6,
        -20 + ry * 2.5 * 2 + cy * 2 + normal[1] * 6,
        -30 + rz * 2.5 * 2 + cz * 2 + normal[2] * 6,
      ] as const;
      assert.equal(doseAt(grid, point), Math.fround(0.17));
      assert.equal(doseAt(grid, [-10, -20, -30]), 0);
    });

  it("feet first with absolute offsets lies where each z says", async () => {
    const grid = await read({
      "00200037": ["DS", orientations.FFS],
      "3004000C": ["DS", "-30\\-27\\-24"],
    });
    // The normal points down; planes ascend along it, and so the last of the file comes first.
    assert.deepEqual(grid.frame.originMm, [-10, -20, -24]);
    assert.equal(doseAt(grid, [-10, -20, -24]), Math.fround(0.12));
    assert.equal(doseAt(grid, [-10, -20, -30]), 0);
  });

  it("of one plane has the thickness that the file states, and none is made up", async () => {
    const single: Changes = {
      "00280008": null,
      "3004000C": null,
      "7FE00010": ["OW", uint16s([1, 2, 3, 4, 5, 6])],
    };
    const grid = await read({ ...single, "00180050": ["DS", "3"] });
    assert.equal(grid.frame.planeThicknessMm, 3);
    assert.deepEqual([...grid.frame.planeOffsetsMm], [0]);
    await assert.rejects(read(single), /Slice Thickness \(0018,0050\)/);
  });
});

describe("a dose that would have to be guessed", () => {
  const cases: readonly (readonly [string, Changes, RegExp])[] = [
    [
      "is relative",
      { "30040002": ["CS", "RELATIVE"] },
      /Dose Units \(3004,0002\): expected GY, found "RELATIVE"/,
    ],
    ["has no unit", { "30040002": null }, /Dose Units \(3004,0002\).*C\.8\.8\.3.*found none/],
    ["has no scaling", { "3004000E": null }, /Dose Grid Scaling \(3004,000E\)/],
    ["has scaling zero", { "3004000E": ["DS", "0"] }, /Dose Grid Scaling.*above 0/],
    [
      "has no offsets",
      { "3004000C": null },
      /Grid Frame Offset Vector \(3004,000C\): expected 3 offsets.*found none/,
    ],
    ["has too few offsets", { "3004000C": ["DS", "0\\3"] }, /expected 3 offsets/],
    [
      "begins its offsets neither with 0 nor with its z",
      { "3004000C": ["DS", "5\\8\\11"] },
      /where its planes lie is not guessed/,
    ],
    ["has two planes at one place", { "3004000C": ["DS", "0\\3\\3"] }, /two at the same/],
    [
      "is oblique",
      { "00200037": ["DS", "0.9848\\0.1736\\0\\-0.1736\\0.9848\\0"] },
      /along the axes of the patient/,
    ],
    ["has no orientation", { "00200037": null }, /Image Orientation \(Patient\) \(0020,0037\)/],
    ["has skewed axes", { "00200037": ["DS", "1\\0\\0\\1\\0\\0"] }, /perpendicular/],
    ["has no position", { "00200032": null }, /Image Position/],
    ["has no pixel spacing", { "00280030": null }, /Pixel Spacing/],
    ["has negative pixel spacing", { "00280030": ["DS", "-1\\1"] }, /above 0 mm/],
    ["has no pixels", { "7FE00010": null }, /Pixel Data/],
    ["has a position that is no number", { "00200032": ["DS", "1\\x\\3"] }, /"x" as value 2/],
    ["is of another modality", { "00080016": null, "00080060": ["CS", "CT"] }, /expected RTDOSE/],
    [
      "has a modality that JavaScript knows",
      { "00080016": null, "00080060": ["CS", "constructor"] },
      /expected RTDOSE/,
    ],
  ];
  for (const [name, changes, message] of cases)
    it(`is refused where it ${name}`, async () => {
      await assert.rejects(read(changes), (error: unknown) => {
        assert.ok(error instanceof DicomError);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith("RD.dcm"));
        return true;
      });
    });

  it("still has a place, which needs no pixels", () => {
    const bytes = dicomBytes(doseElements({ "7FE00010": null, "30040002": ["CS", "RELATIVE"] }));
    assert.deepEqual(readDoseFrame(readDicom(bytes)).size, [3, 2, 3]);
  });
});
