import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { studyPlanRequest } from "@fiducial/study";
import { onAllCores } from "../src/dosimetry/on-all-cores.ts";
import type { PlanReply, PlanTask } from "../src/dosimetry/plan-task.ts";
import { readStudyFolder } from "../src/study-folder.ts";
import { fiducial, folderWith, smallStudy, temporaryFolder } from "./command.ts";
import { type DrawnBox, phantomFiles } from "./dicom-phantom.ts";

const liver: DrawnBox = { name: "肝脏", low: [-20, -20, -20], high: [20, 20, 20] };
const gtv: DrawnBox = { name: "GTV", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] };

/** A tree of patients, each in a folder of its own; the dose of the third is cut short. */
function patients(): string {
  const files: Record<string, Uint8Array> = {};
  for (const patient of [1, 2, 3]) {
    const { plan, dose, structureSet } = phantomFiles([liver, gtv], { patient });
    files[`P${patient}/plan.dcm`] = plan;
    files[`P${patient}/dose.dcm`] = patient === 3 ? dose.subarray(0, 4000) : dose;
    files[`P${patient}/set.dcm`] = structureSet;
  }
  const tree = folderWith(files);
  return tree;
}

interface Options {
  readonly threads?: number;
  readonly keepIn?: string;
}

async function studyTasks(): Promise<{ readonly tasks: readonly StudyTask[] }> {
  const study = folderWith(smallStudy);
  const { protocol } = await readStudyFolder(study);
  const tree = patients();
  const request = studyPlanRequest(protocol);
  const tasks = ["P1", "P2", "P3"].map((name): StudyTask => {
    const folder = join(tree, name);
    return { kind: "study-folder", source: "dicom", folder, name, request, rows: [] };
  });
  return { tasks };
}

type StudyTask = Extract<PlanTask, { readonly kind: "study-folder" }>;

async function replies(
  tasks: readonly StudyTask[],
  options: Options,
): Promise<PlanReply<StudyTask>[]> {
  const all: PlanReply<StudyTask>[] = [];
  await onAllCores(tasks, { ...options, noun: "patients" }, (reply) => void all.push(reply));
  return all;
}

describe("the plans of a study", () => {
  it("are the same on one core and on several, in the order of their folders", async () => {
    const { tasks } = await studyTasks();
    const two = await replies(tasks, { threads: 2 });
    assert.deepEqual(two, await replies(tasks, { threads: 1 }));
    assert.deepEqual(
      two.map(({ plans, troubles }) => [plans[0]?.folder ?? null, troubles.length > 0]),
      [
        ["P1", false],
        ["P2", false],
        [null, true],
      ],
    );
  });

  it("are taken from what is kept as long as request, files and program are the same", async () => {
    const { tasks } = await studyTasks();
    const keepIn = temporaryFolder();
    const first = await replies(tasks, { keepIn, threads: 2 });
    const kept = readdirSync(keepIn);
    assert.equal(kept.length, 3);
    // As after an interruption: one answer is missing. The others are changed, to be recognised.
    rmSync(join(keepIn, kept[0]!));
    for (const name of kept.slice(1))
      writeFileSync(join(keepIn, name), JSON.stringify({ plans: [], troubles: [], kept: true }));
    const isKept = (reply: object) => "kept" in reply;
    const second = await replies(tasks, { keepIn });
    assert.equal(second.filter(isKept).length, 2);
    const other = tasks.map((task) => ({ ...task, name: `${task.name} again` }));
    assert.equal((await replies(other, { keepIn })).filter(isKept).length, 0);
    assert.equal(readdirSync(keepIn).length, 3);
    const whole = readFileSync(join(tasks[1]!.folder, "dose.dcm"));
    writeFileSync(join(tasks[2]!.folder, "dose.dcm"), whole);
    const third = await replies(other, { keepIn });
    assert.notDeepEqual(third[2], first[2]);
    assert.deepEqual(third[0]!.plans[0]!.structures, first[0]!.plans[0]!.structures);
  });
});

describe("fiducial dvh of several patients", () => {
  it("prints the same with kept answers as without, and writes its CSV in the same order", async () => {
    const tree = patients();
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
