import assert from "node:assert/strict";
import test from "node:test";
import { dateOfDay, dayNumber } from "../../src/calendar.ts";
import { bestResponse, type BestResponseRule } from "../../src/response/best-response.ts";
import { nonTargetResponse } from "../../src/response/non-target-response.ts";
import { overallResponse } from "../../src/response/overall-response.ts";
import type {
  NonTargetResponse,
  OverallResponse,
  TargetResponse,
} from "../../src/response/recist.ts";
import { type BaselineLesion, targetLesions } from "../../src/response/target-lesions.ts";
import { targetResponse } from "../../src/response/target-response.ts";

// Eisenhauer EA et al., Eur J Cancer 2009;45:228–47. Sections and tables below are of that article.

/** One lesion measured: a node where it ends in n; "-" where it was not evaluated. */
function measured(text: string) {
  return text.split(" ").map((part, i) => ({
    lesion: `L${i + 1}`,
    node: part.endsWith("n"),
    diameterMm: part === "-" ? null : Number(part.replace("n", "")),
  }));
}

const atVisit: readonly (readonly [
  title: string,
  baseline: number,
  nadir: number,
  now: string,
  expected: TargetResponse,
  afterCompleteResponse?: boolean,
])[] = [
  ["growth by 20 % and 10 mm is progression", 100, 50, "60", "PD"],
  ["growth by 19.8 % is not", 100, 50, "59.9", "PR"],
  ["growth by 21 % but 3 mm is not", 20, 14, "17", "SD"],
  ["growth by exactly 20 % and exactly 5 mm is", 25, 25, "30", "PD"],
  ["growth by 4.9 mm of 24.5 is 20 % but too little", 24.5, 24.5, "29.4", "SD"],
  ["growth by 5 mm of 25.1 is 19.9 %", 25.1, 25.1, "30.1", "SD"],
  ["growth counts from the nadir, not from the baseline", 100, 40, "48", "PD"],
  ["growth above the baseline counts where nothing shrank", 40, 40, "48", "PD"],
  ["a decrease by exactly 30 % is partial response", 40, 40, "28", "PR"],
  ["a decrease by 29.9 % is stable disease", 40, 40, "28.1", "SD"],
  [
    "tenths of a millimetre do not fall between two binary fractions: 4.2 to 2.94",
    4.2,
    4.2,
    "2.94",
    "PR",
  ],
  ["growth by 20 % in tenths: 41.3 to 49.56", 41.3, 41.3, "49.56", "PD"],
  ["partial response holds at the nadir", 40, 28, "28", "PR"],
  ["partial response stays while growth is below 20 %", 100, 50, "55", "PR"],
  ["after partial response a sum above 70 % that is no progression is stable", 100, 69, "71", "SD"],
  ["all gone is complete response", 40, 40, "0 0", "CR"],
  ["a lesion of 5 mm, too small to measure, is not gone", 40, 40, "5", "PR"],
  [
    "a node below 10 mm is normal: complete response though the sum is not 0",
    60,
    60,
    "0 9.9n",
    "CR",
  ],
  ["a node of 10 mm is disease", 60, 60, "0 10n", "PR"],
  ["a target not evaluated: not evaluable", 40, 30, "10 -", "NE"],
  ["the others alone prove progression", 40, 30, "36 -", "PD"],
  ["the others alone fall short of it", 40, 30, "35.9 -", "NE"],
  ["a nadir of 0: 5 mm are progression", 40, 0, "5", "PD"],
  ["a lesion of 3 mm comes back after partial response: it joins the sum", 40, 20, "20 3", "PR"],
  ["a lesion of 3 mm comes back after complete response: progression", 40, 0, "3", "PD", true],
  ["after complete response a normal node is no disease", 40, 8, "9n", "CR", true],
  ["after complete response a node of 12 mm from 8 has not grown enough", 40, 8, "12n", "PR", true],
  ["after complete response a node of 13 mm from 8 is progression", 40, 8, "13n", "PD", true],
];

for (const [title, baselineMm, nadirMm, now, expected, hadCompleteResponse = false] of atVisit) {
  test(`Targets: ${title}`, () => {
    const { response } = targetResponse(measured(now), {
      baselineMm,
      nadirMm,
      hadCompleteResponse,
    });
    assert.equal(response, expected);
  });
}

