import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "hytec-liver";

/** Its 700 cm³ are observations of the cohorts pooled, not fitted limits; the dose–response fit itself had P = 0.10. */
export const hytecLiver: ConstraintSet = {
  id,
  title: { en: "HyTEC liver", zh: "HyTEC 肝" },
  source: {
    citation:
      "Miften M et al. Radiation dose–volume effects for liver SBRT. Int J Radiat Oncol Biol Phys 2021;110:196–205",
    doi: "10.1016/j.ijrobp.2017.12.290",
    seen: "a public transcription of Table 3 and the recommendations",
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "secondary" }, [
      ["Liver-GTV", "Dmean", "<= 13 Gy", { population: "primary" }],
      ["Liver-GTV", "Dmean", "<= 15 Gy", { population: "metastases" }],
    ]),
    ...limitsOf(id, { fractions: [6], confidence: "secondary" }, [
      ["Liver-GTV", "Dmean", "<= 18 Gy", { population: "primary" }],
      ["Liver-GTV", "Dmean", "<= 20 Gy", { population: "metastases" }],
    ]),
    ...limitsOf(id, { fractions: [3, 4, 5, 6], confidence: "secondary", level: "observational" }, [
      ["Liver-GTV", "CV15Gy", ">= 700 cm³"],
      ["Liver-GTV", "CV17Gy", ">= 700 cm³"],
    ]),
  ],
};
