import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "nhc-hcc";

/** For a Liver − GTV of more than 700 mL. Its range for stomach and small bowel (22.2–35 Gy) is no single limit and is left out. */
export const nhcHcc: ConstraintSet = {
  id,
  title: { en: "Chinese guideline on primary liver cancer", zh: "原发性肝癌诊疗指南" },
  source: {
    citation:
      "National Health Commission of the People’s Republic of China. Guideline for the diagnosis and treatment of primary liver cancer",
    doi: null,
    seen: "a public transcription",
  },
  limits: [
    ...limitsOf(id, { fractions: [3, 4, 5], confidence: "secondary" }, [
      ["Liver-GTV", "Dmean", "< 15 Gy", { population: "Liver-GTV over 700 mL" }],
    ]),
  ],
};
