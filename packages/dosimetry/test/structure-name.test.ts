import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { structureDictionary, structureName } from "@fiducial/dosimetry";

/** The standard name, or what kind of answer there is with its candidates. */
function named(original: string): string {
  const naming = structureName(original);
  return naming.kind === "named" ? naming.name : `${naming.kind}: ${naming.candidates.join(", ")}`;
}

const table: Readonly<Record<string, readonly string[]>> = {
  Liver: ["Liver", "LIVER", "liver", "Whole Liver", "肝", "肝脏", "全肝", "肝臟"],
  "Liver-GTV": [
    "Liver-GTV",
    "liver - gtv",
    "Normal Liver",
    "正常肝",
    "正常肝脏",
    "肝-GTV",
    "肝脏减GTV",
  ],
  Kidney_L: [
    "Kidney_L",
    "L Kidney",
    "KIDNEY_LT",
    "Lt. Kidney",
    "left kidney",
    "KidneyL",
    "lkidney",
    "Kidney-L",
    "左肾",
    "左侧肾脏",
    "肾(左)",
    "KIDNEY LEFT",
  ],
  Kidney_R: ["Kidney_R", "R Kidney", "Kidney Rt", "右肾"],
  Kidneys: ["Kidneys", "Both Kidneys", "双肾", "Kidney bilateral"],
  Lungs: ["Lungs", "Total Lung", "双肺", "Lung_LR"],
  SpinalCord: ["SpinalCord", "Cord", "Spinal Cord", "spinal_cord", "脊髓"],
  SpinalCord_PRV05: [
    "SpinalCord_PRV05",
    "Spinal Cord PRV5",
    "Cord+5mm",
    "cord PRV 5 mm",
    "脊髓PRV5",
  ],
  SpinalCord_PRV: ["PRV Cord", "脊髓PRV"],
  Stomach: ["Stomach", "STOMACH", "胃"],
  Duodenum: ["duodenum", "Duo", "十二指肠"],
  Bowel_Small: ["Bowel_Small", "Small Bowel", "SmallBowel", "Bowel, small", "小肠"],
  Esophagus: ["Esophagus", "Oesophagus", "食管", "食道"],
  Heart: ["Heart", "心脏"],
  Femur_Head_R: ["Femoral Head RT", "右股骨头"],
  PTV: ["PTV", "ptv"],
  "PTV^48": ["PTV48", "PTV_48"],
  "PTV1^48Gy": ["PTV1_48Gy", "PTV 1 48Gy"],
  PTV_High: ["PTV_High", "PTV high"],
  PTVp1: ["PTVp1"],
  IGTV: ["iGTV", "IGTV"],
  "PTV-GTV": ["PTV-GTV", "PTV - GTV"],
  "PTV1-PTV2": ["PTV1-PTV2"],
  "Lungs-GTV": ["Lungs-GTV", "双肺-GTV"],
};

