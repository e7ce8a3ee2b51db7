import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "uk-sabr-2018";

/** Optimal limits with the mandatory one as the acceptable variation, where both are known. Replaced by the consensus of 2022 (doi:10.1016/j.clon.2022.02.010). */
export const ukSabr2018: ConstraintSet = {
  id,
  title: { en: "UK consensus 2018", zh: "英国共识 2018" },
  source: {
    citation:
      "Hanna GG et al. UK consensus on normal tissue dose constraints for stereotactic radiotherapy. Clin Oncol 2018;30:5–14",
    doi: "10.1016/j.clon.2017.09.007",
    seen: "a public transcription, for the duodenum",
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "recalled" }, [
      ["Duodenum", "D0.5cc", "< 22.2 Gy", { level: "mandatory", confidence: "secondary" }],
      ["Duodenum", "D5cc", "< 16.5 Gy"],
      ["Duodenum", "D10cc", "< 11.4 Gy"],
      ["Stomach", "D0.5cc", "< 22.2 Gy", { level: "mandatory" }],
      ["Stomach", "D10cc", "< 16.5 Gy"],
      ["Bowel_Small", "D0.5cc", "< 25.2 Gy", { level: "mandatory" }],
      ["Bowel_Small", "D5cc", "< 17.7 Gy"],
      ["Bowel_Large", "D0.5cc", "< 28.2 Gy", { level: "mandatory" }],
      ["BileDuct_Common", "D0.5cc", "< 50 Gy", { level: "optimal" }],
      ["Liver-GTV", "DC700cc", "< 15 Gy", { level: "optimal", acceptable: "< 19.2 Gy" }],
      ["Kidney_Cortex", "DC200cc", "< 16 Gy", { level: "mandatory" }],
      ["SpinalCanal", "D0.1cc", "< 18 Gy", { level: "optimal", acceptable: "< 21.9 Gy" }],
      ["Heart", "D0.5cc", "< 24 Gy", { level: "optimal", acceptable: "< 26 Gy" }],
    ]),
    ...limitsOf(id, { fractions: [5], confidence: "recalled" }, [
      ["Duodenum", "D0.5cc", "< 35 Gy", { level: "mandatory", confidence: "secondary" }],
      ["Stomach", "D0.5cc", "< 33 Gy", { level: "optimal", acceptable: "< 35 Gy" }],
      ["Bowel_Small", "D0.5cc", "< 30 Gy", { level: "optimal", acceptable: "< 35 Gy" }],
      ["BileDuct_Common", "D0.5cc", "< 50 Gy", { level: "optimal" }],
      ["Liver-GTV", "Dmean", "< 13 Gy", { level: "optimal", acceptable: "< 15.2 Gy" }],
      ["Kidneys", "Dmean", "< 10 Gy", { level: "mandatory" }],
    ]),
  ],
};
