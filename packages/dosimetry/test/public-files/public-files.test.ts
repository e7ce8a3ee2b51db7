import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  decodePixelData,
  dicomAttributes,
  matchedObjects,
  objectHeader,
  readDicom,
  readDoseFrame,
  readDoseGrid,
  readImageSeries,
  readPlan,
  readStructureSet,
  structureName,
  type DataSet,
} from "@fiducial/dosimetry";

/* Files of dicompyler-core, pydicom, pymedphys, rt-utils and SlicerRT, which stay outside the project. */
const folder = new URL("../../../../../shared/dicom/", import.meta.url);
const skip = existsSync(folder) ? false : "the public DICOM files are not beside the repository";

const file = (path: string): DataSet =>
  readDicom(readFileSync(new URL(path, folder)), { name: path });

interface Expected {
  readonly RTSTRUCT: readonly {
    number: number;
    name: string;
    contours: number;
    numbers: number;
    checksum: number;
  }[];
  readonly RTDOSE: {
    units: string;
    size: number[];
    spacing: number[];
    position: number[];
    orientation: number[];
    offsets: number[];
    maximum: number;
    sum: number;
  };
  readonly RTPLAN: {
    label: string;
    name: string;
    fractions: number[];
    prescriptions: number[];
    metersets: number[];
    beams: {
      number: number;
      name: string;
      machine: string;
      radiation: string;
      energy: number;
      gantry: number;
      isocentre: number[];
      control_points: number;
    }[];
  };
  readonly CT: { size: number[]; sum: number; minimum: number; maximum: number };
}
type Reference = {
  [Modality in keyof Expected]: { readonly modality: Modality; readonly read: Expected[Modality] };
}[keyof Expected];

const references = JSON.parse(
  readFileSync(new URL("read-with-pydicom.json", import.meta.url), "utf8"),
) as Readonly<Record<string, Reference>>;

function near(actual: number, expected: number, relative: number): void {
  assert.ok(
    Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );
}

/** The sum that `read-with-pydicom.py` makes of contours. The repeated last point that reading takes away is written back. */
function compareStructures(dataSet: DataSet, expected: Expected["RTSTRUCT"]): void {
  const set = readStructureSet(dataSet);
  assert.deepEqual(
    set.structures.map(({ number, name, contours }) => ({
      number,
      name,
      contours: contours.length,
    })),
    expected.map(({ number, name, contours }) => ({ number, name, contours })),
  );
  for (const [index, { contours }] of set.structures.entries()) {
    const { numbers, checksum } = expected[index]!;
    const read = contours.reduce((sum, { pointsMm }) => sum + pointsMm.length, 0);
    const repeated = (numbers - read) / 3;
    assert.ok(Number.isInteger(repeated) && repeated >= 0 && repeated <= contours.length);
    if (repeated > 0) continue;
    const sum = contours.reduce(
      (total, { pointsMm }) =>
        total + pointsMm.reduce((part, value, at) => part + value * (1 + (at % 7)), 0),
      0,
    );
    near(sum, checksum, 1e-9);
  }
}