test("Non-targets: one that progresses decides; one not evaluated leaves the rest open; all gone is complete response", () => {
  assert.equal(nonTargetResponse([]), null);
  assert.equal(nonTargetResponse(["absent", "absent"]), "CR");
  assert.equal(nonTargetResponse(["absent", "present"]), "non-CR/non-PD");
  assert.equal(nonTargetResponse(["absent", "not-evaluated"]), "NE");
  assert.equal(nonTargetResponse(["not-evaluated", "unequivocal-progression"]), "PD");
});

/** Table 1: patients with target lesions. */
const table1: readonly (readonly [
  TargetResponse,
  NonTargetResponse | null,
  boolean,
  OverallResponse,
])[] = [
  ["CR", "CR", false, "CR"],
  ["CR", null, false, "CR"],
  ["CR", "non-CR/non-PD", false, "PR"],
  ["CR", "NE", false, "PR"],
  ["PR", "CR", false, "PR"],
  ["PR", "non-CR/non-PD", false, "PR"],
  ["PR", "NE", false, "PR"],
  ["SD", "CR", false, "SD"],
  ["SD", "non-CR/non-PD", false, "SD"],
  ["SD", "NE", false, "SD"],
  ["NE", "CR", false, "NE"],
  ["NE", "non-CR/non-PD", false, "NE"],
  ["PD", "CR", false, "PD"],
  ["PD", "NE", true, "PD"],
  ["SD", "PD", false, "PD"],
  ["NE", "PD", false, "PD"],
  ["CR", "CR", true, "PD"],
  ["NE", "NE", true, "PD"],
];

test("Table 1 of the guideline: target, non-target, new lesion → overall", () => {
  for (const [target, nonTarget, newLesion, expected] of table1)
    assert.equal(
      overallResponse(target, nonTarget, newLesion),
      expected,
      `${target} ${nonTarget} ${newLesion}`,
    );
});

test("Table 2 of the guideline: patients with non-target lesions only", () => {
  assert.equal(overallResponse(null, "CR", false), "CR");
  assert.equal(overallResponse(null, "non-CR/non-PD", false), "non-CR/non-PD");
  assert.equal(overallResponse(null, "NE", false), "NE");
  assert.equal(overallResponse(null, "PD", false), "PD");
  assert.equal(overallResponse(null, "CR", true), "PD");
  assert.equal(overallResponse(null, null, false), "NE");
});

const rule: BestResponseRule = { confirm: false, confirmDays: 28, stableDays: 42 };
const origin = "2020-01-01";

/** `"SD@41 PR@80"`: a response so many days after the origin. */
function best(visits: string, own: Partial<BestResponseRule> = {}) {
  const points = visits
    .split(" ")
    .filter((each) => each !== "")
    .map((each) => {
      const [response = "", day = "0"] = each.split("@");
      return {
        date: dateOfDay(dayNumber(origin) + Number(day)),
        response: response as OverallResponse,
      };
    });
  const { response, because } = bestResponse(points, origin, { ...rule, ...own });
  return `${response} ${because}`;
}

const withoutConfirmation: readonly (readonly [visits: string, expected: string])[] = [
  ["", "NE no-visit"],
  ["NE@60", "NE nothing-evaluable"],
  ["SD@41", "NE stable-too-short"],
  ["SD@42", "SD stable-long-enough"],
  ["SD@41 PD@80", "PD progression"],
  ["SD@42 PD@80", "SD stable-long-enough"],
  ["PD@30", "PD progression"],
  ["PR@10", "PR seen"],
  ["SD@60 PR@90 CR@120 PD@150", "CR seen"],
  ["PD@30 CR@90", "PD progression"],
  ["NE@30 non-CR/non-PD@60", "non-CR/non-PD stable-long-enough"],
  ["non-CR/non-PD@30 PD@60", "PD progression"],
];

for (const [visits, expected] of withoutConfirmation) {
  test(`Best response without confirmation: ${visits || "no visit"} → ${expected}`, () => {
    assert.equal(best(visits), expected);
  });
}

