import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fiducial, folderWith } from "./command.ts";
import { type DrawnBox, phantomFiles, withoutCharacterSet } from "./dicom-phantom.ts";

const boxes: readonly DrawnBox[] = [
  { name: "Liver", low: [-20, -20, -20], high: [20, 20, 20] },
  { name: "GTV", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] },
  { name: "PTV1", type: "PTV", low: [-10, -10, -10], high: [10, 10, 10] },
  { name: "左肾", low: [-28, -15, -15], high: [-22, 15, 15] },
  { name: "Kidney R", low: [22, -15, -15], high: [28, 15, 15] },
  { name: "Cord", low: [-20, -20, 20], high: [-15, -15, 28] },
];

const protocol = `format: fiducial-study/1
title: Limits
plan:
  acceptance:
    - { structure: PTV, metric: V100%, limit: ">= 95 %" }
    - { structure: PTV, metric: Dmax, limit: "<= 140 % of the prescription" }
  constraints:
    - { structure: Liver-GTV, metric: CV15Gy, limit: ">= 5 cm³" }
    - { structure: Kidneys, metric: V15Gy, limit: "< 35 %" }
    - { structure: SpinalCord, metric: Dmax, limit: "< 18 Gy" }
    - { structure: Heart, metric: Dmax, limit: "< 30 Gy" }
`;

interface Card {
  readonly criteria: {
    structure: string;
    evaluatedStructure: string | null;
    metric: string;
    verdict: string;
    value: { kind: string; value: number | null; unit: string; because?: string };
    limit: { comparison: string; value: number; unit: string };
    margin: number | null;
  }[];
  readonly counts: Record<string, number>;
  readonly notes: string[];
}

function folder(text = protocol): { readonly dicom: string; readonly protocol: string } {
  const { plan, dose, structureSet } = phantomFiles(boxes);
  const files = folderWith({
    "dicom/plan": plan,
    "dicom/dose": dose,
    "dicom/set": structureSet,
    "study/study.yaml": text,
  });
  return { dicom: join(files, "dicom"), protocol: join(files, "study/study.yaml") };
}

