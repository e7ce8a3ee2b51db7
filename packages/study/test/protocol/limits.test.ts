import assert from "node:assert/strict";
import test from "node:test";
import { readProtocol } from "@fiducial/study";
import { leastProtocol, troublesOf } from "../small-study.ts";

const limitsOf = (constraints: string) =>
  readProtocol("study.yaml", `${leastProtocol}plan:\n  constraints:\n${constraints}`);
const troubles = (constraints: string) => troublesOf(() => limitsOf(constraints));

test("Cited limits and the protocol's own stand in one list, each with an id", () => {
  const { limits } = limitsOf(`
    - { structure: Stomach, metric: D0.035cc, limit: "< 20 Gy" }
    - cite: tg101/3fx/stomach
`);
  assert.deepEqual(
    limits.map(({ id, limit, citation }) => [id, limit, citation?.id ?? null]),
    [
      ["stomach.d0.035cc", "< 20 Gy", null],
      ["stomach.d0.035cc.2", "< 22.2 Gy", "tg101/3fx/stomach/d0.035cc"],
      ["stomach.d10cc", "< 16.5 Gy", "tg101/3fx/stomach/d10cc"],
    ],
  );
});

test("A cited limit can be set otherwise, and remembers the library's value and why", () => {
  const [limit] = limitsOf(`
    - cite: tg101/3fx/stomach/d10cc
      limit: "< 15 Gy"
      acceptable: "< 16.5 Gy"
      because: Stricter here
`).limits;
  assert.deepEqual([limit?.limit, limit?.acceptable], ["< 15 Gy", "< 16.5 Gy"]);
  assert.deepEqual(limit?.citation?.overridden, {
    limit: "< 16.5 Gy",
    acceptable: null,
    because: { en: "Stricter here" },
  });
});

test("A recalled limit says which source must be read, and a confirmation enables it", () => {
  const [trouble] = troubles("    - { cite: uk-sabr-2018/3fx/heart }\n");
  assert.match(trouble?.where ?? "", /study\.yaml:6:9, plan\.constraints\[0\]\.cite/);
  assert.match(trouble?.remedy ?? "", /Clin Oncol 2018;30:5–14 .*10\.1016\/j\.clon\.2017\.09\.007/);
  const { limits } = limitsOf(`
    - cite: uk-sabr-2018/3fx/heart
      confirmed: { by: physicist, on: 2026-01-05, at: Table 3 }
`);
  assert.equal(limits[0]?.acceptable, "< 26 Gy");
  assert.equal(limits[0]?.citation?.confirmed?.at, "Table 3");
});

test("Among others a recalled limit is left out, and named", () => {
  const { limits, disabledLimits } = limitsOf("    - { cite: uk-sabr-2018/3fx/duodenum }\n");
  assert.equal(limits.length, 1);
  assert.deepEqual(
    disabledLimits[0]?.cited.map(({ limit }) => limit.id),
    ["uk-sabr-2018/3fx/duodenum/d5cc", "uk-sabr-2018/3fx/duodenum/d10cc"],
  );
});

for (const [what, yaml, expected] of [
  ["an unknown citation", "{ cite: tg101/3fx/stomack }", /Did you mean tg101\/3fx\/stomach\?/],
  ["a value for several limits", '{ cite: tg101/3fx, limit: "< 1 Gy" }', /Cite one of/],
  ["a structure beside cite", "{ cite: tg101/3fx/rib/d1cc, structure: Rib }", /without cite/],
  [
    "an exception that is not cited",
    "{ cite: tg101/3fx/rib, except: [tg101/3fx/skin] }",
    /Name one/,
  ],
  ["neither cite nor limit", "{ structure: Heart, metric: Dmax }", /\{ cite: … \}/],
  [
    "a limit in a unit that the metric lacks",
    '{ structure: Heart, metric: Dmax, limit: "< 3 cm³" }',
    /unit/,
  ],
  [
    "a stricter acceptable variation",
    '{ structure: Heart, metric: Dmax, limit: "< 30 Gy", acceptable: "< 20 Gy" }',
    /acceptable variation second/,
  ],
  [
    "because without cite",
    '{ structure: Heart, metric: Dmax, limit: "< 30 Gy", because: So }',
    /cite the limit/,
  ],
] as const)
  test(`A protocol with ${what} is refused with its place and a remedy`, () => {
    const [trouble] = troubles(`    - ${yaml}\n`);
    assert.match(trouble!.remedy, expected);
    assert.match(trouble!.where, /^study\.yaml:6:\d+, plan\.constraints\[0\]/);
  });
