import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "quantec-liver";

export const quantecLiver: ConstraintSet = {
  id,
  title: { en: "QUANTEC liver", zh: "QUANTEC 肝" },
  source: {
    citation:
      "Pan CC et al. Radiation-associated liver injury. Int J Radiat Oncol Biol Phys 2010;76(3 Suppl):S94–S100",
    doi: "10.1016/j.ijrobp.2009.06.092",
    seen: "a public transcription",
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "secondary" }, [
      ["Liver-GTV", "Dmean", "< 13 Gy", { population: "primary" }],
      ["Liver-GTV", "Dmean", "< 15 Gy", { population: "metastases" }],
    ]),
    ...limitsOf(id, { fractions: [6], confidence: "secondary" }, [
      ["Liver-GTV", "Dmean", "< 18 Gy", { population: "primary" }],
      ["Liver-GTV", "Dmean", "< 20 Gy", { population: "metastases" }],
    ]),
    ...limitsOf(id, { fractions: null, confidence: "recalled" }, [
      ["Liver-GTV", "Dmean", "< 6 Gy", { population: "primary Child-Pugh B 4-6 Gy a fraction" }],
    ]),
    ...limitsOf(id, { fractions: [3, 4, 5], confidence: "recalled" }, [
      ["Liver-GTV", "CV15Gy", ">= 700 cm³"],
    ]),
  ],
};
