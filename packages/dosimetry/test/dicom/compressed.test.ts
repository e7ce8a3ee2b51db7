import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { decodePixelData, DicomError, readDicom } from "@fiducial/dosimetry";
import { transferSyntaxOf } from "../../src/dicom/transfer-syntax.ts";
import { encapsulated, fragmentsOf, read } from "./compressed-images.ts";

const columns = 20;
const rows = 14;

/** The formula of `compressed/write.py`. */
function expected(name: string): readonly number[] {
  const frames = name.startsWith("frames") ? 3 : 1;
  return Array.from({ length: columns * rows * frames }, (_, index) => {
    const i = index % columns;
    const j = Math.floor(index / columns) % rows;
    const k = Math.floor(index / (columns * rows));
    const value = 37 * i - 53 * j + 11 * i * j + 101 * k - 300;
    return name.startsWith("unsigned") ? (value + 700) & 0xfff : value;
  });
}

describe("compressed pixel data", () => {
  const codings = ["rle", "jpeg-lossless", "jpeg-ls", "jpeg-2000"];
  for (const image of ["signed", "unsigned", "frames"])
    for (const coding of codings)
      it(`of ${image} values in ${coding} is what other software compressed`, async () => {
        const dataSet = readDicom(read(`${image}-${coding}.dcm`));
        const { values } = await decodePixelData(dataSet, 1e6);
        assert.deepEqual([...values], expected(image));
      });

  for (const predictor of [2, 3, 4, 5, 6, 7])
    it(`in lossless JPEG is decoded with predictor ${predictor}`, async () => {
      const dataSet = readDicom(read(`unsigned-predictor-${predictor}.dcm`));
      assert.equal(dataSet.file.syntax.uid, "1.2.840.10008.1.2.4.57");
      const { values } = await decodePixelData(dataSet, 1e6);
      assert.deepEqual([...values], expected("unsigned"));
    });

  it("in a deflated file is inflated", async () => {
    const dataSet = readDicom(read("unsigned-deflated.dcm"));
    assert.equal(dataSet.file.syntax.uid, "1.2.840.10008.1.2.1.99");
    const { values } = await decodePixelData(dataSet, 1e6);
    assert.deepEqual([...values], expected("unsigned"));
  });

  it("is put together from several fragments a frame, with the offset table or without", async () => {
    for (const coding of ["jpeg-lossless", "jpeg-ls", "jpeg-2000"]) {
      const whole = fragmentsOf(`frames-${coding}.dcm`);
      assert.equal(whole.length, 3);
      const pieces = whole.flatMap((frame) => [
        frame.subarray(0, 40),
        frame.subarray(40, 100),
        frame.subarray(100),
      ]);
      const offsets = [0];
      for (const frame of whole.slice(0, 2)) offsets.push(offsets.at(-1)! + frame.length + 3 * 8);
      for (const table of [offsets, []]) {
        const dataSet = readDicom(encapsulated(`frames-${coding}.dcm`, pieces, table));
        const { values } = await decodePixelData(dataSet, 1e6);
        assert.deepEqual([...values], expected("frames"), `${coding} ${table.length}`);
      }
    }
  });

  it("that is cut short is refused by every codec, JPEG 2000 included", async () => {
    for (const coding of codings) {
      const [frame] = fragmentsOf(`signed-${coding}.dcm`);
      for (const length of [10, frame!.length / 2, frame!.length - 12].map(Math.floor)) {
        const bytes = encapsulated(`signed-${coding}.dcm`, [frame!.subarray(0, length)], []);
        await assert.rejects(
          decodePixelData(readDicom(bytes), 1e6),
          DicomError,
          `${coding} ${length}`,
        );
      }
    }
  });

  it("may be padded with a byte that is not zero, as dcmtk pads JPEG-LS", async () => {
    for (const coding of ["jpeg-ls", "jpeg-2000"]) {
      const [frame] = fragmentsOf(`signed-${coding}.dcm`);
      const end = frame!.at(-1) === 0 ? frame!.length - 1 : frame!.length;
      const padded = Uint8Array.from([...frame!.subarray(0, end), 1]);
      const bytes = encapsulated(`signed-${coding}.dcm`, [padded], []);
      const { values } = await decodePixelData(readDicom(bytes), 1e6);
      assert.deepEqual([...values], expected("signed"));
    }
  });

  it("that is cut short but ends with its end marker is refused where tile parts are missing", async () => {
    const [frame] = fragmentsOf("signed-jpeg-2000.dcm");
    const cut = Uint8Array.from([...frame!.subarray(0, frame!.length - 60), 0xff, 0xd9]);
    const bytes = encapsulated("signed-jpeg-2000.dcm", [cut], []);
    await assert.rejects(decodePixelData(readDicom(bytes), 1e6), /tile part/);
  });

  it("of another size than the object states is refused before it is decoded", async () => {
    for (const coding of ["jpeg-lossless", "jpeg-ls", "jpeg-2000"]) {
      const bytes = encapsulated(`signed-${coding}.dcm`, fragmentsOf(`signed-${coding}.dcm`), [], {
        rows: 15,
      });
      await assert.rejects(decodePixelData(readDicom(bytes), 1e6), /20 × 1[45]/);
    }
  });

  it("with fewer fragments than frames is refused", async () => {
    const bytes = encapsulated(
      "frames-jpeg-ls.dcm",
      fragmentsOf("frames-jpeg-ls.dcm").slice(0, 2),
      [],
    );
    await assert.rejects(
      decodePixelData(readDicom(bytes), 1e6),
      /expected 3 frames, found 2 fragments/,
    );
  });

  it("in lossy JPEG is refused with the name of the transfer syntax", async () => {
    const bytes = encapsulated("signed-jpeg-ls.dcm", fragmentsOf("signed-jpeg-ls.dcm"), [], {
      uid: "1.2.840.10008.1.2.4.51",
    });
    await assert.rejects(decodePixelData(readDicom(bytes), 1e6), /JPEG Extended/);
  });

  it("knows the names of the transfer syntaxes it reads", () => {
    assert.equal(transferSyntaxOf("1.2.840.10008.1.2.5").pixels, "run-length");
    assert.equal(transferSyntaxOf("1.2.3").pixels, null);
  });

  it("are read again after a damaged frame has upset a codec", async () => {
    for (const coding of ["jpeg-ls", "jpeg-2000"]) {
      const [frame] = fragmentsOf(`signed-${coding}.dcm`);
      const damaged = frame!.slice();
      for (let at = 150; at < 220; at++) damaged[at] = 0xa5 ^ at;
      const outcome = decodePixelData(
        readDicom(encapsulated(`signed-${coding}.dcm`, [damaged], [])),
        1e6,
      );
      await outcome.catch((error: unknown) => assert.ok(error instanceof DicomError));
      const { values } = await decodePixelData(readDicom(read(`signed-${coding}.dcm`)), 1e6);
      assert.deepEqual([...values], expected("signed"));
    }
  });

  it("come from the program beside them, whose formula this test repeats", () => {
    assert.match(
      readFileSync(new URL("compressed/write.py", import.meta.url), "utf8"),
      /37 \* i - 53 \* j \+ 11 \* i \* j/,
    );
  });
});
