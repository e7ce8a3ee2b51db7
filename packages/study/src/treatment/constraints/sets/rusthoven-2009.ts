import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "rusthoven-2009";

/** Recalled, not read: the set ships disabled. */
export const rusthoven2009: ConstraintSet = {
  id,
  title: { en: "Rusthoven 2009", zh: "Rusthoven 2009" },
  source: {
    citation:
      "Rusthoven KE et al. Multi-institutional phase I/II trial of stereotactic body radiation therapy for liver metastases. J Clin Oncol 2009;27:1572–1578",
    doi: "10.1200/JCO.2008.19.6329",
    seen: null,
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "recalled" }, [
      ["Liver-GTV", "CV15Gy", ">= 700 cm³"],
      ["Kidneys", "V15Gy", "< 35 %"],
      ["SpinalCord", "Dmax", "<= 18 Gy"],
      ["Stomach", "Dmax", "<= 30 Gy"],
      ["Bowel_Small", "Dmax", "<= 30 Gy"],
    ]),
  ],
};
