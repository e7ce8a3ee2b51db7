import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDicom, readImageSeries, type ImageSeries } from "@fiducial/dosimetry";
import { dicomBytes } from "../dicom/dicom-bytes.ts";
import { sliceElements, uint16s, type Changes } from "./written-objects.ts";

const read = (slices: readonly (readonly [z: number, changes?: Changes])[]): Promise<ImageSeries> =>
  readImageSeries(
    slices.map(([z, changes]) =>
      readDicom(dicomBytes(sliceElements(z, changes)), { name: `CT ${z}` }),
    ),
  );

describe("an image series", () => {
  it("has its slices in order along their normal, in HU", async () => {
    const series = await read([[6], [0], [3, { "00281052": ["DS", "-1000"] }]]);
    assert.deepEqual([...series.frame.planeOffsetsMm], [0, 3, 6]);
    assert.deepEqual(
      series.slices.map(({ file }) => file),
      ["CT 0", "CT 3", "CT 6"],
    );
    assert.ok(series.values instanceof Int16Array);
    assert.deepEqual([...series.values], [-24, -23, -22, -21, 0, 1, 2, 3, -24, -23, -22, -21]);
    assert.equal(series.unit, "HU");
    assert.equal(series.sliceSpacingMm, 3);
    assert.deepEqual(series.frame.originMm, [-1, -1, 0]);
  });

  it("is feet first where the normal points down", async () => {
    const feetFirst: Changes = { "00200037": ["DS", "-1\\0\\0\\0\\1\\0"] };
    const series = await read([
      [0, feetFirst],
      [3, feetFirst],
    ]);
    assert.deepEqual(
      series.slices.map(({ file }) => file),
      ["CT 3", "CT 0"],
    );
    assert.deepEqual(series.frame.originMm, [-1, -1, 3]);
  });

  it("finds gaps over one and a half spacings, and slices at the same place", async () => {
    const series = await read([
      [0],
      [3],
      [6],
      [6, { "00080018": ["UI", "1.2.3.4.9"] }],
      [12],
      [15],
    ]);
    assert.equal(series.sliceSpacingMm, 3);
    assert.deepEqual(series.gaps, [{ fromMm: 6, toMm: 12 }]);
    assert.equal(series.duplicates.length, 1);
    assert.equal(series.frame.size[2], 5);
  });

  it("has fractions of HU where the rescale has, and values beyond 16 bits", async () => {
    const series = await read([[0, { "00281053": ["DS", "0.5"] }]]);
    assert.ok(series.values instanceof Float32Array);
    assert.equal(series.values[1], 1001 * 0.5 - 1024);
    const large = await read([[0], [1, { "00281053": ["DS", "100"] }]]);
    assert.deepEqual(Array.from(large.values.subarray(3, 5)), [-21, 98976]);
  });

  it("is read of MR, which needs no rescale", async () => {
    const mr: Changes = {
      "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.4"],
      "00080060": ["CS", "MR"],
      "00281052": null,
      "00281053": null,
    };
    assert.deepEqual([...(await read([[0, mr]])).values], [1000, 1001, 1002, 1003]);
  });

  const refusals: readonly (readonly [string, Changes, RegExp])[] = [
    [
      "another series",
      { "0020000E": ["UI", "1.2.3.51"] },
      /Series Instance UID.*the same as in CT 0/,
    ],
    ["another size", { "00280011": ["US", 1], "7FE00010": ["OW", uint16s([1, 2])] }, /Columns/],
    ["another orientation", { "00200037": ["DS", "0\\1\\0\\-1\\0\\0"] }, /Image Orientation/],
    ["a shift sideways", { "00200032": ["DS", "4\\-1\\3"] }, /gantry tilt/],
    ["no rescale though it is CT", { "00281053": null }, /Rescale Slope/],
    ["several frames", { "00280008": ["IS", "2"] }, /one frame each/],
  ];
  for (const [name, changes, message] of refusals)
    it(`is refused where a slice has ${name}`, async () => {
      await assert.rejects(read([[0], [3, changes]]), message);
    });

  it("is refused where there are no images", async () => {
    await assert.rejects(readImageSeries([]), /one image or more/);
  });
});
