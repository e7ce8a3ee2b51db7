import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "hytec-spinal-cord";

/** The maxima for which its abstract estimates a risk of myelopathy of 1–5 %, without earlier irradiation. */
export const hytecSpinalCord: ConstraintSet = {
  id,
  title: { en: "HyTEC spinal cord", zh: "HyTEC 脊髓" },
  source: {
    citation:
      "Sahgal A et al. Spinal cord dose tolerance to stereotactic body radiation therapy. Int J Radiat Oncol Biol Phys 2021;110:124–136",
    doi: "10.1016/j.ijrobp.2019.09.038",
    seen: null,
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "verified" }, [
      ["SpinalCord", "Dmax", "<= 20.3 Gy"],
    ]),
    ...limitsOf(id, { fractions: [5], confidence: "verified" }, [
      ["SpinalCord", "Dmax", "<= 25.3 Gy"],
    ]),
  ],
};
