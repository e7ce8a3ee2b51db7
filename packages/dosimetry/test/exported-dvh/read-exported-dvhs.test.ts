import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  absoluteDvh,
  DosimetryError,
  readExportedDvhs,
  type ExportedDvh,
} from "@fiducial/dosimetry";
import {
  eclipseExport as eclipse,
  monacoExport as monaco,
  rayStationExport as rayStation,
} from "./written-exports.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): readonly ExportedDvh[] =>
  readExportedDvhs(bytes(text), { name: "dvh.txt" });

describe("a DVH export of Eclipse", () => {
  const [liver, ptv] = read(eclipse) as [ExportedDvh, ExportedDvh];

  it("has the absolute dose in Gy and the volume in its unit", () => {
    assert.equal(liver.structureName, "Liver-GTV");
    assert.equal(liver.source, "Eclipse");
    assert.equal(liver.planName, "SBRT 1");
    assert.deepEqual([...liver.dose], [0, 10, 20]);
    assert.deepEqual([...liver.volume], [100, 40.5, 0]);
    assert.equal(liver.doseUnit, "Gy");
    assert.equal(liver.volumeUnit, "percent");
    assert.equal(liver.totalVolumeCm3, 1234.5);
    assert.equal(liver.meanGy, 8.505);
    assert.equal(ptv.volumeUnit, "cm3");
    assert.deepEqual([...ptv.dose], [0, 50, 62.5]);
  });

  it("has 100 % where the prescription stands at 80 %", () => {
    assert.equal(liver.prescriptionGy, 50);
    assert.equal(liver.fullDoseGy, 62.5);
    assert.equal(ptv.maximumGy, 62.5);
    assert.equal(ptv.meanGy, 56.25);
  });

  it("is in Gy and cm³ where the file states what 100 % are", () => {
    assert.deepEqual([...absoluteDvh(liver)!.volumeCm3], [1234.5, 1234.5 * 0.405, 0]);
    const relative = eclipse
      .replaceAll("Dose [cGy]   Structure", "Relative dose [%]   Structure")
      .replaceAll("      5000 ", "        80 ")
      .replaceAll("      6250 ", "       100 ");
    const [, relativePtv] = read(relative);
    assert.equal(relativePtv!.doseUnit, "percent");
    assert.deepEqual([...absoluteDvh(relativePtv!)!.doseGy], [0, 50, 62.5]);
  });

  it("of a plan sum has no prescription, and no percentages are turned into Gy", () => {
    const sum = eclipse
      .replace("Plan: SBRT 1\nCourse", "Plan sum: Sum\nCourse")
      .replace("5000.0\n", "not defined\n")
      .replace("(%): 80.0", "(%): not defined");
    const [, sumPtv] = read(sum);
    assert.equal(sumPtv!.prescriptionGy, null);
    assert.equal(sumPtv!.maximumGy, null);
    const relative = sum.replaceAll("Dose [cGy]   Structure", "Relative dose [%]   Structure");
    assert.equal(absoluteDvh(read(relative)[1]!), null);
  });

  it("of several plans gives each curve the prescription of its own", () => {
    const two = eclipse
      .replace(
        "% for dose (%): 80.0\n",
        "% for dose (%): 80.0\n\nPlan: Boost\nCourse: C1\nPrescribed dose [cGy]: 1000.0\n% for dose (%): 100.0\n",
      )
      .replace("Structure: PTV\nPlan: SBRT 1", "Structure: PTV\nPlan: Boost");
    assert.deepEqual(
      read(two).map(({ planName, prescriptionGy }) => [planName, prescriptionGy]),
      [
        ["SBRT 1", 50],
        ["Boost", 10],
      ],
    );
  });

  it("is read in UTF-16, Latin-1 and GB18030, with any line ends", () => {
    const utf16 = new Uint8Array(
      Uint16Array.from(`\ufeff${eclipse}`, (character) => character.charCodeAt(0)).buffer,
    );
    assert.equal(readExportedDvhs(utf16)[0]!.totalVolumeCm3, 1234.5);
    const latin1 = Uint8Array.from(eclipse.replaceAll("\n", "\r\n"), (character) =>
      character.charCodeAt(0),
    );
    assert.equal(readExportedDvhs(latin1)[0]!.totalVolumeCm3, 1234.5);
    const [before, after] = eclipse.replaceAll("³", "3").split("PTV") as [string, string];
    const chinese = Uint8Array.from([...bytes(before), 0xb8, 0xce, 0xd4, 0xe0, ...bytes(after)]);
    assert.equal(
      readExportedDvhs(chinese, { assumedEncoding: "gb18030" })[1]!.structureName,
      "肝脏",
    );
  });
});

