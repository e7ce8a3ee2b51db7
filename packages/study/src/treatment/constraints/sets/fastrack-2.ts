import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "fastrack2";

/** 42 Gy in 3 fractions to the kidney; read at the source. */
export const fastrack2: ConstraintSet = {
  id,
  title: { en: "TROG 15.03 FASTRACK II", zh: "TROG 15.03 FASTRACK II" },
  source: {
    citation:
      "Siva S et al. TROG 15.03 phase II clinical trial of focal ablative stereotactic radiosurgery for cancers of the kidney (FASTRACK II). BMC Cancer 2018;18:1030, Table 3",
    doi: "10.1186/s12885-018-4916-2",
    seen: null,
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "verified" }, [
      ["SpinalCanal", "D0.03cc", "< 18 Gy"],
      ["Liver", "DC700cc", "< 15 Gy"],
      ["Stomach", "D0.03cc", "< 30 Gy"],
      ["Stomach", "D5cc", "<= 22.5 Gy"],
      ["Bowel_Small", "D0.03cc", "< 30 Gy"],
      ["Bowel_Small", "D30cc", "<= 12.5 Gy"],
      ["Skin", "D1.5cc", "< 30 Gy"],
      ["Kidney_Contralateral", "V10Gy", "<= 33 %"],
    ]),
  ],
};
