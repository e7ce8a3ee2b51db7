import type { Day } from "./calendar.ts";
import { type LaboratoryTest, limitsOf } from "./laboratory-limits.ts";
import { randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

/** Days after the last fraction by which lymphocytes are lowest, and by which they have come back for the most part. */
const lowestLymphocytes = 30;
const recoveredLymphocytes = 270;

/**
 * Alkaline phosphatase, γ-glutamyltransferase, lymphocytes and alpha-fetoprotein, which the article does not report. They are drawn
 * apart from the other tests, so that those stay as they are: lymphocytes fall with the irradiation, the two enzymes rise with the
 * others, and alpha-fetoprotein is high in some hepatocellular carcinomas and falls where the lesion responds.
 *
 * @param enzymes the grade of ALT and AST on the day
 */
export function furtherValues(
  patient: SourcePatient,
  day: Day,
  enzymes: number,
  others: ReadonlyMap<LaboratoryTest, number>,
): ReadonlyMap<LaboratoryTest, number> {
  const habit = randomStream(`${patient.id} further laboratory`);
  const [alp, ggt, lymphocytes, secreted] = [
    habit.between(0.3, 0.85),
    habit.between(0.25, 0.9),
    habit.between(1.1, 1.9),
    habit.between(0, 1),
  ];
  const random = randomStream(`${patient.id} further laboratory ${day}`);
  const since = day - patient.lastFraction;
  const within = (test: "ALP" | "GGT", level: number): number => {
    const { lower, upper } = limitsOf(test, patient.sex, day);
    return lower + (upper - lower) * (level + random.normal(0, 0.04));
  };
  const rise = since > 0 ? enzymes : 0;
  const values: readonly (readonly [LaboratoryTest, number])[] = [
    ["ALP", within("ALP", alp) * (1 + 0.15 * rise)],
    ["GGT", within("GGT", ggt) * (1 + 0.6 * rise)],
    ["LYM", lymphocyteCount(lymphocytes * (1 + random.normal(0, 0.06)), since, others)],
    ["AFP", alphaFetoprotein(patient, secreted, since) * (1 + random.normal(0, 0.05))],
  ];
  return new Map(
    values.map(([test, value]) => [
      test,
      Number(value.toFixed(limitsOf(test, patient.sex, day).decimals)),
    ]),
  );
}

/** In 10⁹/L; with the neutrophils no more than all leukocytes. */
function lymphocyteCount(
  usual: number,
  since: number,
  others: ReadonlyMap<LaboratoryTest, number>,
): number {
  const fall =
    since <= 0
      ? 0
      : since < lowestLymphocytes
        ? since / lowestLymphocytes
        : Math.max(0.15, 1 - (since - lowestLymphocytes) / recoveredLymphocytes);
  const room = (others.get("WBC") ?? Infinity) - (others.get("ANC") ?? 0) - 0.1;
  return Math.max(0.12, Math.min(usual * (1 - 0.55 * fall), room));
}

/** In ng/mL: three of five hepatocellular carcinomas secrete it, from some dozens to some thousands. */
function alphaFetoprotein(patient: SourcePatient, secreted: number, since: number): number {
  const normal = 1.5 + 4 * secreted;
  if (patient.primary !== "hcc" || secreted < 0.4) return normal;
  const before = 20 * 10 ** (3.4 * (secreted - 0.4));
  const left = since <= 0 ? 1 : Math.max(0.08, Math.exp(-since / 70));
  return normal + before * left;
}
