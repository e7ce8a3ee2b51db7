import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConstraint } from "@fiducial/dosimetry";
import { limitFlag } from "../../src/plans/limit-flag.ts";

const flag = (
  metric: string,
  limit: string,
  volumeCm3 = 1000,
  prescriptionGy: number | null = 48,
) => limitFlag(readConstraint(metric, limit), volumeCm3, prescriptionGy);

describe("The flag of a limit", () => {
  it("stands where dose and volume of the limit meet", () => {
    assert.deepEqual(flag("V15Gy", "< 35 %"), {
      doseGy: 15,
      percent: 35,
      forbidden: "more-volume",
    });
    assert.deepEqual(flag("V100%", ">= 95 %"), {
      doseGy: 48,
      percent: 95,
      forbidden: "less-volume",
    });
    assert.deepEqual(flag("D0.5cc", "< 30 Gy", 50), {
      doseGy: 30,
      percent: 1,
      forbidden: "higher-dose",
    });
  });

  it("of a cold volume bounds what is left above the dose", () => {
    assert.deepEqual(flag("CV15Gy", ">= 700 cm³"), {
      doseGy: 15,
      percent: 30,
      forbidden: "more-volume",
    });
  });

  it("of the mean is no point of the curve, of the maximum its foot", () => {
    assert.equal(flag("Dmean", "< 15 Gy")?.percent, null);
    assert.deepEqual(flag("Dmax", "<= 110 % of the prescription"), {
      doseGy: (110 / 100) * 48,
      percent: 0,
      forbidden: "higher-dose",
    });
  });

  it("has no place without the prescription or volume that it is stated in", () => {
    assert.equal(flag("Dmax", "<= 110 % of the prescription", 1000, null), null);
    assert.equal(flag("CV15Gy", ">= 700 cm³", 0), null);
    assert.equal(flag("CV15Gy", ">= 700 cm³", 500), null);
  });
});
