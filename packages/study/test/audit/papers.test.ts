import { auditPaper, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const folder = new URL("papers/", import.meta.url);
const read = (file: string) =>
  auditPaper(readPaper(file, readFileSync(new URL(file, folder), "utf8"))).filter(
    ({ verdict }) => verdict === "contradiction" || verdict === "rounding",
  );

/** What is wrong in each transcription: the rule, and words of its evidence. The others are sound. */
const slips: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  "prostate-matched-cohorts.yaml": [
    ["percentage", /^12\/77 = 15\.584 %/],
    ["percentage", /^3\/77 = 3\.896 %/],
  ],
  // Cut off instead of rounded.
  // And 97.85 % is not of 52 patients: perhaps of their lesions.
  "liver-three-groups.yaml": [
    ["percentage", /50\/55 = 90\.9091 %, cut off/],
    ["survival-structure", /no sequence of risk sets of 52/],
  ],
  // Ends misprinted: 71.2 and 43.2 by the scale of the other six.
  "liver-hcc-robotic.yaml": [
    ["interval-scale", /88\.6 goes with 71\.1 /],
    ["interval-scale", /60\.8 goes with 43\.4 /],
  ],
  // 5 of 76 are 6.6 %: cut so that the shares add up to 100.
  "oligometastases-uk.yaml": [["percentage", /nearest 5\/76 = 6\.58 %, cut off/]],
  // 5 of 48: neither the 45 patients nor their 52 sites.
  "oligometastases-classes.yaml": [["percentage", /^5\/45 = 11\.111 %/]],
  // 60 of 66, one of the 67 patients left out without a word.
  "lung-community.yaml": [["percentage", /^60\/67/]],
};

for (const file of readdirSync(folder).toSorted())
  test(`${file}: what is wrong in it is found, and nothing else`, () => {
    const found = read(file);
    const expected = slips[file] ?? [];
    for (const [rule, evidence] of expected)
      assert.ok(
        found.some((each) => each.rule === rule && evidence.test(each.evidence.en)),
        `${rule} ${evidence}`,
      );
    assert.deepEqual(
      found
        .filter(
          (each) =>
            !expected.some(
              ([rule, evidence]) => each.rule === rule && evidence.test(each.evidence.en),
            ),
        )
        .map(({ rule, evidence }) => `${rule}: ${evidence.en}`),
      [],
    );
  });