/** Table 3: first time point, subsequent one, best response where confirmation is required. */
const withConfirmation: readonly (readonly [visits: string, expected: string])[] = [
  ["CR@60 CR@88", "CR confirmed"],
  ["CR@60 CR@87", "SD unconfirmed-response"],
  ["CR@60 SD@90", "SD unconfirmed-response"],
  ["CR@41 PD@90", "PD progression"],
  ["CR@42 PD@90", "SD unconfirmed-response"],
  ["CR@60 NE@90", "SD unconfirmed-response"],
  ["CR@41 NE@90", "NE stable-too-short"],
  ["PR@60 CR@90", "PR confirmed"],
  ["PR@60 PR@88", "PR confirmed"],
  ["PR@60 PR@87", "SD unconfirmed-response"],
  ["PR@60 SD@90", "SD unconfirmed-response"],
  ["PR@42 PD@90", "SD unconfirmed-response"],
  ["PR@41 PD@90", "PD progression"],
  ["PR@42 NE@90", "SD unconfirmed-response"],
  ["PR@41 NE@90", "NE stable-too-short"],
  ["NE@60 NE@90", "NE nothing-evaluable"],
  ["PR@30 NE@60 PR@90", "PR confirmed"],
  ["PR@30 SD@60 PR@90", "SD unconfirmed-response"],
  ["PR@30 PR@45 PR@60", "PR confirmed"],
  ["PR@30 CR@60 CR@90", "CR confirmed"],
  ["SD@60 PR@90", "SD unconfirmed-response"],
];

for (const [visits, expected] of withConfirmation) {
  test(`Best response with confirmation after 4 weeks: ${visits} → ${expected}`, () => {
    assert.equal(best(visits, { confirm: true }), expected);
  });
}

/** `"liver 30"`, `"liver 30 irradiated"`, `"node 15"`: the lesions before treatment. */
function chosen(
  lesions: readonly string[],
  own: Partial<Parameters<typeof targetLesions>[1]> = {},
) {
  const baseline = lesions.map((text, i): BaselineLesion => {
    const [organ = "", size = "", ...rest] = text.split(" ");
    return {
      id: `L${i + 1}`,
      organ: organ === "?" ? null : organ,
      node: organ === "node",
      irradiated: rest.includes("irradiated"),
      diameterMm: size === "-" ? null : Number(size),
      role: rest.includes("target") ? "target" : rest.includes("non-target") ? "non-target" : null,
    };
  });
  return targetLesions(baseline, { targets: "any", maxTargets: 5, maxPerOrgan: 2, ...own }).map(
    ({ role, because }) => `${role}: ${because}`,
  );
}

test("A lesion of 10 mm is measurable, one of 9.9 mm is not", () => {
  assert.deepEqual(chosen(["liver 10", "liver 9.9"]), ["target: chosen", "non-target: too-small"]);
});

test("A node is a target from 15 mm, a non-target from 10 mm, and no disease below", () => {
  assert.deepEqual(chosen(["node 15", "node 14.9", "node 10", "node 9.9"]), [
    "target: chosen",
    "non-target: small-node",
    "non-target: small-node",
    "none: normal-node",
  ]);
});

test("The largest two of an organ and five in all are targets; nodes are one organ; the first of equal ones is taken", () => {
  assert.deepEqual(chosen(["liver 20", "liver 40", "liver 30"]), [
    "non-target: organ-full",
    "target: chosen",
    "target: chosen",
  ]);
  assert.deepEqual(chosen(["node 20", "node 20", "node 20"]), [
    "target: chosen",
    "target: chosen",
    "non-target: organ-full",
  ]);
  assert.deepEqual(
    chosen(["a 60", "b 50", "c 40", "d 30", "e 20", "f 15"])[5],
    "non-target: all-full",
  );
  assert.deepEqual(
    chosen(["Liver 60", "liver 50", " LIVER 40"].map((each) => each.trim()))[2],
    "non-target: organ-full",
  );
  assert.deepEqual(chosen(["? 60", "? 50", "? 40"]), [
    "target: chosen",
    "target: chosen",
    "target: chosen",
  ]);
});

test("A protocol may ask for irradiated lesions alone, or for the others alone", () => {
  const lesions = ["liver 30 irradiated", "liver 40"];
  assert.deepEqual(chosen(lesions, { targets: "irradiated" }), [
    "target: chosen",
    "non-target: by-protocol",
  ]);
  assert.deepEqual(chosen(lesions, { targets: "not-irradiated" }), [
    "non-target: by-protocol",
    "target: chosen",
  ]);
});

test("A lesion that nobody measured is followed without being measured", () => {
  assert.deepEqual(chosen(["liver -"]), ["non-target: not-measured"]);
});

test("Where a reader chose, the choice stands, and what has no role is no target", () => {
  assert.deepEqual(
    chosen(["liver 8 target", "liver 30", "liver 20 non-target", "liver - target", "node 8"]),
    [
      "target: as-recorded",
      "non-target: as-recorded",
      "non-target: as-recorded",
      "non-target: not-measured",
      "none: normal-node",
    ],
  );
});
