import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { StudyResults } from "@fiducial/study";
import { analysedStudy } from "../src/analysed-study.ts";
import { fiducial, folderWith, smallStudy, temporaryFolder } from "./command.ts";
import { type DrawnBox, phantomFiles } from "./dicom-phantom.ts";

/** The dose rises by 1 Gy a mm along x, from 0 at −30 mm: 30 Gy in the middle. */
const liver: DrawnBox = { name: "全肝", low: [-20, -20, -20], high: [20, 20, 20] };
const gtv: DrawnBox = { name: "GTV", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] };
const itv: DrawnBox = { name: "ITV", type: "CTV", low: [-6, -6, -6], high: [6, 6, 6] };
const ptv: DrawnBox = { name: "PTV", type: "PTV", low: [-10, -10, -10], high: [10, 10, 10] };

const protocol = `${smallStudy["study.yaml"]}
plan:
  acceptance:
    - { structure: PTV, metric: Dmax, limit: "<= 150 % of the prescription" }
  constraints:
    - { structure: Liver-GTV, metric: Dmean, limit: "< 29 Gy" }
    - { structure: Stomach, metric: Dmax, limit: "< 30 Gy" }
  structure_names: { Liver: [全肝] }
`;

type Files = Record<string, string | Uint8Array>;

function planFiles(folder: string, patient: number, prescriptionGy: number): Files {
  const files = phantomFiles([liver, gtv, itv, ptv], {
    patient,
    prescriptionsGy: [prescriptionGy],
  });
  return {
    [`${folder}/plan-${patient}.dcm`]: files.plan,
    [`${folder}/dose-${patient}.dcm`]: files.dose,
    [`${folder}/set-${patient}.dcm`]: files.structureSet,
  };
}

const study = (files: Files): string =>
  folderWith({ ...smallStudy, "study.yaml": protocol, ...files });

/** The results alone, without a page or figures. */
async function resultsOf(folder: string): Promise<StudyResults> {
  const silent = { stage: () => {}, note: () => {}, done: () => {} };
  return (await analysedStudy(folder, silent)).results;
}

/** What the command writes. */
async function outputOf(folder: string): Promise<string> {
  const out = join(temporaryFolder(), "out");
  const { code, stderr } = await fiducial("run", folder, "--out", out);
  assert.equal(code, 0, stderr);
  return out;
}

const rules = ({ findings }: StudyResults): readonly string[] =>
  findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("plan-"));

describe("fiducial run with plans", () => {
  it("gives each patient's plan to its course, by the name of its folder", async () => {
    const folder = study({ ...planFiles("dicom/P01", 1, 48), ...planFiles("dicom/P02", 2, 42) });
    const results = await resultsOf(folder);
    const [first, second] = results.subjects;
    assert.deepEqual(
      [first, second].map((subject) => subject?.variables["plan.prescription_gy"]),
      [48, 42],
    );
    // 40 Gy at the end of the target, of 48 Gy, to a hundredth of a millimetre of its lofted side;
    // the liver without its middle has the mean of the whole.
    const highest = first?.variables["plan.ptv_dmax_pct"];
    assert.ok(Math.abs(Number(highest) - 100 * (40 / 48)) < 0.03, String(highest));
    assert.ok(Math.abs(Number(first?.variables["plan.liver_gtv_dmean"]) - 30) < 1e-3);
    assert.equal(first?.plan?.verdicts["liver-gtv.dmean"]?.verdict, "violated");
    assert.deepEqual(first?.plan?.verdicts["stomach.dmax"], {
      verdict: "not-evaluable",
      because: "structure-missing",
    });
    assert.equal(results.numbers["plan.stomach.dmax.not_evaluable"]?.value, 2);
    assert.ok(rules(results).includes("plan-structure-made"));
  });

  it("writes the same bytes again, with kept answers and without, and a hash of the plans' files", async () => {
    const folder = study(planFiles("dicom/P01", 1, 48));
    const first = await outputOf(folder);
    const kept = join(folder, ".fiducial/plans");
    assert.equal(readdirSync(kept).length, 1);
    const second = await outputOf(folder);
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), "{ damaged");
    const third = await outputOf(folder);
    rmSync(join(folder, ".fiducial"), { recursive: true });
    const fourth = await outputOf(folder);
    const manifest = (out: string) => readFileSync(join(out, "manifest.json"), "utf8");
    for (const out of [second, third, fourth]) assert.equal(manifest(out), manifest(first));
    const { provenance } = await resultsOf(folder);
    rmSync(join(folder, "dicom"), { recursive: true });
    const without = await resultsOf(folder);
    assert.notEqual(without.provenance.dataHash, provenance.dataHash);
    assert.equal(without.plans, null);
  });

  it("places a recurrence by its contour in the plan, beside the adjudicated record", async () => {
    const recurrence: DrawnBox = { name: "RECUR_1", low: [-6.5, -4, -4], high: [3.5, 4, 4] };
    const { structureSet } = phantomFiles([liver, gtv, itv, ptv, recurrence]);
    const folder = study({
      ...planFiles("dicom/P01", 1, 30),
      "dicom/P01/set-1.dcm": structureSet,
      "study.yaml": `${protocol}local_control: { field: { recurrence_structure: RECUR } }\n`,
      "tables/events.csv":
        "patient_id,date,event\nP01,2021-03-01,local-progression\nP01,2022-01-01,last-contact\nP02,2022-01-01,last-contact\n",
    });
    const [failure] = (await resultsOf(folder)).localControl?.failures ?? [];
    assert.deepEqual(
      [failure?.recorded, failure?.field, failure?.from, failure?.structure],
      ["in-field", "marginal", "contour", "RECUR_1"],
    );
  });

  it("draws the illustrative case and the plans, at both widths, and shows no id of the files", async () => {
    const out = await outputOf(
      study({ ...planFiles("dicom/P01", 1, 48), ...planFiles("dicom/P02", 2, 42) }),
    );
    const figures = readdirSync(join(out, "figures"));
    for (const name of ["plan-case", "plan-case-dvh", "plan-dvh", "plan-limits"])
      for (const file of ["85mm.svg", "85mm.png", "180mm.svg", "180mm.png"])
        assert.ok(figures.includes(`${name}-${file}`), `${name}-${file}`);
    const page = /Transverse slice of the plan[^<]*/.exec(
      readFileSync(join(out, "report.html"), "utf8"),
    )?.[0];
    assert.match(page ?? "", /Outlined: [^.]*Liver/);
    for (const name of ["results.json", "subjects.jsonl", "report.html"])
      assert.doesNotMatch(readFileSync(join(out, name), "utf8"), /phantom-\d/, name);
  });

  it("goes on where a folder cannot be evaluated, and names it", async () => {
    const files = planFiles("dicom/P01", 1, 48);
    const dose = files["dicom/P01/dose-1.dcm"] as Uint8Array;
    const results = await resultsOf(
      study({
        ...planFiles("dicom/P02", 2, 42),
        ...files,
        "dicom/P01/dose-1.dcm": dose.subarray(0, 4000),
        "dicom/nobody/readme.txt": "nothing",
      }),
    );
    const finding = results.findings.find(({ rule }) => rule === "plan-unusable");
    assert.ok(finding !== undefined);
    assert.ok(finding.where.length >= 2, finding.where.map(({ en }) => en).join("\n"));
    assert.equal(results.subjects[1]?.plan?.source, "dicom");
    assert.ok(rules(results).includes("plan-missing"));
  });
});

