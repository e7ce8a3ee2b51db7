import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  describeMismatch,
  matchedObjects,
  objectHeader,
  readDicom,
  readPlannedDose,
  type DataSet,
  type MatchedObjects,
  type ObjectHeader,
} from "@fiducial/dosimetry";
import { dicomBytes, type WrittenItem } from "../dicom/dicom-bytes.ts";
import {
  doseElements,
  planElements,
  sliceElements,
  structureSetElements,
  type Changes,
} from "./written-objects.ts";

/** The files that headers were read of, to open them again. */
const files = new Map<string, Uint8Array>();
const open = (file: string): DataSet => readDicom(files.get(file)!, { name: file });

const header = (name: string, elements: WrittenItem): ObjectHeader => {
  files.set(name, dicomBytes(elements));
  return objectHeader(open(name));
};

const plan = (changes?: Changes): ObjectHeader => header("RP", planElements(changes));
const dose = (name = "RD", changes?: Changes): ObjectHeader => header(name, doseElements(changes));
const set = (name = "RS", changes?: Changes): ObjectHeader =>
  header(name, structureSetElements(changes));
const slice = (z: number): ObjectHeader => header(`CT${z}`, sliceElements(z));

const kinds = ({ mismatches }: MatchedObjects): readonly string[] =>
  mismatches.map(({ kind }) => kind);

/** A dose of some beams of the plan. */
const beamDose = (name: string, uid: string, beams: readonly number[]): ObjectHeader =>
  dose(name, {
    "00080018": ["UI", uid],
    "3004000A": ["CS", "BEAM"],
    "300C0002": [
      "SQ",
      {
        items: [
          [
            ["00081155", "UI", "1.2.3.4.2"],
            [
              "300C0020",
              "SQ",
              {
                items: [
                  [
                    [
                      "300C0004",
                      "SQ",
                      {
                        items: beams.map((beam): WrittenItem => [["300C0006", "IS", String(beam)]]),
                      },
                    ],
                  ],
                ],
              },
            ],
          ],
        ],
      },
    ],
  });

describe("objects that refer to each other", () => {
  it("make a bundle of plan, dose, structure set and images, in any order of the files", () => {
    const headers = [slice(3), dose(), plan(), slice(0), set()];
    for (const ordered of [headers, headers.toReversed()]) {
      const matched = matchedObjects(ordered);
      assert.deepEqual(matched.mismatches, []);
      const [bundle, ...others] = matched.plans;
      assert.equal(others.length, 0);
      assert.equal(bundle!.plan?.file, "RP");
      assert.deepEqual(
        bundle!.dose?.parts.map(({ file }) => file),
        ["RD"],
      );
      assert.equal(bundle!.structureSet?.file, "RS");
      assert.deepEqual(
        bundle!.images.map(({ file }) => file),
        ["CT0", "CT3"],
      );
    }
  });

  it("of several patients stay apart", () => {
    const other: Changes = { "00100020": ["LO", "phantom-2"] };
    const matched = matchedObjects([
      plan(),
      dose(),
      set(),
      header(
        "RP2",
        planElements({
          ...other,
          "00080018": ["UI", "1.2.3.5.2"],
          "300C0060": ["SQ", { items: [[["00081155", "UI", "1.2.3.5.3"]]] }],
        }),
      ),
      set("RS2", { ...other, "00080018": ["UI", "1.2.3.5.3"] }),
    ]);
    assert.deepEqual(
      matched.plans.map(({ patientId, structureSet }) => [patientId, structureSet?.file]),
      [
        ["phantom-1", "RS"],
        ["phantom-2", "RS2"],
      ],
    );
    assert.deepEqual(kinds(matched), ["plan-without-dose"]);
  });

  it("give the dose of the plan as the sum of its beams, each once", async () => {
    const matched = matchedObjects([
      plan(),
      set(),
      beamDose("RD1", "1.2.3.4.61", [1]),
      beamDose("RD2", "1.2.3.4.62", [2]),
    ]);
    assert.deepEqual(kinds(matched), []);
    const found = matched.plans[0]!.dose!;
    assert.equal(found.kind, "sum-of-beams");
    const grid = await readPlannedDose(found, open);
    assert.equal(grid.doseGy[17], Math.fround(Math.fround(0.17) * 2));
    assert.equal(grid.summationType, "PLAN");
  });

  it("prefer the dose of the whole plan to those of its beams", () => {
    const matched = matchedObjects([plan(), set(), dose(), beamDose("RD1", "1.2.3.4.61", [1])]);
    assert.equal(matched.plans[0]!.dose?.kind, "plan");
    assert.deepEqual(kinds(matched), []);
  });
});

