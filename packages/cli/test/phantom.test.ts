import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { phantom } from "../src/commands/phantom.ts";
import { fiducial, folderWith, smallStudy, temporaryFolder } from "./command.ts";

/** The small study with a lesion of its first patient, said to be synthetic. */
const syntheticStudy = {
  ...smallStudy,
  "study.yaml": `${smallStudy["study.yaml"]}synthetic: true\n`,
  "tables/lesions.csv":
    "patient_id,lesion_id,course_id,organ,lobe,diameter_mm,near_luminal_organ\nP01,L1,C1,Liver,right,20,no\n",
};

describe("fiducial phantom", () => {
  it("writes a whole patient, keeps it, and refuses another in its place until told", async () => {
    const folder = join(temporaryFolder(), "patients");
    // What a run that was killed left behind.
    mkdirSync(join(folder, ".SYNTHETIC-1.99999999.partial"), { recursive: true });
    const first = await fiducial("phantom", folder, "--grid", "5");
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stdout, /^1 synthetic patient written/);
    assert.deepEqual(readdirSync(folder), ["SYNTHETIC-1"]);
    const patient = join(folder, "SYNTHETIC-1");
    const names = readdirSync(patient);
    assert.ok(["CT.001.dcm", "RS.dcm", "RP.dcm", "RD.dcm"].every((name) => names.includes(name)));

    const written = statSync(join(patient, "RD.dcm")).mtimeMs;
    const second = await fiducial("phantom", folder, "--grid", "5");
    assert.match(second.stdout, /^0 synthetic patients written .* 1 already there/);
    assert.equal(statSync(join(patient, "RD.dcm")).mtimeMs, written);

    const other = await fiducial("phantom", folder, "--grid", "5", "--seed", "2");
    assert.equal(other.code, 1);
    assert.match(other.stderr, /SYNTHETIC-1.*made otherwise.*--replace/);

    const { code, stdout } = await fiducial(
      "dvh",
      folder,
      "--structure",
      "PTV",
      "--metric",
      "PTV: V100%",
    );
    assert.equal(code, 0);
    assert.match(stdout, /Prescription 4[28] Gy/);
  });

  it("plans the patients of a synthetic study by their records, and says who has none", async () => {
    const study = folderWith(syntheticStudy);
    const { code, stdout, stderr } = await fiducial("phantom", "--study", study, "--grid", "5");
    assert.equal(code, 0, stderr);
    assert.match(stderr, /P02: no lesion that the course treats/);
    assert.match(stdout, /^1 synthetic patient written/);
    const order = JSON.parse(
      readFileSync(join(study, "dicom/P01/.synthetic-patient.json"), "utf8"),
    ) as { request: Record<string, unknown>; sex: string };
    assert.equal(order.sex, "M");
    assert.deepEqual(order.request["prescription"], { doseGy: 48, fractions: 3 });
    assert.deepEqual(order.request["lesions"], [
      { diameterMm: 20, lobe: "right", nearLuminalOrgan: false },
    ]);
  });

  it("makes up no plans for real patients", async () => {
    const study = folderWith({ ...syntheticStudy, "study.yaml": smallStudy["study.yaml"]! });
    await assert.rejects(
      phantom(undefined, { study, grid: "3" }),
      /expected synthetic: true, found a study of real patients/,
    );
  });

  it("touches no folder that it did not write", async () => {
    const folder = folderWith({ "SYNTHETIC-1/RD.dcm": "a real dose" });
    await assert.rejects(phantom(folder, { replace: true, grid: "3" }), /found other files/);
    assert.equal(readFileSync(join(folder, "SYNTHETIC-1/RD.dcm"), "utf8"), "a real dose");
    writeFileSync(join(folder, "file"), "");
    const { code, stderr } = await fiducial("phantom", join(folder, "file"));
    assert.equal(code, 1, stderr);
  });

  it("writes a shape in a dose with what their formulas say, beside others", async () => {
    const folder = temporaryFolder();
    const sphere = ["--shape", "sphere", "--dose", "radiosurgical", "--diameter", "20"];
    const first = await fiducial("phantom", folder, ...sphere, "--slice", "2", "--grid", "2");
    assert.equal(first.code, 0, first.stderr);
    await phantom(folder, { shape: "cone", grid: "2" });
    assert.deepEqual(readdirSync(folder).toSorted(), ["CONE-LINEAR-SI", "SPHERE-RADIOSURGICAL"]);
    const written = join(folder, "SPHERE-RADIOSURGICAL");
    const truth = JSON.parse(readFileSync(join(written, "truth.json"), "utf8")) as {
      readonly volumeCm3: number;
      readonly indices: { readonly gradientIndex: number };
    };
    assert.ok(Math.abs(truth.volumeCm3 - (4 / 3) * Math.PI) < 1e-9);
    const { stdout } = await fiducial("dvh", written, "--json");
    const [plan] = (
      JSON.parse(stdout) as {
        plans: {
          prescription: { valueGy: number };
          structures: { quality: Record<string, { value: number }> }[];
        }[];
      }
    ).plans;
    assert.equal(plan!.prescription.valueGy, 20);
    const { gradientIndex } = plan!.structures[0]!.quality;
    assert.ok(Math.abs(gradientIndex!.value / truth.indices.gradientIndex - 1) < 0.02);
    await assert.rejects(
      phantom(folder, { shape: "cone", grid: "1" }),
      /made otherwise.*--replace/,
    );
  });

  it("says what is wrong with its options", async () => {
    const { code, stderr } = await fiducial("phantom", "x", "--patients", "0");
    assert.equal(code, 2);
    assert.match(stderr, /--patients: expected a whole number from 1 to 1000/);
    for (const [folder, options, message] of [
      [undefined, {}, /a folder to write to, or --study/],
      ["x", { grid: "fine" }, /--grid: expected a number from 1 to 5, found "fine"/],
      ["x", { seed: "-1" }, /--seed: expected a whole number/],
      [undefined, { study: "x", patients: "2" }, /Leave out one of the two/],
      ["x", { diameter: "20" }, /--diameter: it belongs to --shape/],
      ["x", { shape: "sphere", patients: "2" }, /--patients: a shape is no patient/],
      ["x", { shape: "ball" }, /--shape: expected one of sphere, .*found "ball"/],
      ["x", { shape: "cone", dose: "gaussian" }, /expected a sphere, found cone/],
      ["x", { shape: "sphere", length: "20" }, /a sphere has a diameter only/],
      [undefined, { shape: "sphere" }, /--shape: expected a folder/],
    ] as const)
      await assert.rejects(phantom(folder, { grid: "3", ...options }), message);
  });
});