describe("plans.csv", () => {
  it("names patient, course and prescription of a plan", async () => {
    const results = await resultsOf(
      study({
        ...planFiles("dicom/export", 1, 48),
        "plans.csv":
          "folder,plan,patient_id,course_id,prescription_gy\nexport,plan-1.dcm,P02,C1,42\n",
      }),
    );
    assert.equal(results.subjects[0]?.plan, null);
    assert.equal(results.subjects[1]?.variables["plan.prescription_gy"], 42);
  });

  it("adds the plans that it names for one course: doses, prescriptions and fractions", async () => {
    const results = await resultsOf(
      study({
        ...planFiles("dicom/P01", 1, 24),
        ...planFiles("dicom/P01", 2, 24),
        "plans.csv":
          "folder,plan,patient_id,course_id\nP01,plan-1.dcm,P01,C1\nP01,plan-2.dcm,P01,C1\n",
      }),
    );
    const variables = results.subjects[0]?.variables ?? {};
    assert.equal(variables["plan.prescription_gy"], 48);
    assert.equal(variables["plan.fractions"], 6);
    assert.ok(Math.abs(Number(variables["plan.liver_gtv_dmean"]) - 60) < 1e-3);
    assert.ok(rules(results).includes("plan-fractions-differ"));
  });

  for (const [text, expected] of [
    ["folder,patient\nP01,P01\n", /no patient_id/],
    ["folder,patient_id\nP09,P01\n", /plans.csv, row 2.*P09/s],
    ["folder,patient_id,prescription_gy\nP01,P01,much\n", /a dose in Gy.*much/s],
    ["folder,patient_id\n,P01\n", /no folder/],
  ] as const)
    it(`is refused with its row where it says ${JSON.stringify(text)}`, async () => {
      const folder = study({ ...planFiles("dicom/P01", 1, 48), "plans.csv": text });
      await assert.rejects(resultsOf(folder), expected);
    });
});

describe("Exported DVHs", () => {
  const exported = (prescribed: string): string =>
    [
      "Patient Name         : X",
      "Plan: SBRT 1",
      `Prescribed dose [Gy]: ${prescribed}`,
      "% for dose (%): 100.0",
      "",
      "Structure: PTV",
      "Volume [cm³]: 8.0",
      "Min Dose [Gy]: 40.0",
      "Max Dose [Gy]: 50.0",
      "Mean Dose [Gy]: 46.0",
      "",
      "Dose [Gy] Ratio of Total Structure Volume [%]",
      "0 100",
      "40 100",
      "48 60",
      "50 0",
      "",
    ].join("\r\n");

  it("stand for plans: what a curve tells is evaluated, the rest says why not", async () => {
    const results = await resultsOf(study({ "dvh/P01/dvh.txt": exported("48.0") }));
    const [subject] = results.subjects;
    assert.equal(subject?.plan?.source, "exported-dvh", JSON.stringify(results.findings));
    assert.ok(Math.abs(Number(subject.variables["plan.ptv_dmax_pct"]) - (100 * 50) / 48) < 1e-9);
    assert.equal(subject.variables["plan.coverage"], 60);
    assert.equal(subject.variables["plan.ptv_cm3"], 8);
    assert.equal(subject.variables["plan.paddick_ci"], null);
    assert.deepEqual(subject.plan.verdicts["liver-gtv.dmean"], {
      verdict: "not-evaluable",
      because: "structure-missing",
    });
    assert.equal(results.numbers["plan.from_export"]?.value, 1);
    assert.equal(results.plans?.illustrative?.slice, null);
  });
});
