import { auditPaper, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";
import { plantedSlips, withSlip } from "./planted-slips.ts";
import { seededRandom } from "./seeded-random.ts";
import { simulatedPaper, type WrittenPaper } from "./simulated-paper.ts";

const audited = (paper: WrittenPaper) => auditPaper(readPaper("paper.yaml", JSON.stringify(paper)));

test("A paper whose every number was computed from its patients contradicts nothing", () => {
  for (let seed = 1; seed <= Number(process.env["SEEDS"] ?? 24); seed++) {
    const random = seededRandom(seed);
    const patients = 24 + Math.floor(random() * random() * 600);
    const findings = audited(simulatedPaper(random, patients));
    const wrong = findings.filter(
      ({ verdict }) => verdict === "contradiction" || verdict === "rounding",
    );
    assert.deepEqual(wrong, [], `seed ${seed}, ${patients} patients`);
  }
});

for (const slip of plantedSlips)
  test(`In a sound paper, ${slip.slip} is found by ${slip.rule}`, () => {
    let planted = 0;
    for (let seed = 1; seed <= 30 && planted < 6; seed++) {
      const random = seededRandom(seed);
      const paper = withSlip(simulatedPaper(random, 24 + seed * 9), slip);
      if (paper === null) continue;
      planted++;
      const found = audited(paper).filter(({ rule }) => rule === slip.rule);
      assert.ok(
        found.some(({ verdict }) => verdict === slip.verdict),
        `seed ${seed}: ${found.map(({ verdict, evidence }) => `${verdict} ${evidence.en}`).join("; ")}`,
      );
    }
    assert.ok(planted >= 3, `planted ${planted} times`);
  });
