import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { fiducial, folderWith } from "./command.ts";
import { type DrawnBox, phantomFiles, withoutCharacterSet } from "./dicom-phantom.ts";

const ptv: DrawnBox = { name: "PTV_48", type: "PTV", low: [-10, -10, -10], high: [10, 10, 10] };
const liver: DrawnBox = { name: "肝脏", low: [-20, -20, -20], high: [20, 20, 20] };
const gtvs: readonly DrawnBox[] = [
  { name: "GTV1", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] },
  { name: "GTV2", type: "GTV", low: [10, -4, -4], high: [18, 4, 4] },
];
const boxes = [liver, ptv, ...gtvs];

interface Answer {
  readonly usable: boolean;
  readonly troubles: { where: string; expected: string; found: string; remedy: string }[];
  readonly files: {
    dicom: { file: string; kind: string }[];
    notDicom: string[];
    unreadable: { where: string }[];
  };
  readonly mismatches: { kind: string; text: string }[];
  readonly notEvaluated: { file: string; troubles: { found: string }[] }[];
  readonly plans: {
    patientId: string;
    label: string | null;
    fractions: number | null;
    prescription: { kind: string; valueGy?: number; from?: string; because?: string };
    structures: {
      name: string;
      naming: { kind: string; name: string };
      capBand: { withoutCapsCm3: number; withHalfSliceCm3: number } | null;
      modes: { geometry: string; volume: Value; doses: Record<string, Value> }[];
      quality: Record<string, Value> | null;
    }[];
    metrics: { structure: string; metric: string; value: Value }[];
    notes: string[];
    findings: { kind: string; text: string }[];
  }[];
}

interface Value {
  readonly kind: string;
  readonly value: number | null;
  readonly unit: string;
  readonly because?: string;
}

async function dvhJson(...args: readonly string[]): Promise<Answer> {
  const { stdout } = await fiducial("dvh", ...args, "--json");
  return JSON.parse(stdout) as Answer;
}

/** A folder as an export leaves it: names that say nothing, other files, a damaged one. */
function exportedFolder(drawn: readonly DrawnBox[] = boxes): string {
  const { plan, dose, structureSet } = phantomFiles(drawn);
  return folderWith({
    "export/1": plan,
    "export/deep/er/2.dcm": dose,
    "3.ima": structureSet,
    "notes.txt": "not DICOM",
    "cut.dcm": dose.subarray(0, 3000),
  });
}

function near(found: Value | undefined, expected: number, tolerance: number): void {
  assert.equal(found?.kind, "value");
  assert.ok(Math.abs(found.value! - expected) <= tolerance, `${found.value} is not ${expected}`);
}

