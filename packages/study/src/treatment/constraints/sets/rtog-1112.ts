import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "rtog1112";

/** Mean dose to the liver by the dose prescribed. Nearly all is recalled and ships disabled. */
export const rtog1112: ConstraintSet = {
  id,
  title: { en: "NRG/RTOG 1112", zh: "NRG/RTOG 1112" },
  source: {
    citation:
      "NRG Oncology/RTOG 1112: sorafenib with or without stereotactic body radiation therapy in hepatocellular carcinoma. Protocol, NCT01730937",
    doi: null,
    seen: "a public planning script, for the volume spared",
  },
  limits: [
    ...limitsOf(id, { fractions: [5], confidence: "recalled" }, [
      ["Liver-GTV", "CV15Gy", ">= 700 cm³", { confidence: "secondary" }],
      ["Liver-GTV", "Dmean", "<= 13 Gy", { population: "50 Gy" }],
      ["Liver-GTV", "Dmean", "<= 15 Gy", { population: "45 Gy" }],
      ["Liver-GTV", "Dmean", "<= 15 Gy", { population: "40 Gy" }],
      ["Liver-GTV", "Dmean", "<= 15.5 Gy", { population: "35 Gy" }],
      ["Liver-GTV", "Dmean", "<= 16 Gy", { population: "30 Gy" }],
      ["Liver-GTV", "Dmean", "<= 17 Gy", { population: "27.5 Gy" }],
      ["Stomach", "D0.5cc", "<= 30 Gy"],
      ["Duodenum", "D0.5cc", "<= 30 Gy"],
      ["Bowel_Small", "D0.5cc", "<= 30 Gy"],
      ["Bowel_Large", "D0.5cc", "<= 32 Gy"],
      ["Esophagus", "D0.5cc", "<= 32 Gy"],
      ["SpinalCord_PRV05", "D0.5cc", "<= 25 Gy"],
      ["Kidneys", "Dmean", "< 10 Gy"],
      ["Heart", "Dmax", "< 30 Gy"],
      ["GreatVes", "D0.5cc", "<= 60 Gy"],
      ["Skin", "D0.5cc", "<= 32 Gy"],
      ["Gallbladder", "D0.5cc", "<= 55 Gy"],
      ["BileDuct_Common", "D0.5cc", "<= 50 Gy"],
    ]),
  ],
};
