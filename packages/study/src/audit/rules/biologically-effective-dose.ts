import { biologicallyEffectiveDose, equivalentDose2Gy } from "@fiducial/dosimetry";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed, roundsTo } from "../printed.ts";

type Prescription = Paper["prescriptions"][number];

/** A BED or EQD2 as printed, with the scheme that it is of. */
interface Effective {
  readonly scheme: Prescription;
  readonly name: "BED" | "EQD2";
  readonly printed: Printed;
  readonly at: (alphaBetaGy: number) => number;
}

/** Ratios that papers use without saying so, the most usual first. */
const usualRatios = [10, 3, 2, 1.5, 4, 2.5, 5, 20];

export const printedBiologicallyEffectiveDose: AuditRule = {
  id: "biologically-effective-dose",
  compares: say(
    "a printed BED or EQD2, and that of dose and fractions",
    "所载 BED 或 EQD2 与由剂量和分次计算者",
  ),
  why: say(
    "BED = nd(1 + d/(α/β)) and EQD2 = BED/(1 + 2/(α/β)); the α/β must be stated, and one without it be that of the others.",
    "BED = nd(1 + d/(α/β))，EQD2 = BED/(1 + 2/(α/β))；α/β 须说明，未说明者应与他处一致。",
  ),
  audit: (paper) => {
    const all = paper.prescriptions.flatMap(effectiveOf);
    const stated = new Set(
      paper.prescriptions.flatMap(({ alpha_beta_gy: ratio }) => (ratio ? [ratio.value] : [])),
    );
    const unstated = all.filter(({ scheme }) => scheme.alpha_beta_gy === undefined);
    const common = commonRatio(unstated);
    return all.map((each) => judge(each, stated, common));
  },
};

function effectiveOf(scheme: Prescription): Effective[] {
  const { dose_gy: dose, fractions, bed_gy: bed, eqd2_gy: eqd2 } = scheme;
  const each = dose.value / fractions;
  return [
    ...(bed === undefined
      ? []
      : [
          {
            scheme,
            name: "BED" as const,
            printed: bed,
            at: (ratio: number) => biologicallyEffectiveDose(fractions, each, ratio),
          },
        ]),
    ...(eqd2 === undefined
      ? []
      : [
          {
            scheme,
            name: "EQD2" as const,
            printed: eqd2,
            at: (ratio: number) => equivalentDose2Gy(fractions, each, ratio),
          },
        ]),
  ];
}

/** One ratio that gives every printed dose of those without one. */
function commonRatio(all: readonly Effective[]): number | undefined {
  const implied = all.flatMap(({ name, scheme, printed }) => {
    const range = name === "BED" ? impliedAlphaBeta(scheme, printed) : null;
    return range === null ? [] : [(range.low + range.high) / 2];
  });
  return [...usualRatios, ...implied].find((ratio) =>
    all.every(({ printed, at }) => near(at(ratio), printed)),
  );
}

function judge(
  { scheme, name, printed, at }: Effective,
  stated: ReadonlySet<number>,
  common: number | undefined,
): Found {
  const own = scheme.alpha_beta_gy?.value;
  const fits = (ratio: number): boolean => near(at(ratio), printed);
  const elsewhere = [...stated].find(fits);
  const usual = own === undefined ? usualRatios.find(fits) : undefined;
  const ratio = own ?? elsewhere ?? common ?? usual ?? [...stated][0];
  const found = ratio !== undefined && fits(ratio);
  const alone =
    own === undefined && elsewhere === undefined && (stated.size > 0 || common === undefined);
  return {
    verdict: !found ? "contradiction" : alone ? "ambiguity" : "ok",
    claims: [
      claim(
        scheme.where,
        `${scheme.dose_gy.text} Gy / ${scheme.fractions}, ${name} ${printed.text} Gy`,
      ),
      claim(
        scheme.where,
        own === undefined ? say("α/β not stated", "未说明 α/β") : `α/β ${own} Gy`,
      ),
    ],
    evidence:
      ratio === undefined
        ? say("no one α/β gives every printed BED", "没有一个 α/β 能得出所有 BED")
        : say(
            `α/β ${ratio}${own === undefined ? (elsewhere === undefined && found ? " (implied)" : " (stated elsewhere)") : ""}: ${at(ratio).toFixed(2)} Gy`,
            `α/β ${ratio}${own === undefined ? (elsewhere === undefined && found ? "（推得）" : "（他处所述）") : ""}：${at(ratio).toFixed(2)} Gy`,
          ),
  };
}

/** Rounded, or cut. */
function near(value: number, printed: Printed): boolean {
  return (
    roundsTo(value, printed) ||
    (value >= printed.value && value < printed.value + 2 * halfUnit(printed))
  );
}

/** α/β between which BED rounds to the printed value: BED = D(1 + d/r), so r = D·d/(BED − D). */
function impliedAlphaBeta(
  { dose_gy: dose, fractions }: Prescription,
  printed: Printed,
): { low: number; high: number } | null {
  const total = dose.value;
  const half = halfUnit(printed);
  const ratio = (bed: number): number => (total * (total / fractions)) / (bed - total);
  if (printed.value - half <= total) return null;
  return { low: ratio(printed.value + 2 * half) - 1e-9, high: ratio(printed.value - half) + 1e-9 };
}