describe("fiducial dvh", () => {
  it("reads any layout, names what is not DICOM and tells why a file is not read", async () => {
    const { files, plans } = await dvhJson(exportedFolder());
    assert.deepEqual(
      files.dicom.map(({ kind }) => kind),
      ["structure-set", "plan", "dose"],
    );
    assert.deepEqual(files.notDicom, ["notes.txt"]);
    assert.match(files.unreadable[0]!.where, /^cut\.dcm/);
    assert.equal(plans.length, 1);
    assert.equal(plans[0]!.label, "Boxes");
    assert.equal(plans[0]!.fractions, 3);
    assert.deepEqual(plans[0]!.prescription, { kind: "value", valueGy: 30, from: "plan" });
  });

  it("gives volume, cap band and doses of a box in a dose of 1 Gy a mm", async () => {
    const { structures } = (await dvhJson(exportedFolder())).plans[0]!;
    const found = structures.find(({ name }) => name === "肝脏")!;
    assert.equal(found.naming.name, "Liver");
    // 40 mm a side; without half a slice at both ends 38 mm.
    assert.ok(Math.abs(found.capBand!.withHalfSliceCm3 - 64) < 0.01);
    assert.ok(Math.abs(found.capBand!.withoutCapsCm3 - 60.8) < 0.01);
    const { volume, doses } = found.modes[0]!;
    near(volume, 64, 0.01);
    near(doses["Dmin"], 10, 0.01);
    near(doses["Dmean"], 30, 0.01);
    near(doses["Dmax"], 50, 0.01);
    near(doses["D98%"], 10.8, 0.02);
    near(doses["D2%"], 49.2, 0.02);
  });

  it("gives a target both modes and its indices", async () => {
    const { structures } = (await dvhJson(exportedFolder())).plans[0]!;
    const found = structures.find(({ name }) => name === "PTV_48")!;
    assert.deepEqual(
      found.modes.map(({ geometry }) => geometry),
      ["loft", "slab"],
    );
    near(found.quality!["coverage"], 50, 0.1);
    near(found.quality!["rtogHomogeneityIndex"], 40 / 30, 0.01);
    assert.equal(structures.find(({ name }) => name === "肝脏")!.quality, null);
  });

  it("finds structures by TG-263 names and makes those that are not drawn, and says so", async () => {
    const { metrics, notes } = (
      await dvhJson(exportedFolder(), "--metric", "Liver-GTV: volume", "PTV: V30Gy", "Heart: Dmax")
    ).plans[0]!;
    near(metrics[0]!.value, 64 - 2 * 0.512, 0.01);
    near(metrics[1]!.value, 50, 0.1);
    assert.deepEqual([metrics[2]!.value.kind, metrics[2]!.value.value], ["not-evaluable", null]);
    assert.deepEqual(notes, [
      'Liver-GTV is not drawn: made of "肝脏" without "GTV1" and "GTV2".',
      'PTV is "PTV_48", the only one.',
      "Heart: no structure is named Heart.",
    ]);
  });

  it("chooses none of several structures that a name may mean", async () => {
    const { notes, metrics } = (await dvhJson(exportedFolder(), "--metric", "GTV: Dmax")).plans[0]!;
    assert.deepEqual(notes, ['GTV: several structures may be GTV ("GTV1", "GTV2").']);
    assert.equal(metrics[0]!.value.kind, "not-evaluable");
  });

  it("shows only the structures asked for, and refuses names that no plan has", async () => {
    const folder = exportedFolder();
    const { structures } = (await dvhJson(folder, "--structure", "Liver")).plans[0]!;
    assert.deepEqual(
      structures.map(({ name }) => name),
      ["肝脏"],
    );
    const { code, stderr } = await fiducial("dvh", folder, "--structure", "Heart");
    assert.equal(code, 1);
    assert.match(stderr, /expected a structure named Heart, found none/);
  });

  it("prefers no prescription where the plan states several, until one is given", async () => {
    const { plan, dose, structureSet } = phantomFiles([ptv], { prescriptionsGy: [30, 25] });
    const folder = folderWith({ plan, dose, structureSet });
    const without = (await dvhJson(folder, "--metric", "PTV: V100%")).plans[0]!;
    assert.deepEqual(without.prescription, {
      kind: "none",
      because: "the RTPLAN states several (30 Gy, 25 Gy)",
    });
    assert.equal(without.structures[0]!.quality, null);
    assert.equal(without.metrics[0]!.value.because, "no prescription is known");
    const given = await dvhJson(folder, "--metric", "PTV: V100%", "--prescription", "35");
    // A quarter of the box; the smooth mode rounds its ends.
    near(given.plans[0]!.metrics[0]!.value, 25, 1);
  });

  it("keeps the plans of several patients apart, and goes on after one that cannot be used", async () => {
    const one = phantomFiles(boxes);
    const two = phantomFiles([ptv], { patient: 2 });
    const three = phantomFiles([ptv], { patient: 3 });
    const folder = folderWith({
      ...Object.fromEntries(Object.entries(one).map(([name, bytes]) => [`a/${name}`, bytes])),
      ...Object.fromEntries(Object.entries(two).map(([name, bytes]) => [`b/${name}`, bytes])),
      "c/plan": three.plan,
      "c/structures": three.structureSet,
    });
    const { plans, notEvaluated, mismatches } = await dvhJson(folder);
    assert.deepEqual(plans.map(({ patientId }) => patientId).toSorted(), [
      "phantom-1",
      "phantom-2",
    ]);
    assert.deepEqual(
      notEvaluated.map(({ file, troubles }) => [file, troubles[0]!.found]),
      [["c/plan", "no dose"]],
    );
    assert.ok(mismatches.some(({ kind }) => kind === "plan-without-dose"));
  });

  it("takes a copy of an object once, and none of two that share a UID and differ", async () => {
    const { plan, dose, structureSet } = phantomFiles(boxes);
    const copied = await dvhJson(folderWith({ plan, dose, structureSet, "again/dose": dose }));
    assert.deepEqual(
      copied.mismatches.map(({ kind }) => kind),
      ["copy"],
    );
    assert.equal(copied.plans.length, 1);
    const other = Uint8Array.from(dose);
    other[other.length - 1]! ^= 1;
    const differing = await dvhJson(folderWith({ plan, dose, structureSet, "again/dose": other }));
    assert.equal(differing.usable, false);
    assert.ok(
      differing.troubles.some(
        ({ where, found }) => where === "again/dose, dose" && found === "files that differ",
      ),
    );
  });

  it("follows links and reads no folder twice", async (test) => {
    const folder = exportedFolder();
    try {
      symlinkSync(folder, join(folder, "export/around"), "dir");
    } catch {
      return test.skip("no links here");
    }
    const { files, mismatches } = await dvhJson(folder);
    assert.equal(files.dicom.length, 3);
    assert.deepEqual(mismatches, []);
  });

  it("prints tables with units in every heading", async () => {
    const { code, stdout } = await fiducial("dvh", exportedFolder(), "--metric", "PTV: D95%");
    assert.equal(code, 0);
    assert.match(stdout, /Prescription 30 Gy \(RTPLAN\); 3 fractions/);
    const heading = stdout.split("\n").find((line) => line.startsWith("Structure  TG-263"))!;
    for (const column of heading.split(/ {2,}/).slice(3)) assert.match(column, /\((cm³|Gy)\)$/);
    assert.match(stdout, /^GTV1: |^ {2}GTV1: only 4 slices/m);
    assert.match(stdout, /^PTV +D95% +21\.09 +Gy$/m);
  });

  it("writes the cumulative histograms in long format, and replaces a file only when told", async () => {
    const folder = exportedFolder([liver]);
    const file = join(folder, "dvh.csv");
    assert.equal((await fiducial("dvh", folder, "--csv", file)).code, 0);
    const [header, ...rows] = readFileSync(file, "utf8").trimEnd().split("\r\n");
    assert.equal(
      header,
      "patient_id,plan,plan_file,structure,tg263_name,geometry,interpolation,dose_gy,volume_cm3,volume_percent",
    );
    const points = rows.map((row) => row.split(",").slice(-3).map(Number));
    assert.deepEqual(points[0]![0], 0);
    assert.ok(points.every(([, cm3], i) => i === 0 || cm3! <= points[i - 1]![1]!));
    const atThirty = points.find(([gy]) => gy === 30)!;
    assert.ok(Math.abs(atThirty[2]! - 50) < 0.1);

    const { code, stderr } = await fiducial("dvh", folder, "--csv", file);
    assert.equal(code, 1);
    assert.match(stderr, /expected no file of this name, found one\. Add --replace/);
    assert.equal((await fiducial("dvh", folder, "--csv", file, "--replace")).code, 0);
  });

  it("never replaces what is no regular file", async (test) => {
    const folder = exportedFolder([liver]);
    const onFolder = await fiducial("dvh", folder, "--csv", join(folder, "export"), "--replace");
    assert.equal(onFolder.code, 1);
    assert.match(onFolder.stderr, /expected the name of a file to write, found a folder/);
    const link = join(folder, "link.csv");
    try {
      symlinkSync(join(folder, "notes.txt"), link);
    } catch {
      return test.skip("no links here");
    }
    const onLink = await fiducial("dvh", folder, "--csv", link, "--replace");
    assert.match(onLink.stderr, /found a link/);
    assert.equal(readFileSync(join(folder, "notes.txt"), "utf8"), "not DICOM");
  });

  it("leaves no file where nothing can be evaluated", async () => {
    const folder = folderWith({ "a.txt": "nothing" });
    const file = join(folder, "dvh.csv");
    const { code, stderr } = await fiducial("dvh", folder, "--csv", file);
    assert.equal(code, 1);
    assert.match(stderr, /expected an RTDOSE with its RTSTRUCT .* found no DICOM file among 1/);
    assert.ok(!existsSync(file));
  });

  it("tells troubles as JSON where JSON is asked for", async () => {
    const { usable, troubles } = await dvhJson(folderWith({ "a.txt": "nothing" }));
    assert.equal(usable, false);
    assert.match(troubles[0]!.remedy, /exported to/);
  });

  it("does not guess names in no declared character set, but tells how they can be read", async () => {
    const { plan, dose, structureSet } = phantomFiles(boxes);
    const folder = folderWith({ plan, dose, set: withoutCharacterSet(structureSet) });
    const asked = [folder, "--metric", "Liver: Dmean"];
    const { structures, metrics, notes } = (await dvhJson(...asked)).plans[0]!;
    assert.equal(structures[0]!.name, "¸ÎÔà");
    assert.equal(metrics[0]!.value.value, null);
    assert.equal(
      notes[0],
      'Names are in no declared character set: --character-set GB18030 reads "¸ÎÔà" as "肝脏".',
    );
    const meant = (await dvhJson(...asked, "--character-set", "gb18030")).plans[0]!;
    assert.equal(meant.structures[0]!.name, "肝脏");
    near(meant.metrics[0]!.value, 30, 0.01);
    assert.deepEqual(meant.notes, ['Liver is drawn as "肝脏".']);
  });

  it("exits with 2 for a metric or prescription that is none", async () => {
    for (const [option, text, message] of [
      ["--metric", "PTV D95%", /a structure, a colon and a metric/],
      ["--metric", "PTV: D95", /--metric: /],
      ["--prescription", "48Gy", /a dose in Gy/],
      ["--prescription", "0", /above 0/],
      ["--character-set", "Chinese", /expected one of .*GB18030, GBK, found "Chinese"/],
    ] as const) {
      const { code, stderr } = await fiducial("dvh", ".", option, text);
      assert.equal(code, 2, text);
      assert.match(stderr, message);
    }
  });

  it("shows names that would steer a terminal as question marks", async () => {
    const { stdout } = await fiducial(
      "dvh",
      exportedFolder([{ ...liver, name: "a\u0007\u009bb" }]),
    );
    for (const steering of ["\u0007", "\u009b"]) assert.ok(!stdout.includes(steering));
    assert.match(stdout, /^a\?\?b /m);
  });

  const eclipse = fileURLToPath(
    new URL("../../../../shared/dicom/slicerrt/dicom_EclipseProstate", import.meta.url),
  );
  it("evaluates a plan of a real planning system", async (test) => {
    if (!existsSync(eclipse)) return test.skip("the public files are not here");
    const { plans, mismatches } = await dvhJson(eclipse, "--prescription", "45");
    const [{ structures }] = plans as [Answer["plans"][number]];
    assert.ok(structures.some(({ naming }) => naming.name === "Femur_Head_L"));
    assert.ok(mismatches.some(({ kind }) => kind === "structure-set-by-frame-of-reference"));
    // Eclipse states 49.2 cm³ and 45.88 Gy.
    const found = structures.find(({ name }) => name === "PTV")!;
    near(found.modes[1]!.volume, 49.2, 0.1);
    near(found.modes[1]!.doses["Dmean"], 45.88, 0.05);
  });

  it("adds the plans of a patient, and takes each to EQD2 or BED by its own fractions", async () => {
    const first = phantomFiles(boxes, { patientId: "twice" });
    const second = phantomFiles(boxes, { patient: 2, patientId: "twice" });
    const other = phantomFiles(boxes, { patient: 3 });
    const folder = folderWith({
      "1/plan": first.plan,
      "1/dose": first.dose,
      "1/structures": first.structureSet,
      "2/plan": second.plan,
      "2/dose": second.dose,
      "2/structures": second.structureSet,
      "3/plan": other.plan,
      "3/dose": other.dose,
      "3/structures": other.structureSet,
    });
    const metric = ["--metric", "Liver: Dmean"];
    const sums = (await dvhJson(folder, "--sum", ...metric)).plans;
    assert.deepEqual(
      sums.map(({ label, fractions, prescription }) => [label, fractions, prescription.valueGy]),
      [
        ["Boxes + Boxes", 6, 60],
        ["Boxes", 3, 30],
      ],
    );
    near(sums[0]!.metrics[0]!.value, 60, 0.01);

    // 30 Gy + x in 3 fractions: over ±20 mm the mean of x² / 3 adds, and from node to node of 2 mm a line lies above the parabola.
    const spread = (40 ** 2 / 12 + 2 ** 2 / 6) / 3;
    for (const [option, expected, prescribed] of [
      ["--eqd2", (30 * 13 + spread) / 5, 78],
      ["--bed", 30 * (1 + 10 / 3) + spread / 3, 130],
    ] as const) {
      const [both, alone] = (await dvhJson(folder, "--sum", option, "3", ...metric)).plans;
      near(both!.metrics[0]!.value, 2 * expected, 0.02);
      near(alone!.metrics[0]!.value, expected, 0.01);
      assert.ok(Math.abs(both!.prescription.valueGy! - 2 * prescribed) < 1e-9);
    }
    const { stdout } = await fiducial("dvh", folder, "--eqd2", "3");
    assert.match(stdout, /All doses are EQD2 with α\/β = 3 Gy, by each plan's own fractions\./);
    const wrong = await fiducial("dvh", folder, "--eqd2", "three");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--eqd2: expected α\/β in Gy/);
  });
});