describe("what does not match", () => {
  const cases: readonly (readonly [string, readonly ObjectHeader[], readonly string[]])[] = [
    ["a plan without dose", [plan(), set()], ["plan-without-dose"]],
    [
      "two doses of the whole plan",
      [plan(), set(), dose(), dose("RD2", { "00080018": ["UI", "1.2.3.4.66"] })],
      ["several-doses"],
    ],
    ["the dose of a plan that is not there", [dose(), set()], ["dose-of-absent-plan"]],
    [
      "a dose that names no plan",
      [dose("RD", { "300C0002": null }), set()],
      ["dose-names-no-plan"],
    ],
    [
      "doses of some of the beams",
      [plan(), set(), beamDose("RD1", "1.2.3.4.61", [1])],
      ["beam-doses-incomplete"],
    ],
    [
      "doses of a beam twice",
      [plan(), set(), beamDose("RD1", "1.2.3.4.61", [1, 2]), beamDose("RD2", "1.2.3.4.62", [2])],
      ["beam-doses-incomplete"],
    ],
    [
      "the dose of a fraction",
      [plan(), set(), dose("RD", { "3004000A": ["CS", "FRACTION"] })],
      ["dose-not-of-plan", "plan-without-dose"],
    ],
    ["a structure set that is not there", [plan(), dose()], ["structure-set-absent"]],
    [
      "a structure set in another frame of reference",
      [plan(), dose("RD", { "00200052": ["UI", "1.2.3.99"] }), set()],
      ["another-frame-of-reference", "structure-set-unused"],
    ],
    [
      "an object of another patient",
      [plan(), dose(), set("RS", { "00100020": ["LO", "phantom-2"] })],
      ["another-patient", "structure-set-unused"],
    ],
    [
      "a structure set of no plan",
      [plan(), dose(), set(), set("RS2", { "00080018": ["UI", "1.2.3.4.77"] })],
      ["structure-set-unused"],
    ],
    ["a file that was exported twice", [plan(), dose(), set(), set("copy of RS")], ["copy"]],
    [
      "a structure set that nothing names, alone in its frame of reference",
      [dose("RD", { "300C0060": null }), plan({ "300C0060": null }), set()],
      ["structure-set-by-frame-of-reference"],
    ],
    [
      "two structure sets that nothing names",
      [
        dose("RD", { "300C0060": null }),
        plan({ "300C0060": null }),
        set(),
        set("RS2", { "00080018": ["UI", "1.2.3.4.77"] }),
      ],
      ["several-structure-sets", "structure-set-unused", "structure-set-unused"],
    ],
  ];
  for (const [name, headers, expected] of cases)
    it(`is listed: ${name}`, () => {
      const matched = matchedObjects(headers);
      assert.deepEqual(kinds(matched), expected);
      for (const mismatch of matched.mismatches) {
        const sentence = describeMismatch(mismatch);
        assert.ok(sentence.endsWith("."));
        assert.ok(mismatch.files.length > 0 && sentence.includes(mismatch.files[0]!));
      }
    });

  it("does not take part in a bundle", () => {
    const matched = matchedObjects([plan(), dose("RD", { "00200052": ["UI", "1.2.3.99"] }), set()]);
    assert.equal(matched.plans[0]!.structureSet, null);
    assert.equal(
      matchedObjects([plan(), set(), dose(), dose("RD2", { "00080018": ["UI", "9"] })]).plans[0]!
        .dose,
      null,
    );
  });

  it("has beams on different grids refused, for they are not resampled", async () => {
    const shifted = beamDose("RD2", "1.2.3.4.62", [2]);
    const first = beamDose("RD1", "1.2.3.4.61", [1]);
    const moved = dose("RD3", { "00200032": ["DS", "0\\0\\0"] });
    await readPlannedDose({ kind: "sum-of-beams", parts: [first, shifted] }, open);
    await assert.rejects(
      readPlannedDose({ kind: "sum-of-beams", parts: [first, moved] }, open),
      /RD3: expected the dose grid of RD1/,
    );
  });
});
