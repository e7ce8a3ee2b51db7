import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDicom, readPlan, type Plan } from "@fiducial/dosimetry";
import { dicomBytes } from "../dicom/dicom-bytes.ts";
import { planElements, type Changes } from "./written-objects.ts";

const read = (changes: Changes = {}): Plan =>
  readPlan(readDicom(dicomBytes(planElements(changes))));

describe("a plan", () => {
  it("states fractions, prescription and the structure it is prescribed to", () => {
    const plan = read();
    assert.equal(plan.treatment, "external-beam");
    assert.equal(plan.fractionGroups[0]!.fractionsPlanned, 5);
    assert.deepEqual(plan.doseReferences, [
      {
        number: 1,
        structureType: "VOLUME",
        type: "TARGET",
        description: null,
        referencedRoiNumber: 7,
        prescriptionGy: 50,
        minimumGy: null,
        maximumGy: null,
      },
    ]);
    assert.equal(plan.referencedStructureSetUid, "1.2.3.4.3");
    assert.equal(plan.approvalStatus, "APPROVED");
    assert.equal(plan.patientPosition, "HFS");
  });

  it("has static beams with energy, machine, angles, isocentre and meterset", () => {
    const [beam] = read().beams;
    const { controlPoints, ...rest } = beam!;
    assert.deepEqual(rest, {
      number: 1,
      name: "AP",
      radiationType: "PHOTON",
      deliveryType: "TREATMENT",
      movement: "static",
      beamType: "STATIC",
      machineName: "TrueBeam 1",
      nominalEnergy: 6,
      fluenceMode: "FFF",
      gantryStartDeg: 0,
      gantryEndDeg: 0,
      gantryRotation: "none",
      collimatorDeg: 10,
      couchDeg: 350,
      isocentreMm: [1.5, -2, 30],
      isocentreMoves: false,
      sourceAxisDistanceMm: 1000,
      meterset: 512.5,
      dosimeterUnit: "MU",
    });
    assert.deepEqual(
      controlPoints.map(({ metersetShare }) => metersetShare),
      [0, 1],
    );
  });

  it("has arcs, whose control points keep what they do not repeat", () => {
    const beam = read().beams[1]!;
    assert.equal(beam.movement, "arc");
    assert.equal(beam.gantryRotation, "clockwise");
    assert.deepEqual(
      beam.controlPoints.map(({ gantryDeg }) => gantryDeg),
      [181, 0, 179],
    );
    assert.deepEqual(
      beam.controlPoints.map(({ metersetShare }) => metersetShare),
      [0, 0.25, 1],
    );
    assert.equal(beam.nominalEnergy, 10);
    assert.equal(beam.meterset, 1024);
  });

  it("says null, and assumes nothing, where the file is silent", () => {
    const plan = read({ "300A0010": null, "300A0070": null });
    assert.deepEqual(plan.doseReferences, []);
    assert.deepEqual(plan.fractionGroups, []);
    assert.equal(plan.beams[0]!.meterset, null);
  });

  it("is recognised as brachytherapy or ion plan", () => {
    const brachy = read({
      "300A00B0": null,
      "300A0230": ["SQ", { items: [[["300A0234", "IS", "1"]]] }],
      "300A0070": [
        "SQ",
        {
          items: [
            [
              ["300A0071", "IS", "1"],
              ["300A0078", "IS", "4"],
              ["300C000A", "SQ", { items: [[["300A00A4", "DS", "7"]]] }],
            ],
          ],
        },
      ],
    });
    assert.equal(brachy.treatment, "brachytherapy");
    assert.equal(brachy.fractionGroups[0]!.brachyApplications, 1);
    const ion = read({
      "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.481.8"],
      "300A00B0": null,
      "300A03A2": [
        "SQ",
        {
          items: [
            [
              ["300A00C0", "IS", "1"],
              ["300A00C6", "CS", "PROTON"],
              [
                "300A03A8",
                "SQ",
                { items: [[["300A0114", "DS", "150"]], [["300A0114", "DS", "140"]]] },
              ],
            ],
          ],
        },
      ],
    });
    assert.equal(ion.treatment, "ion");
    assert.equal(ion.beams[0]!.radiationType, "PROTON");
    // Layers of several energies have no one energy.
    assert.equal(ion.beams[0]!.nominalEnergy, null);
  });

  it("is refused where a number is none", () => {
    const groups: Changes = {
      "300A0070": [
        "SQ",
        {
          items: [
            [
              ["300A0071", "IS", "1"],
              ["300A0078", "IS", "five"],
            ],
          ],
        },
      ],
    };
    assert.throws(() => read(groups), /Number of Fractions Planned \(300A,0078\).*"five"/);
  });
});