async function compareDose(dataSet: DataSet, expected: Expected["RTDOSE"]): Promise<void> {
  const { values: stored, columns, rows, frames } = await decodePixelData(dataSet, 1e8);
  const values = Float64Array.from(stored);
  const scaling = dataSet.number(dicomAttributes.doseGridScaling)!;
  assert.deepEqual([columns, rows, frames], expected.size);
  near(
    values.reduce((sum: number, value: number) => sum + value * scaling, 0),
    expected.sum,
    1e-9,
  );
  if (expected.units !== "GY") {
    await assert.rejects(readDoseGrid(dataSet), /Dose Units/);
    return;
  }
  if (frames === 1 && dataSet.number(dicomAttributes.sliceThickness) === null) {
    await assert.rejects(readDoseGrid(dataSet), /Slice Thickness/);
    return;
  }
  const { doseGy, frame } = await readDoseGrid(dataSet);
  near(
    doseGy.reduce((sum, dose) => sum + dose, 0),
    expected.sum,
    1e-6,
  );
  near(
    doseGy.reduce((most, dose) => Math.max(most, dose), 0),
    expected.maximum,
    1e-6,
  );
  assert.deepEqual([...frame.spacingMm], expected.spacing);
  assert.deepEqual([...frame.axes[0], ...frame.axes[1]], expected.orientation);
  if (expected.offsets.length === 0) return;
  const extent = Math.max(...expected.offsets) - Math.min(...expected.offsets);
  near(frame.planeOffsetsMm.at(-1)!, extent, 1e-9);
  const lowest = Math.min(...expected.offsets) * frame.axes[2][2];
  near(frame.originMm[2], expected.position[2]! + lowest, 1e-9);
}

function comparePlan(dataSet: DataSet, expected: Expected["RTPLAN"]): void {
  const plan = readPlan(dataSet);
  assert.equal(plan.label, expected.label);
  assert.equal(plan.name ?? "", expected.name);
  assert.deepEqual(
    plan.fractionGroups.map(({ fractionsPlanned }) => fractionsPlanned),
    expected.fractions,
  );
  assert.deepEqual(
    plan.doseReferences.map(({ prescriptionGy }) => prescriptionGy ?? 0),
    expected.prescriptions,
  );
  assert.deepEqual(
    plan.fractionGroups.flatMap(({ beams }) => beams.map(({ meterset }) => meterset ?? 0)),
    expected.metersets,
  );
  assert.deepEqual(
    plan.beams.map((beam) => ({
      number: beam.number,
      name: beam.name ?? "",
      machine: beam.machineName ?? "",
      radiation: beam.radiationType ?? "",
      energy: beam.nominalEnergy,
      gantry: beam.gantryStartDeg,
      isocentre: beam.isocentreMm,
      control_points: beam.controlPoints.length,
    })),
    expected.beams,
  );
}

async function compareImage(dataSet: DataSet, expected: Expected["CT"]): Promise<void> {
  const { frame, values: stored } = await readImageSeries([dataSet]);
  const values = Float64Array.from(stored);
  assert.deepEqual(frame.size.slice(0, 2), expected.size);
  assert.equal(
    values.reduce((sum: number, value: number) => sum + value, 0),
    expected.sum,
  );
  assert.equal(
    values.reduce((least: number, value: number) => Math.min(least, value), Infinity),
    expected.minimum,
  );
  assert.equal(
    values.reduce((most: number, value: number) => Math.max(most, value), -Infinity),
    expected.maximum,
  );
}

