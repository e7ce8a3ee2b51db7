import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import { DosimetryError } from "@fiducial/dosimetry";
import {
  ascii,
  dicomBytes,
  joinedBytes,
  writeItem,
  type WrittenItem,
} from "../dicom/dicom-bytes.ts";
import { eclipseExport, monacoExport, rayStationExport } from "../exported-dvh/written-exports.ts";
import {
  doseElements,
  planElements,
  sliceElements,
  structureSetElements,
} from "../objects/written-objects.ts";
import { mutated } from "./mutation.ts";
import { seededRandom } from "./seeded-random.ts";
import { readWhole, readWholeExport } from "./whole-reading.ts";

/** `FIDUCIAL_FUZZ_FILES=20000 npm test` is the long run. */
const files = Number(process.env["FIDUCIAL_FUZZ_FILES"] ?? 600);
const mostMilliseconds = 2000;

const storedDvh: WrittenItem = [
  ["30040001", "CS", "DIFFERENTIAL"],
  ["30040002", "CS", "GY"],
  ["30040052", "DS", "1.0"],
  ["30040054", "CS", "CM3"],
  ["30040056", "IS", "3"],
  ["30040058", "DS", "0.5\\20\\0.5\\15\\0.5\\5"],
];
const objects = [
  doseElements({ "30040050": ["SQ", { items: [storedDvh] }] }),
  structureSetElements({ "00080005": ["CS", "\\ISO 2022 IR 58"] }),
  planElements(),
  sliceElements(0),
];
const writings = [
  {},
  { explicit: false },
  { littleEndian: false },
  { undefinedLengths: true },
  { explicit: false, undefinedLengths: true },
];
const deflated = joinedBytes([
  new Uint8Array(128),
  ascii("DICM"),
  writeItem([["00020010", "UI", "1.2.840.10008.1.2.1.99"]], {}),
  deflateRawSync(writeItem(doseElements(), {})),
]);
const compressed = globSync("compressed/*.dcm", { cwd: new URL("../dicom/", import.meta.url) })
  .toSorted()
  .map(
    (name) =>
      new Uint8Array(
        readFileSync(new URL(`../dicom/${name.replaceAll("\\", "/")}`, import.meta.url)),
      ),
  );
const dicomFiles = [
  ...objects.flatMap((elements) => writings.map((writing) => dicomBytes(elements, writing))),
  deflated,
  ...compressed,
];
const exports = [eclipseExport, monacoExport, rayStationExport].map((text) =>
  new TextEncoder().encode(text),
);

/** Reads damaged files; what goes wrong must be the package's own error, and soon. */
async function fuzz(
  originals: readonly Uint8Array[],
  read: (bytes: Uint8Array) => Promise<void>,
  count: number,
): Promise<{ readonly refused: number; readonly read: number }> {
  let refused = 0;
  for (let seed = 1; seed <= count; seed++) {
    const random = seededRandom(seed);
    const bytes = mutated(originals[seed % originals.length]!, random);
    const start = performance.now();
    try {
      await read(bytes);
    } catch (error) {
      assert.ok(
        error instanceof DosimetryError,
        `seed ${seed}: ${String(error instanceof Error ? error.stack : error)}`,
      );
      refused++;
    }
    const milliseconds = performance.now() - start;
    assert.ok(milliseconds < mostMilliseconds, `seed ${seed}: ${milliseconds} ms`);
  }
  return { refused, read: count - refused };
}

describe("damaged files", () => {
  it("that are undamaged are all read: the fuzzer begins with files that work", async () => {
    for (const bytes of dicomFiles) await readWhole(bytes);
    for (const bytes of exports) await readWholeExport(bytes);
  });

  it(`of DICOM are read or refused, never a crash or a hang (${files} files)`, async () => {
    const outcome = await fuzz(dicomFiles, readWhole, files);
    assert.ok(outcome.refused > files / 5 && outcome.read > files / 20, JSON.stringify(outcome));
  });

  it(`of text exports are read or refused (${Math.ceil(files / 4)} files)`, async () => {
    const outcome = await fuzz(exports, readWholeExport, Math.ceil(files / 4));
    assert.ok(outcome.refused > 0 && outcome.read > 0, JSON.stringify(outcome));
  });

  it("cut at every length are read or refused", async () => {
    for (const elements of objects)
      for (const writing of writings.slice(0, 2)) {
        const bytes = dicomBytes(elements, { ...writing, preamble: false });
        for (let length = 0; length < bytes.length; length++)
          try {
            await readWhole(bytes.subarray(0, length));
          } catch (error) {
            assert.ok(error instanceof DosimetryError, `${length}: ${String(error)}`);
          }
      }
  });

  it("never give a structure set fewer points than it was written with", async () => {
    const { readDicom, readStructureSet } = await import("@fiducial/dosimetry");
    for (const writing of writings) {
      const bytes = dicomBytes(structureSetElements(), { ...writing, preamble: false });
      const whole = readStructureSet(readDicom(bytes)).structures[0]!.contours;
      for (let length = bytes.length - 1; length > 0; length--) {
        let contours = whole;
        try {
          const set = readStructureSet(readDicom(bytes.subarray(0, length)));
          contours = set.structures[0]?.contours ?? [];
        } catch {
          continue;
        }
        // What reads at all was cut between top-level attributes: then either no contours follow, or all of them came before.
        assert.ok(
          contours.length === 0 || contours[0]!.pointsMm.length === whole[0]!.pointsMm.length,
        );
      }
    }
  });
});
