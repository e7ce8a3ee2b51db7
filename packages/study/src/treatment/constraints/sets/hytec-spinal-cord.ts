import { type ConstraintSet, limitsOf } from "../constraint-set.ts";

const id = "hytec-spinal-cord";

/** The lower ends of the bands of 1–5 % risk, 20.3–23.1 Gy and 25.3–28.8 Gy. */
export const hytecSpinalCord: ConstraintSet = {
  id,
  title: { en: "HyTEC spinal cord", zh: "HyTEC 脊髓" },
  source: {
    citation:
      "Sahgal A et al. Spinal cord dose tolerance to stereotactic body radiation therapy. Int J Radiat Oncol Biol Phys 2021;110:124–136",
    doi: "10.1016/j.ijrobp.2019.09.038",
    seen: "a public inventory of evidence",
  },
  limits: [
    ...limitsOf(id, { fractions: [3], confidence: "secondary" }, [
      ["SpinalCord", "Dmax", "<= 20.3 Gy"],
    ]),
    ...limitsOf(id, { fractions: [5], confidence: "secondary" }, [
      ["SpinalCord", "Dmax", "<= 25.3 Gy"],
    ]),
  ],
};
