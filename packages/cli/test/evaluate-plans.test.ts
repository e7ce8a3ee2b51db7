import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { FolderToEvaluate } from "../src/dosimetry/evaluate-folder.ts";
import { evaluatePlans } from "../src/dosimetry/evaluate-plans.ts";
import { fiducial, folderWith, temporaryFolder } from "./command.ts";
import { type DrawnBox, phantomFiles } from "./dicom-phantom.ts";

const liver: DrawnBox = { name: "肝脏", low: [-20, -20, -20], high: [20, 20, 20] };
const gtv: DrawnBox = { name: "GTV", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] };

/** A tree of patients, each in a folder of its own; the dose of the third is cut short. */
function patients(): { readonly tree: string; readonly requests: readonly FolderToEvaluate[] } {
  const files: Record<string, Uint8Array> = {};
  for (const patient of [1, 2, 3]) {
    const { plan, dose, structureSet } = phantomFiles([liver, gtv], { patient });
    files[`P${patient}/plan.dcm`] = plan;
    files[`P${patient}/dose.dcm`] = patient === 3 ? dose.subarray(0, 4000) : dose;
    files[`P${patient}/set.dcm`] = structureSet;
  }
  const tree = folderWith(files);
  const requests = [1, 2, 3].map((patient) => ({
    patient: `P${patient}`,
    folder: join(tree, `P${patient}`),
    metrics: [
      { structure: "Liver-GTV", metric: "volume" },
      { structure: "Liver", metric: "Dmax" },
      { structure: "Stomach", metric: "Dmax" },
    ],
    structureNames: { GTV: "GTVp" },
    prescriptionGy: null,
    curves: ["Liver"],
  }));
  return { tree, requests };
}

describe("evaluatePlans", () => {
  it("answers in the order of the patients, whatever the number of threads", async () => {
    const { requests } = patients();
    const answers = await evaluatePlans(requests, { threads: 2 });
    assert.deepEqual(answers, await evaluatePlans(requests, { threads: 1 }));
    assert.deepEqual(
      answers.map(({ patient, plans, troubles }) => [patient, plans.length, troubles.length > 0]),
      [
        ["P1", 1, false],
        ["P2", 1, false],
        ["P3", 0, true],
      ],
    );
    const [plan] = answers[0]!.plans;
    assert.equal(plan?.summary.prescription.kind, "value");
    const [rest, highest, missing] = plan!.metrics;
    assert.ok(Math.abs(rest!.value.value! - 63.488) < 1e-3);
    assert.equal(highest!.evaluatedStructure, "肝脏");
    assert.ok(Math.abs(highest!.value.value! - 50) < 1e-6);
    assert.equal(missing!.value.kind, "not-evaluable");
    assert.equal(plan!.structures[1]!.standardName, "GTVp");
    const [curve] = plan!.curves;
    // 30 Gy lie at the middle of the cube, which begins at 10 Gy.
    assert.ok(Math.abs(curve!.volumeCm3[300]! - 32) < 1e-3);
    assert.equal(curve!.volumeCm3[100], curve!.totalCm3);
  });

  it("takes a kept answer as long as request and files are the same", async () => {
    const { requests } = patients();
    const keepIn = temporaryFolder();
    const first = await evaluatePlans(requests, { keepIn, threads: 2 });
    const kept = readdirSync(keepIn);
    assert.equal(kept.length, 3);
    // As after an interruption: one answer is missing, the others are recognisably those that were kept.
    rmSync(join(keepIn, kept[0]!));
    for (const name of kept.slice(1)) {
      const answer = readFileSync(join(keepIn, name), "utf8");
      writeFileSync(join(keepIn, name), answer.replace(/^\{"patient":"/, '{"patient":"kept '));
    }
    const second = await evaluatePlans(requests, { keepIn });
    assert.equal(second.filter(({ patient }) => patient.startsWith("kept ")).length, 2);
    assert.equal(second.filter(({ patient }) => !patient.startsWith("kept ")).length, 1);
    const other = requests.map((request) => ({ ...request, prescriptionGy: 40 }));
    const third = await evaluatePlans(other, { keepIn });
    assert.deepEqual(
      third.map(({ patient }) => patient),
      ["P1", "P2", "P3"],
    );
    assert.equal(readdirSync(keepIn).length, 3);
    writeFileSync(
      join(requests[2]!.folder, "dose.dcm"),
      readFileSync(join(requests[1]!.folder, "dose.dcm")),
    );
    const fourth = await evaluatePlans(other, { keepIn });
    assert.deepEqual(fourth.slice(0, 2), third.slice(0, 2));
    assert.notDeepEqual(fourth[2], third[2]);
    assert.equal(first.length, 3);
  });
});

describe("fiducial dvh of several patients", () => {
  it("prints the same with kept answers as without, and writes its CSV in the same order", async () => {
    const { tree } = patients();
    const keep = join(temporaryFolder(), "kept");
    const csv = (name: string) => join(keep, "..", name);
    const plain = await fiducial("dvh", tree, "--json", "--csv", csv("1.csv"));
    const keeping = await fiducial("dvh", tree, "--json", "--csv", csv("2.csv"), "--keep", keep);
    const again = await fiducial("dvh", tree, "--json", "--csv", csv("3.csv"), "--keep", keep);
    assert.equal(plain.code, 0);
    assert.equal((JSON.parse(plain.stdout) as { plans: unknown[] }).plans.length, 2);
    assert.equal(keeping.stdout, plain.stdout);
    assert.equal(again.stdout, plain.stdout);
    const first = readFileSync(csv("1.csv"), "utf8");
    assert.ok(first.length > 10_000);
    assert.equal(readFileSync(csv("3.csv"), "utf8"), first);
    assert.equal(readFileSync(csv("2.csv"), "utf8"), first);
    assert.match(plain.stderr, /Evaluated 3 of 3 plans/);
  });
});
