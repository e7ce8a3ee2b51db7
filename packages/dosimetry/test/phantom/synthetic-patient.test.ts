import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  dicomAttributes,
  matchedObjects,
  objectHeader,
  planDosimetry,
  type PlanDosimetry,
  readDicom,
  readDoseGrid,
  readImageSeries,
  readPlan,
  readStructureSet,
} from "@fiducial/dosimetry";
import {
  type DicomIdentity,
  patientFiles,
  syntheticPatient,
  type SyntheticPatient,
  type SyntheticPatientRequest,
} from "@fiducial/dosimetry/phantom";
import { seededRandom } from "../hostile/seeded-random.ts";

const identity: DicomIdentity = {
  patientId: "S1",
  sex: "F",
  studyDate: "20200102",
  uidRoot: "test",
};

/** Coarse, so that the tests are quick. */
const request: SyntheticPatientRequest = {
  lesions: [{ diameterMm: 32, lobe: "right", nearLuminalOrgan: false }],
  breathing: { inferiorMm: 9, anteriorMm: 2 },
  ptvMarginMm: 6,
  prescription: { doseGy: 48, fractions: 3 },
  technique: "static",
  doseGridMm: 4,
  pixelMm: 4,
  drawsPhases: true,
};

describe("a synthetic patient, written and read again", () => {
  let patient: SyntheticPatient;
  let files: ReturnType<typeof patientFiles>;
  let dosimetry: PlanDosimetry;
  const open = (name: string) => {
    const { bytes } = files.find((file) => file.name === name)!;
    return readDicom(bytes, { name });
  };

  before(async () => {
    patient = syntheticPatient(request, seededRandom(11));
    files = patientFiles(identity, patient);
    const { structures } = readStructureSet(open("RS.dcm"));
    dosimetry = planDosimetry({
      structures,
      dose: await readDoseGrid(open("RD.dcm")),
      prescriptionGy: 48,
      derived: [
        {
          name: "phases",
          from: { union: structures.map(({ name }) => name).filter((name) => name.includes("^")) },
        },
        { name: "liver outside", from: { difference: ["Liver", "Body"] } },
      ],
      metrics: ["V100%", "V95%", "Dmax[%]"].map((metric) => ({ structure: "PTV", metric })),
    });
  });

  const volume = (name: string): number =>
    dosimetry.structures.find((structure) => structure.name === name)!.result.volumeCm3;

  it("has the same bytes for the same numbers, and others for others", () => {
    const coarse = { ...request, doseGridMm: 8, pixelMm: 8, drawsPhases: false };
    const [first, again, other] = [11, 11, 12].map((seed) =>
      patientFiles(identity, syntheticPatient(coarse, seededRandom(seed))),
    );
    assert.deepEqual(again, first);
    assert.notDeepEqual(other!.at(-1), first!.at(-1));
  });

  it("matches by its UIDs, in one frame of reference, and every contour lies on a slice", async () => {
    const headers = files.map(({ name }) => objectHeader(open(name)));
    const { plans, mismatches } = matchedObjects(headers);
    assert.deepEqual(mismatches, []);
    assert.equal(plans.length, 1);
    assert.equal(plans[0]!.images.length, patient.image.grid.size[2]);
    const frames = files.map(({ name }) => open(name).text(dicomAttributes.frameOfReferenceUid));
    assert.equal(new Set(frames).size, 1);
    assert.equal(new Set(headers.map(({ sopInstanceUid }) => sopInstanceUid)).size, files.length);

    const series = await readImageSeries(
      files.filter(({ name }) => name.startsWith("CT")).map(({ name }) => open(name)),
    );
    const heights = new Map(series.slices.map((slice) => [slice.sopInstanceUid, slice.positionMm]));
    const contours = readStructureSet(open("RS.dcm")).structures.flatMap(
      (structure) => structure.contours,
    );
    assert.ok(contours.length > 500);
    for (const { referencedImageUid, pointsMm } of contours)
      assert.equal(pointsMm[2], heights.get(referencedImageUid!));
    assert.equal(series.patientPosition, "HFS");
    assert.deepEqual(series.gaps, []);
  });

  it("says that it is synthetic", () => {
    for (const { name, bytes } of files)
      assert.ok(Buffer.from(bytes).includes("Synthetic^S1"), name);
  });

  it("has the prescription, the fractions and beams that give it", () => {
    const plan = readPlan(open("RP.dcm"));
    assert.equal(plan.doseReferences[0]!.prescriptionGy, 48);
    assert.equal(plan.fractionGroups[0]!.fractionsPlanned, 3);
    assert.ok(plan.beams.length >= 9);
    assert.ok(plan.beams.some(({ couchDeg }) => couchDeg !== 0));
  });

  it("covers 95 % of the PTV with the prescription and 99 % with 95 % of it", () => {
    const [covered, nearly, highest] = dosimetry.metrics.map(({ value }) =>
      value.kind === "value" ? value.value : Number.NaN,
    );
    assert.ok(covered! >= 95 && covered! < 99, `V100% is ${covered}`);
    assert.ok(nearly! >= 99, `V95% is ${nearly}`);
    assert.ok(highest! <= 111, `Dmax is ${highest} %`);
  });

  it("has the ITV as the union of the breathing phases, and organs of human size", () => {
    assert.ok(Math.abs(volume("phases") / volume("ITV") - 1) < 0.02);
    assert.ok(volume("GTV") < volume("ITV") && volume("ITV") < volume("PTV"));
    const between = (name: string, least: number, most: number) =>
      assert.ok(volume(name) > least && volume(name) < most, `${name} has ${volume(name)} cm³`);
    between("Liver", 1000, 2200);
    between("Kidney_L", 100, 220);
    between("Kidney_R", 100, 220);
    between("Stomach", 150, 500);
    assert.ok(volume("liver outside") < 0.5);
  });
});
