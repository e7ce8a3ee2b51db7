import assert from "node:assert/strict";
import test from "node:test";
import type { MeasuredValue } from "../../src/laboratory/measured-value.ts";
import { albiGrade, albiScore } from "../../src/liver/albi.ts";
import { bclc, type BclcParts } from "../../src/liver/bclc.ts";
import { childPugh, type ChildPughParts } from "../../src/liver/child-pugh.ts";
import { ecogOfKarnofsky, isContradictory, performanceOf } from "../../src/liver/performance.ts";
import { analyteOf } from "../../src/records/analyte.ts";

function measured(code: string, value: number, mgPerDl: number | null = null): MeasuredValue {
  const analyte = analyteOf(code);
  assert.ok(analyte !== null);
  return {
    analyte,
    date: "2020-01-01",
    value,
    written: "",
    mmolPerL: null,
    mgPerDl,
    lowerLimit: null,
    upperLimit: null,
    writtenLimits: [null, null],
    line: 2,
  };
}

/** One point each. */
const best: ChildPughParts = {
  bilirubin: measured("TBIL", 10),
  albumin: measured("ALB", 40),
  inr: measured("INR", 1),
  prothrombinSeconds: null,
  ascites: "none",
  encephalopathy: 0,
};
const scoreOf = (parts: Partial<ChildPughParts>, albumin: "28-35" | "30-35" = "28-35") =>
  childPugh({ ...best, ...parts }, albumin).score;

test("Child-Pugh points change at the published cut-offs, on both sides", () => {
  const bilirubin = (value: number) => scoreOf({ bilirubin: measured("TBIL", value) });
  assert.deepEqual([33.9, 34, 51, 51.1].map(bilirubin), [5, 6, 6, 7]);
  const inMg = (value: number) => scoreOf({ bilirubin: measured("TBIL", value * 17.1, value) });
  assert.deepEqual([1.99, 2, 3, 3.01].map(inMg), [5, 6, 6, 7]);
  const albumin = (value: number) => scoreOf({ albumin: measured("ALB", value) });
  assert.deepEqual([35.1, 35, 28, 27.9].map(albumin), [5, 6, 6, 7]);
  const variant = (value: number) => scoreOf({ albumin: measured("ALB", value) }, "30-35");
  assert.deepEqual([35.1, 35, 30, 29.9].map(variant), [5, 6, 6, 7]);
  const inr = (value: number) => scoreOf({ inr: measured("INR", value) });
  assert.deepEqual([1.69, 1.7, 2.3, 2.31].map(inr), [5, 6, 6, 7]);
  const seconds = (value: number) =>
    scoreOf({ inr: null, prothrombinSeconds: measured("PTP", value) });
  assert.deepEqual([3.9, 4, 6, 6.1].map(seconds), [5, 6, 6, 7]);
  const ascites = (["none", "mild", "moderate"] as const).map((grade) =>
    scoreOf({ ascites: grade }),
  );
  assert.deepEqual(ascites, [5, 6, 7]);
  const brain = [0, 1, 2, 3, 4].map((grade) => scoreOf({ encephalopathy: grade }));
  assert.deepEqual(brain, [5, 6, 6, 7, 7]);
});

test("Classes are A to 6, B to 9, C from 10; the worst score is 15", () => {
  const classOf = (parts: Partial<ChildPughParts>) => {
    const { score, class: own } = childPugh({ ...best, ...parts }, "28-35");
    return `${score}${own}`;
  };
  assert.equal(classOf({ ascites: "mild" }), "6A");
  assert.equal(classOf({ ascites: "moderate" }), "7B");
  assert.equal(classOf({ ascites: "moderate", encephalopathy: 3 }), "9B");
  assert.equal(classOf({ ascites: "moderate", encephalopathy: 3, inr: measured("INR", 2) }), "10C");
  assert.equal(
    classOf({
      ascites: "moderate",
      encephalopathy: 4,
      inr: measured("INR", 3),
      albumin: measured("ALB", 20),
      bilirubin: measured("TBIL", 100),
    }),
    "15C",
  );
});