describe("fiducial dvh --figure", () => {
  it("draws each plan's histograms, as SVG or PNG by the name's ending", async () => {
    const files = Object.fromEntries(
      [1, 2].flatMap((patient) =>
        Object.entries(phantomFiles(boxes, { patient })).map(([name, bytes]) => [
          `p${patient}/${name}.dcm`,
          bytes,
        ]),
      ),
    );
    const folder = folderWith(files);
    const svg = join(folder, "dvh.svg");
    const first = await fiducial("dvh", folder, "--structure", "PTV_48", "Liver", "--figure", svg);
    assert.equal(first.code, 0, first.stderr);
    const text = readFileSync(svg, "utf8");
    assert.match(text, /<title>Cumulative dose–volume histograms of plan Boxes: 肝脏, PTV_48\.</);
    assert.ok(existsSync(join(folder, "dvh-2.svg")));
    const png = join(folder, "dvh.png");
    assert.equal((await fiducial("dvh", folder, "--figure", png)).code, 0);
    assert.deepEqual([...readFileSync(png).subarray(1, 4)], [...Buffer.from("PNG")]);
    const again = await fiducial("dvh", folder, "--figure", svg);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /--replace/);
    const other = await fiducial("dvh", folder, "--figure", join(folder, "dvh.pdf"));
    assert.match(other.stderr, /\.svg or \.png/);
  });
});