describe("public files", { skip }, () => {
  for (const [path, reference] of Object.entries(references))
    it(`are read as pydicom reads them: ${path}`, async () => {
      const dataSet = file(path);
      if (reference.modality === "RTSTRUCT") compareStructures(dataSet, reference.read);
      else if (reference.modality === "RTDOSE") await compareDose(dataSet, reference.read);
      else if (reference.modality === "RTPLAN") comparePlan(dataSet, reference.read);
      else await compareImage(dataSet, reference.read);
    });

  it("are all compared, but for doses without pixels", () => {
    const paths = globSync("**/*.dcm", { cwd: folder }).map((path) => path.replaceAll("\\", "/"));
    const compared = paths.filter((path) => !path.endsWith("_empty.dcm"));
    assert.deepEqual(compared.toSorted(), Object.keys(references).toSorted());
  });

  const orientations: Readonly<Record<string, readonly number[]>> = {
    HFS: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    HFP: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
    HFDL: [0, -1, 0, 1, 0, 0, 0, 0, 1],
    HFDR: [0, 1, 0, -1, 0, 0, 0, 0, 1],
    FFS: [-1, 0, 0, 0, 1, 0, 0, 0, -1],
    FFP: [1, 0, 0, 0, -1, 0, 0, 0, -1],
    FFDL: [0, 1, 0, 1, 0, 0, 0, 0, -1],
    FFDR: [0, -1, 0, -1, 0, 0, 0, 0, -1],
  };
  for (const [name, axes] of Object.entries(orientations))
    it(`lie as the planning system had the patient lie: ${name}`, () => {
      const frame = readDoseFrame(file(`pymedphys-orient/RD.DICOMORIENT.Dose_${name}_empty.dcm`));
      assert.deepEqual(frame.axes.flat(), axes);
      assert.equal(frame.size[2], 101);
      assert.equal(frame.planeOffsetsMm.at(-1), 200);
    });

  it("state 14 Gy for the plan that dicompyler's own tests know", () => {
    const plan = readPlan(file("dicompyler-core/rtplan.dcm"));
    assert.equal(plan.label, "B1");
    const targets = plan.doseReferences.filter(({ prescriptionGy }) => prescriptionGy !== null);
    assert.equal(targets[0]!.prescriptionGy, 14);
    assert.equal(plan.beams[0]!.movement, "static");
  });

  it("enclose, section by section, the volumes that Eclipse gave its structures", () => {
    const eclipseCm3: Readonly<Record<string, readonly [least: number, most: number]>> = {
      Bladder: [116.48, 117.45],
      "Femoral Head Lt": [49.12, 49.4],
      "Femoral Head RT": [49.93, 50.33],
      PTV: [48.12, 49.17],
      Rectum: [29.91, 30.71],
    };
    const { structures } = readStructureSet(file("slicerrt/dicom_EclipseProstate/RS.dcm"));
    for (const [name, [least, most]] of Object.entries(eclipseCm3)) {
      const { contours } = structures.find((structure) => structure.name === name)!;
      const volume = contours.reduce(
        (sum, { pointsMm }) => sum + (polygonArea(pointsMm) * 2.5) / 1000,
        0,
      );
      assert.ok(volume > least - 0.05 && volume < most + 0.05, `${name} ${volume}`);
    }
  });

  it("have names that become TG-263, or say why not", () => {
    const names = (path: string): readonly string[] =>
      readStructureSet(file(path)).structures.map(({ name }) => {
        const naming = structureName(name);
        return naming.kind === "named" ? naming.name : naming.kind;
      });
    assert.deepEqual(names("dicompyler-core/rtss.dcm"), [
      "Body",
      "unknown",
      "unknown",
      "ambiguous",
      "Heart",
      "Lung_L",
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
    assert.deepEqual(names("slicerrt/dicom_EclipseProstate/RS.dcm"), [
      "Body",
      "Bladder",
      "Femur_Head_L",
      "Femur_Head_R",
      "PTV",
      "Rectum",
    ]);
  });

  it("of one patient belong together by their UIDs", () => {
    const headers = ["rtplan.dcm", "rtss.dcm", "ct.0.dcm"].map((name) =>
      objectHeader(file(`dicompyler-core/${name}`)),
    );
    const eye = objectHeader(file("eyeplantodicom/rtdose.dcm"));
    const { plans, mismatches } = matchedObjects([...headers, eye]);
    const [first] = plans;
    assert.equal(first!.structureSet?.file, "dicompyler-core/rtss.dcm");
    assert.equal(first!.images.length, 1);
    assert.equal(first!.dose, null);
    // The dose of one plane names this plan, but was calculated for another patient.
    assert.deepEqual(
      mismatches.map(({ kind }) => kind),
      ["another-patient", "plan-without-dose"],
    );
  });
});

function polygonArea(points: Float64Array): number {
  let twice = 0;
  for (let at = 0; at < points.length; at += 3) {
    const next = (at + 3) % points.length;
    twice += points[at]! * points[next + 1]! - points[next]! * points[at + 1]!;
  }
  return Math.abs(twice) / 2;
}
