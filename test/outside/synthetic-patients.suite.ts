import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "./programs.ts";

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;

/** Debian's Python, which is the one that its package python3-pydicom serves. */
const python = "/usr/bin/python3";
const hasPydicom = spawnSync(python, ["-c", "import pydicom"]).status === 0;

describe("files of synthetic patients, as other programs see them", () => {
  const folder = mkdtempSync(join(tmpdir(), "fiducial-phantom-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  before(() => {
    const run = spawnSync("npx", ["fiducial", "phantom", folder, "--patients", "4"], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
  });
  const patients = () => readdirSync(folder).map((name) => join(folder, name));

  it("have neither errors nor warnings by dciodvfy", { skip: !has("dciodvfy") }, () => {
    for (const patient of patients())
      for (const name of ["CT.001.dcm", "CT.040.dcm", "RS.dcm", "RP.dcm", "RD.dcm"]) {
        const { stdout, stderr } = spawnSync("dciodvfy", [join(patient, name)], {
          encoding: "utf8",
        });
        assert.doesNotMatch(`${stdout}${stderr}`, /error|warning/i, `${patient} ${name}`);
      }
  });

  it("have neither errors nor warnings as analytic phantoms", { skip: !has("dciodvfy") }, () => {
    const shapes = mkdtempSync(join(tmpdir(), "fiducial-shapes-"));
    try {
      for (const [shape, dose] of [
        ["sphere", "radiosurgical"],
        ["rotated-cone", "linear-ap"],
      ] as const) {
        const options = ["--shape", shape, "--dose", dose];
        const run = spawnSync("npx", ["fiducial", "phantom", shapes, ...options], {
          cwd: root,
          encoding: "utf8",
        });
        assert.equal(run.status, 0, run.stderr);
        for (const name of ["RS.dcm", "RP.dcm", "RD.dcm"]) {
          const file = join(shapes, `${shape}-${dose}`.toUpperCase(), name);
          const { stdout, stderr } = spawnSync("dciodvfy", [file], { encoding: "utf8" });
          assert.doesNotMatch(`${stdout}${stderr}`, /error|warning/i, `${shape} ${name}`);
        }
      }
    } finally {
      rmSync(shapes, { recursive: true, force: true });
    }
  });

  it("are read by pydicom", { skip: !hasPydicom }, () => {
    for (const patient of patients()) {
      const program = `
import glob, sys, pydicom
files = [pydicom.dcmread(f) for f in glob.glob(sys.argv[1] + "/*.dcm")]
plan = next(f for f in files if f.Modality == "RTPLAN")
dose = next(f for f in files if f.Modality == "RTDOSE")
structures = next(f for f in files if f.Modality == "RTSTRUCT")
assert len({f.FrameOfReferenceUID for f in files}) == 1
assert dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID == plan.SOPInstanceUID
assert plan.ReferencedStructureSetSequence[0].ReferencedSOPInstanceUID == structures.SOPInstanceUID
assert len(dose.PixelData) // 2 * 2 >= dose.Rows * dose.Columns * dose.NumberOfFrames * 2
for beam in plan.BeamSequence:
    weights = [p.CumulativeMetersetWeight for p in beam.ControlPointSequence]
    assert weights[0] == 0 and weights[-1] == 1 and weights == sorted(weights), weights
`;
      const run = spawnSync(python, ["-c", program, patient], { encoding: "utf8" });
      assert.equal(run.status, 0, run.stderr);
    }
  });

  it("become images, structures and dose in plastimatch", { skip: !has("plastimatch") }, () => {
    const [patient] = patients();
    const out = mkdtempSync(join(tmpdir(), "fiducial-plastimatch-"));
    try {
      const at = (name: string) => join(out, name);
      const asked = ["--output-img", at("ct.mha"), "--output-prefix", at("structures")];
      const run = spawnSync(
        "plastimatch",
        ["convert", "--input", patient!, ...asked, "--output-dose-img", at("dose.mha")],
        { encoding: "utf8" },
      );
      assert.equal(run.status, 0, run.stderr);
      for (const name of ["ct.mha", "dose.mha", "structures/Liver.mha", "structures/PTV.mha"])
        assert.ok(existsSync(at(name)), name);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
