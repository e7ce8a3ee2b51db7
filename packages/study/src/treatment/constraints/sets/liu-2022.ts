import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "liu-2022";

/** The limits of the founding article, read at the source: 42 or 48 Gy in 3 fractions. */
export const liu2022: ConstraintSet = {
  id,
  title: { en: "Liu 2022, Table 1", zh: "Liu 2022，表 1" },
  source: {
    citation:
      "Liu C et al. Clinical outcomes of stereotactic body radiotherapy for liver metastasis and hepatocellular carcinoma. Preprint 2022",
    doi: "10.21203/rs.3.rs-1851072/v1",
    seen: null,
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "verified" }, [
      ["PTV", "V100%", ">= 95 %"],
      ["PTV", "V95%", ">= 99 %"],
      ["PTV", "Dmax", "<= 110 % of the prescription"],
      ["Liver-GTV", "Dmean", "< 15 Gy"],
      ["Liver-GTV", "CV15Gy", ">= 700 cm³"],
      ["Duodenum", "V55Gy", "< 5 %"],
      ["Kidneys", "V15Gy", "< 35 %"],
      ["Stomach", "Dmax", "< 30 Gy"],
      ["Bowel", "Dmax", "< 30 Gy"],
      ["SpinalCord", "Dmax", "< 18 Gy"],
      ["Heart", "Dmax", "< 30 Gy"],
    ]),
  ],
};