describe("a structure's name in TG-263", () => {
  for (const [standard, originals] of Object.entries(table))
    it(`is ${standard} for ${originals.join(", ")}`, () => {
      for (const original of originals) assert.equal(named(original), standard, original);
    });

  it("is ambiguous for a paired organ without a side, with what it may be", () => {
    assert.equal(named("Kidney"), "ambiguous: Kidney_L, Kidney_R, Kidneys");
    assert.equal(named("肾"), "ambiguous: Kidney_L, Kidney_R, Kidneys");
    assert.equal(named("Lung"), "ambiguous: Lung_L, Lung_R, Lungs");
    assert.equal(named("Kidney PRV3"), "ambiguous: Kidney_L_PRV03, Kidney_R_PRV03, Kidneys_PRV03");
    assert.equal(named("intestine"), "ambiguous: Bowel, Bowel_Small, Bowel_Large");
    assert.equal(named("Both lenses"), "unknown: ");
  });

  it("is never the organ for what may be the tumour in it", () => {
    for (const original of ["GTV_Liver", "gtv liver", "GTV 肝"])
      assert.match(named(original), /^GTV\^/, original);
    for (const original of ["Liver_GTV", "Liver GTV", "liver gtv", "肝GTV", "肝 GTV"])
      assert.equal(named(original), "ambiguous: Liver-GTV, GTV", original);
    assert.equal(named("Lungs_GTV1"), "ambiguous: Lungs-GTV1, GTV1");
    for (const original of ["Liver-GTV", "Liver minus GTV", "肝减GTV"])
      assert.equal(named(original), "Liver-GTV", original);
  });

  it("is unknown, with names spelled alike, for what the dictionary does not have", () => {
    assert.equal(named("Duodenam"), "unknown: Duodenum");
    assert.equal(named("Liver copy"), "unknown: Liver");
    assert.equal(named("ChestWall_R"), "unknown: Chestwall");
    assert.equal(named("肝脏旧"), "unknown: Liver");
    for (const original of [
      "Ring",
      "Dose 50[%]",
      "Nodes",
      "",
      "L",
      "R",
      "Ron",
      "zOpt",
      "PTVesophagus",
    ])
      assert.equal(named(original), "unknown: ", original);
  });

  it("is unknown, and no accident, for words that JavaScript objects know", () => {
    for (const original of ["constructor", "__proto__", "toString L", "hasOwnProperty"])
      assert.equal(named(original), "unknown: ", original);
    assert.equal(named("x".repeat(100_000)), "unknown: ");
    assert.equal(named(" _".repeat(60)), "unknown: ");
  });

  it("follows a study's own aliases before the dictionary", () => {
    const aliases = { "Cord old": "SpinalCord", Liver: "Liver-GTV", 危及器官1: "Duodenum" };
    const name = (original: string): unknown => structureName(original, { aliases });
    assert.deepEqual(name("CORD_OLD"), {
      kind: "named",
      name: "SpinalCord",
      by: "study",
      confidence: "declared",
    });
    assert.deepEqual(name("Liver"), {
      kind: "named",
      name: "Liver-GTV",
      by: "study",
      confidence: "declared",
    });
    assert.deepEqual(name("危及器官1"), {
      kind: "named",
      name: "Duodenum",
      by: "study",
      confidence: "declared",
    });
  });

  it("knows the targets of ICRU by their Chinese names", () => {
    for (const [original, name] of [
      ["计划靶区", "PTV"],
      ["计划靶区2", "PTV2"],
      ["临床靶区", "CTV"],
      ["内靶区", "ITV"],
      ["大体肿瘤区", "GTV"],
      ["肿瘤区 1", "GTV1"],
    ] as const)
      assert.equal(named(original), name);
  });

  it("is External for what the file declares to be the outline of the patient", () => {
    assert.equal(named("BODY"), "Body");
    assert.deepEqual(structureName("BODY", { interpretedType: "EXTERNAL" }), {
      kind: "named",
      name: "External",
      by: "interpreted-type",
      confidence: "declared",
    });
  });

  it("says whence it comes and how sure it is", () => {
    assert.deepEqual(structureName("Liver"), {
      kind: "named",
      name: "Liver",
      by: "standard",
      confidence: "secondary",
    });
    assert.deepEqual(structureName("肝脏"), {
      kind: "named",
      name: "Liver",
      by: "alias",
      confidence: "secondary",
    });
    assert.deepEqual(structureName("Brain stem"), {
      kind: "named",
      name: "Brainstem",
      by: "alias",
      confidence: "recalled",
    });
  });

  it("does not change with the width of characters, case, separators or spaces around it", () => {
    for (const original of ["ＬＩＶＥＲ", " liver ", "Liver\u00a0"])
      assert.equal(named(original), "Liver");
  });
});

describe("the dictionary of structures", () => {
  it("gives each name to itself, and no alias to two organs", () => {
    const owners = new Map<string, string>();
    for (const { name, pair, english, chinese } of structureDictionary) {
      for (const each of pair ? [`${name}_L`, `${name}_R`] : [name])
        assert.equal(named(each), each);
      for (const alias of [...english, ...chinese]) {
        assert.equal(owners.get(alias) ?? name, name, alias);
        owners.set(alias, name);
      }
    }
  });

  it("has names of at most 16 characters, as the standard demands", () => {
    for (const { name, pair } of structureDictionary)
      assert.ok((pair ? `${name}_L` : name).length <= 16, name);
  });
});