test("A score without one of its parts is none, and says which", () => {
  const score = childPugh({ ...best, ascites: null, inr: null }, "28-35");
  assert.deepEqual(score, { score: null, class: null, missing: ["INR", "ascites"] });
});

test("ALBI by hand, with its grades on both sides of their boundaries", () => {
  // 0.66 × 1 − 0.085 × 40, and 0.66 × 1.30103 − 0.085 × 35.
  assert.equal(albiScore(10, 40), -2.74);
  assert.ok(Math.abs(albiScore(20, 35) - -2.1163202) < 1e-7);
  assert.deepEqual([-2.61, -2.6, -2.59, -2.271, -2.27, -1.39, -1.389].map(albiGrade), [
    "1",
    "1",
    "2a",
    "2a",
    "2b",
    "2b",
    "3",
  ]);
});

test("Karnofsky's index has its place on the scale of ECOG, and a recorded ECOG goes first", () => {
  assert.deepEqual(
    [100, 90, 89, 80, 70, 60, 50, 40, 30, 20, 10, 0].map(ecogOfKarnofsky),
    [0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5],
  );
  assert.deepEqual(performanceOf({ ecog: null, kps: 70 }), { ecog: 1, isConverted: true });
  assert.deepEqual(performanceOf({ ecog: 2, kps: 90 }), { ecog: 2, isConverted: false });
  assert.equal(performanceOf({ ecog: null, kps: null }), null);
  assert.equal(isContradictory({ ecog: 2, kps: 90 }), true);
  assert.equal(isContradictory({ ecog: 0, kps: 90 }), false);
});

const early: BclcParts = {
  ecog: 0,
  childPughClass: "A",
  portalInvasion: false,
  extrahepaticSpread: false,
  tumours: 1,
  diametersMm: [20],
};
const stageOf = (parts: Partial<BclcParts>) => bclc({ ...early, ...parts });
const tumours = (...diametersMm: readonly (number | null)[]) => ({
  tumours: diametersMm.length,
  diametersMm,
});

test("BCLC 2022: tumours decide 0, A and B; spread, invasion or symptoms C; the liver or the patient D", () => {
  const cases: readonly (readonly [Partial<BclcParts>, string])[] = [
    [{}, "0"],
    [tumours(21), "A"],
    [tumours(150), "A"],
    [tumours(30, 30, 30), "A"],
    [tumours(31, 10), "B"],
    [tumours(10, 10, 10, 10), "B"],
    [{ childPughClass: "B" }, "0"],
    [{ ecog: 1 }, "C"],
    [{ ecog: 2 }, "C"],
    [{ portalInvasion: true }, "C"],
    [{ extrahepaticSpread: true }, "C"],
    [{ ecog: 3 }, "D"],
    [{ childPughClass: "C" }, "D"],
    [{ childPughClass: "C", ecog: null, portalInvasion: true }, "D"],
    [{ ecog: 3, childPughClass: null }, "D"],
    [tumours(null, 31), "B"],
    [{ portalInvasion: true, extrahepaticSpread: null }, "C"],
  ];
  for (const [parts, stage] of cases)
    assert.equal(stageOf(parts).stage, stage, JSON.stringify(parts));
});

test("BCLC without a part that could decide is no stage, and says which", () => {
  const missing = (parts: Partial<BclcParts>) => {
    const found = stageOf(parts);
    return found.stage === null ? found.missing : [];
  };
  assert.deepEqual(missing({ ecog: null }), ["performance status"]);
  assert.deepEqual(missing({ childPughClass: null, portalInvasion: true }), ["Child-Pugh class"]);
  assert.deepEqual(missing({ portalInvasion: null }), ["portal invasion"]);
  assert.deepEqual(missing({ extrahepaticSpread: null }), ["extrahepatic spread"]);
  assert.deepEqual(missing(tumours(null)), ["diameters"]);
  assert.deepEqual(missing(tumours(10, null)), ["diameters"]);
  assert.deepEqual(missing(tumours()), ["tumours"]);
});