describe("fiducial plan", () => {
  it("reads names in a character set that no file declares where it is told to", async () => {
    const at = folder();
    const { plan, dose, structureSet } = phantomFiles([
      { ...boxes[0]!, name: "肝脏" },
      ...boxes.slice(1, 3),
    ]);
    const dicom = folderWith({ plan, dose, set: withoutCharacterSet(structureSet) });
    const verdicts = async (...more: readonly string[]) => {
      const asked = ["plan", dicom, "--protocol", at.protocol, "--json", ...more];
      const [card] = (JSON.parse((await fiducial(...asked)).stdout) as { plans: Card[] }).plans;
      return { verdict: card!.criteria[2]!.verdict, note: card!.notes[0]! };
    };
    const asWritten = await verdicts();
    assert.equal(asWritten.verdict, "not-evaluable");
    assert.match(asWritten.note, /--character-set GB18030 reads "¸ÎÔà" as "肝脏"/);
    const asMeant = await verdicts("--character-set", "GB18030");
    assert.equal(asMeant.verdict, "per-protocol");
    assert.doesNotMatch(asMeant.note, /character/);
  });

  it("holds a plan against the protocol's limits, with value, limit and margin", async () => {
    const at = folder();
    const { code, stdout } = await fiducial("plan", at.dicom, "--protocol", at.protocol, "--json");
    assert.equal(code, 0);
    const [card] = (JSON.parse(stdout) as { plans: Card[] }).plans;
    const { criteria, counts } = card!;
    assert.deepEqual(
      criteria.map(({ structure, verdict }) => [structure, verdict]),
      [
        ["PTV", "unacceptable-variation"],
        ["PTV", "per-protocol"],
        ["Liver-GTV", "per-protocol"],
        ["Kidneys", "unacceptable-variation"],
        ["SpinalCord", "per-protocol"],
        ["Heart", "not-evaluable"],
      ],
    );
    assert.deepEqual(counts, {
      "per-protocol": 3,
      "acceptable-variation": 0,
      "unacceptable-variation": 2,
      "not-evaluable": 1,
    });
    // 30 Gy at x = 0, 1 Gy a mm: half of the PTV, the 5 mm of the liver below −15 mm, one of two kidneys.
    const expected = [50, 400 / 3, 8, 50, 15];
    for (const [i, value] of expected.entries()) {
      const { value: found, limit, margin } = criteria[i]!;
      assert.ok(Math.abs(found.value! - value) < 0.2, `${found.value} is not ${value}`);
      const safe = limit.comparison.startsWith("<")
        ? limit.value - found.value!
        : found.value! - limit.value;
      assert.equal(margin, safe);
    }
    const heart = criteria[5]!;
    assert.equal(heart.value.value, null);
    assert.equal(heart.value.because, "no structure is named Heart");
  });

  it("states which structures it took and which it made", async () => {
    const at = folder();
    const { stdout } = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    for (const line of [
      'PTV is "PTV1", the only one.',
      'Liver-GTV is not drawn: made of "Liver" without "GTV".',
      'Kidneys is not drawn: made of "左肾" and "Kidney R".',
      'SpinalCord is drawn as "Cord".',
      "3 per protocol, 2 unacceptable, 1 not evaluable",
    ])
      assert.ok(stdout.includes(line), line);
    assert.match(stdout, /organ at risk +Liver-GTV +CV15Gy +per protocol +8\.00 +>= 5 +cm³/);
  });

  it("takes the study's folder for its protocol", async () => {
    const at = folder();
    const { code } = await fiducial("plan", at.dicom, "--protocol", join(at.protocol, ".."));
    assert.equal(code, 0);
  });

  it("prints enough decimals to show on which side of the limit a value is", async () => {
    const text = protocol.replace('">= 5 cm³"', '">= 8.0001 cm³"');
    const at = folder(text);
    const { stdout } = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    const [, verdict, value] = /CV15Gy +(per protocol|unacceptable) +([\d.]+) +>= 8\.0001/.exec(
      stdout,
    )!;
    assert.equal(Number(value) >= 8.0001 ? "per protocol" : "unacceptable", verdict);
  });

  it("judges a cited limit with its two levels, as the study does", async () => {
    const text = protocol.replace(
      '{ structure: SpinalCord, metric: Dmax, limit: "< 18 Gy" }',
      '{ cite: liu-2022/3fx/spinalcord, limit: "< 14 Gy", acceptable: "< 18 Gy", because: Stricter here }',
    );
    const at = folder(text);
    const { stdout } = await fiducial("plan", at.dicom, "--protocol", at.protocol, "--json");
    const [card] = (JSON.parse(stdout) as { plans: Card[] }).plans;
    const cord = card!.criteria[4] as Card["criteria"][number] & Record<string, unknown>;
    assert.equal(cord.cited, "liu-2022/3fx/spinalcord/dmax");
    assert.equal(cord.verdict, "acceptable-variation");
    assert.equal(card!.counts["acceptable-variation"], 1);
    const shown = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    assert.match(shown.stdout, /SpinalCord +Dmax +acceptable variation +15\.00 +< 14 \(18\) +Gy/);
  });

  it("says what is wrong with the limits themselves", async () => {
    const at = folder(protocol.replace('V15Gy, limit: "< 35 %"', 'V15Gy, limit: "<= 100 %"'));
    const { stdout } = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    assert.match(
      stdout,
      /^study\.yaml, plan\.constraints\[1\]: Kidneys V15Gy <= 100 %: it holds of every structure/m,
    );
  });

  it("refuses limits that cannot be read, all in one go, with their places", async () => {
    const at = folder(
      protocol.replace("metric: V15Gy,", "metric: V15,").replace('"< 30 Gy"', '"< 30 cm³"'),
    );
    const { code, stderr } = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    assert.equal(code, 1);
    assert.match(stderr, /study\.yaml:9:\d+, plan\.constraints\[1\]: .*V15/);
    assert.match(stderr, /study\.yaml:11:\d+, plan\.constraints\[3\]: .*Gy/);
    assert.doesNotMatch(stderr, / at .*\.ts:/);
  });

  it("refuses a protocol without limits, a missing one, and a folder without DICOM", async () => {
    const at = folder("format: fiducial-study/1\ntitle: No limits\n");
    const none = await fiducial("plan", at.dicom, "--protocol", at.protocol);
    assert.equal(none.code, 1);
    assert.match(none.stderr, /expected limits in acceptance or constraints, found none/);
    const missing = await fiducial("plan", at.dicom, "--protocol", `${at.protocol}.no`);
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /expected the study's protocol, found nothing/);
    const good = folder();
    const empty = await fiducial("plan", folderWith({ a: "b" }), "--protocol", good.protocol);
    assert.equal(empty.code, 1);
    assert.match(empty.stderr, /expected an RTDOSE/);
  });

  it("exits with 2 without a protocol", async () => {
    assert.equal((await fiducial("plan", ".")).code, 2);
  });
});