describe("a DVH export of Monaco", () => {
  it("has its units in the first line, and names with spaces", () => {
    const [kidney, ptv] = read(monaco) as [ExportedDvh, ExportedDvh];
    assert.equal(kidney.structureName, "Left Kidney");
    assert.equal(kidney.source, "Monaco");
    assert.equal(kidney.planName, "SBRT");
    assert.deepEqual([...kidney.dose], [0, 0.1, 0.2]);
    assert.equal(kidney.volumeUnit, "cm3");
    assert.equal(kidney.totalVolumeCm3, 150);
    assert.deepEqual([...ptv.volume], [20, 19]);
  });

  it("in cGy and percent is in Gy and percent", () => {
    const [kidney] = read(
      monaco
        .replace("Dose Units: Gy", "Dose Units: cGy")
        .replace("Volume Units: cm³", "Volume Units: %"),
    );
    assert.deepEqual([...kidney!.dose], [0, 0.001, 0.002]);
    assert.equal(kidney!.volumeUnit, "percent");
    assert.equal(kidney!.totalVolumeCm3, null);
    assert.equal(absoluteDvh(kidney!), null);
  });
});

describe("a DVH export of RayStation", () => {
  it("has percent of each structure, dose in its unit", () => {
    const [ptv, liver] = read(rayStation) as [ExportedDvh, ExportedDvh];
    assert.equal(ptv.structureName, "PTV 48");
    assert.equal(ptv.source, "RayStation");
    assert.equal(ptv.planName, "Plan dose: SBRT");
    assert.deepEqual([...ptv.dose], [0, 48, 60]);
    assert.deepEqual([...ptv.volume], [100, 95, 0]);
    assert.equal(liver.volume[0], 97.5);
  });

  it("of the older form says only Unit", () => {
    const [ptv] = read(rayStation.replaceAll("#Dose unit: cGy", "#Unit: Gy"));
    assert.equal(ptv!.dose[1], 4800);
  });
});

describe("a DVH export that would have to be guessed", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      "is differential",
      eclipse.replace("Cumulative Dose", "Differential Dose"),
      /line 5: expected a cumulative/,
    ],
    [
      "has a column in another unit",
      eclipse.replace("Structure Volume [cm³]", "Structure Volume [in³]"),
      /expected a dose in Gy, cGy or % and a volume/,
    ],
    [
      "has decimal commas",
      eclipse.replace("40.5", "40,5"),
      /line 29: expected 3 numbers with decimal points/,
    ],
    [
      "has a line too short",
      eclipse.replace("16                1000                      40.5", "1000 40.5"),
      /expected 3 numbers/,
    ],
    [
      "has volumes that rise",
      monaco.replace("120.500", "170.000"),
      /cumulative DVH.*found 170 at 0.1 after 150 at 0/,
    ],
    ["has no dose unit", monaco.replace("Dose Units: Gy | ", ""), /Dose Units/],
    ["has no volume unit", monaco.replace("Volume Units: cm³", "Volume Units: "), /Volume Units/],
    [
      "has no unit at a structure",
      rayStation.replace("#Dose unit: cGy\n", ""),
      /#Dose unit: Gy or cGy, found none/,
    ],
    [
      "has volumes that are no percentages",
      rayStation.replace("100.000", "21.300").replace("95.000", "20.000"),
      /volumes in percent/,
    ],
    ["is no export", "Dose,Volume\n0,100\n", /Eclipse, Monaco or RayStation, found "Dose,Volume"/],
    ["has a line that never ends", `Structure: ${"x".repeat(5000)}`, /at most 1000 characters/],
    ["is empty", "", /found ""/],
  ];
  for (const [name, text, message] of cases)
    it(`is refused where it ${name}`, () => {
      assert.throws(
        () => read(text),
        (error: unknown) => {
          assert.ok(error instanceof DosimetryError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
});
