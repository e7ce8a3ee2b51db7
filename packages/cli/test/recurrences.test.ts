import type { StudyPlanRequest } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";
import { planFolderMetrics } from "../src/plans/plan-folder.ts";
import { folderWith } from "./command.ts";
import { type DrawnBox, laterStructureSet, phantomFiles } from "./dicom-phantom.ts";

const ptv: DrawnBox = { name: "PTV", type: "PTV", low: [-10, -10, -10], high: [10, 10, 10] };
/** The dose rises by 1 Gy a mm from 30 Gy in the middle, so 28.5 Gy, 95 % of 30 Gy, reach from −1.5 mm: half of this box. */
const recurrence: DrawnBox = { name: "RECUR_1", low: [-6.5, -4, -4], high: [3.5, 4, 4] };

const request: StudyPlanRequest = {
  metrics: [],
  targets: { planning: "PTV", gross: "GTV", internal: "ITV" },
  recurrence: { name: "Recur", isodosePercent: 95 },
  structureNames: {},
};

async function recurrencesOf(
  drawn: readonly DrawnBox[],
  later: Uint8Array | null,
  asked: Partial<StudyPlanRequest> = {},
) {
  const { plan, dose, structureSet } = phantomFiles([ptv, ...drawn]);
  const folder = folderWith({
    "plan.dcm": plan,
    "dose.dcm": dose,
    "set.dcm": structureSet,
    ...(later === null ? {} : { "later.dcm": later }),
  });
  const task = { folder, name: "P01", request: { ...request, ...asked }, rows: [] };
  const { plans, troubles } = await planFolderMetrics(task);
  assert.deepEqual(troubles, []);
  return plans[0]!.recurrences;
}

test("A recurrence in the plan's own set has the share of its volume within the isodose", async () => {
  const [found, ...others] = await recurrencesOf([recurrence], null);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [found?.structure, found?.file, found?.because],
    ["RECUR_1", "dicom/P01/set.dcm", null],
  );
  assert.ok(Math.abs(found!.insidePercent! - 50) < 0.5, String(found?.insidePercent));
  assert.ok(Math.abs(found!.volumeCm3! - 0.64) < 0.02, String(found?.volumeCm3));
  const [lower] = await recurrencesOf([recurrence], null, {
    recurrence: { name: "RECUR", isodosePercent: 80 },
  });
  // 24 Gy reach from −6 mm.
  assert.ok(Math.abs(lower!.insidePercent! - 95) < 1.5, String(lower?.insidePercent));
});

test("So has one of a later image that was registered; one in a frame of its own has no place", async () => {
  const [registered] = await recurrencesOf([], laterStructureSet([recurrence]));
  assert.equal(registered?.file, "dicom/P01/later.dcm");
  assert.ok(Math.abs(registered!.insidePercent! - 50) < 0.5);
  const [apart] = await recurrencesOf([], laterStructureSet([recurrence], { registered: false }));
  assert.deepEqual([apart?.insidePercent, apart?.because], [null, "other-frame"]);
});

test("Only structures of the protocol's name are recurrences, and none where it names none", async () => {
  const others = ["RECURRENT_NERVE", "PRV_RECUR", "Recur2"].map((name) => ({
    ...recurrence,
    name,
  }));
  assert.deepEqual(
    (await recurrencesOf(others, null)).map(({ structure }) => structure),
    ["Recur2"],
  );
  assert.deepEqual(await recurrencesOf([recurrence], null, { recurrence: null }), []);
});
