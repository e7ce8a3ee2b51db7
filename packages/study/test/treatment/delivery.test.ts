import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsOf, smallStudy, troublesOf, valueOf } from "../small-study.ts";

const protocol = (prescription: string) => `
format: fiducial-study/1
title: Given
prescription:
  alpha_beta_gy: 10
  interval_days: 2
${prescription}
  schemes: [{ id: 16x3, label: 48 Gy, when: "true", total_gy: 48, fractions: 3 }]
`;
const dates: Record<string, readonly string[]> = {
  A: ["2020-01-01", "2020-01-03", "2020-01-05"],
  B: ["2020-01-01", "2020-01-06"],
  C: ["2020-01-01", "2020-01-02", "2020-01-04", "2020-01-06"],
  D: [],
};
const tables = {
  patients: "patient_id\nA\nB\nC\nD\n",
  courses: `patient_id,course_id,planned_dose_gy,planned_fractions,start_date\n${Object.keys(dates)
    .map((id) => `${id},1,48,3,2020-01-01\n`)
    .join("")}`,
  fractions: `patient_id,course_id,fraction,date,dose_gy\n${Object.entries(dates)
    .flatMap(([id, days]) => days.map((day, i) => `${id},1,${i + 1},${day},16\n`))
    .join("")}`,
};

describe("Delivery", () => {
  const results = smallStudy(protocol(""), tables);
  const of = (name: string) => {
    const number = results.numbers[name];
    return number?.kind === "proportion" ? results.subjectSets[number.subjects] : null;
  };

  it("counts missed and extra fractions with their subjects, and findings name them", () => {
    assert.deepEqual(of("delivery.all_given"), ["A"]);
    assert.deepEqual(of("delivery.missed"), ["B"]);
    assert.deepEqual(of("delivery.extra"), ["C"]);
    assert.deepEqual(of("delivery.unknown"), ["D"]);
    assert.equal(valueOf(results, "delivery.planned_fractions"), 9);
    assert.equal(valueOf(results, "delivery.given_fractions"), 9);
    assert.deepEqual(findingsOf(results, "fractions-missed")[0]?.subjects, ["B"]);
    assert.deepEqual(findingsOf(results, "fractions-extra")[0]?.subjects, ["C"]);
    assert.deepEqual(findingsOf(results, "delivery-deviates")[0]?.subjects, ["D"]);
  });

  it("tells intervals that were shorter or longer than asked, and the days of treatment", () => {
    assert.deepEqual(of("delivery.interval_shorter"), ["C"]);
    assert.deepEqual(of("delivery.interval_longer"), ["B"]);
    assert.equal(valueOf(results, "delivery.interval_median"), 2);
    const time = results.numbers["delivery.time_range"];
    assert.deepEqual(time?.kind === "range" && [time.lower, time.upper], [5, 6]);
  });
});

describe("Biological doses", () => {
  it("are told for every tissue of the protocol, the tumour first", () => {
    const results = smallStudy(
      protocol("  tissues: [{ name: late, label: Late, alpha_beta_gy: 3 }]"),
      tables,
    );
    const close = (name: string, expected: number) =>
      assert.ok(Math.abs((valueOf(results, name) ?? 0) - expected) < 1e-9, name);
    close("treatment.16x3.tumour.bed", 124.8);
    close("treatment.16x3.tumour.eqd2", 104);
    close("treatment.16x3.late.bed", 304);
    close("treatment.16x3.late.eqd2", 182.4);
    assert.equal(results.numbers["treatment.16x3.late.protraction"], undefined);
  });

  it("are corrected for repair during delivery where the protocol states time and half-times", () => {
    const repaired = (second: string) =>
      smallStudy(
        protocol(
          `  delivery_minutes: 60\n  tissues: [{ name: late, label: Late, alpha_beta_gy: 3, repair: { half_time_hours: 1${second} } }]`,
        ),
        tables,
      );
    const G = (2 * (Math.LN2 - 0.5)) / Math.LN2 ** 2;
    const one = repaired("");
    assert.ok(Math.abs((valueOf(one, "treatment.16x3.late.protraction") ?? 0) - G) < 1e-12);
    assert.ok(
      Math.abs(
        (valueOf(one, "treatment.16x3.late.bed.protracted") ?? 0) - 48 * (1 + (G * 16) / 3),
      ) < 1e-9,
    );
    const two = repaired(", second: { half_time_hours: 1, share: 0.3 }");
    assert.ok(Math.abs((valueOf(two, "treatment.16x3.late.protraction") ?? 0) - G) < 1e-12);
  });

  it("ask for the time of delivery beside a repair, and for names of their own", () => {
    const troubles = troublesOf(() =>
      smallStudy(
        protocol(
          "  tissues: [{ name: tumour, label: T, alpha_beta_gy: 3, repair: { half_time_hours: 1 } }]",
        ),
        tables,
      ),
    );
    assert.deepEqual(
      troubles.map(({ expected }) => expected),
      [
        "a name of its own; tumour is the tissue of alpha_beta_gy",
        "delivery_minutes in prescription",
      ],
    );
  });
});
