import { biologicallyEffectiveDose } from "@fiducial/dosimetry";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed, roundsTo } from "../printed.ts";

type Prescription = Paper["prescriptions"][number];

export const printedBiologicallyEffectiveDose: AuditRule = {
  id: "biologically-effective-dose",
  compares: say("a printed BED, and that of dose and fractions", "所载 BED 与由剂量和分次计算者"),
  why: say(
    "BED = nd(1 + d/(α/β)); one α/β must give every scheme of the paper, and be stated.",
    "BED = nd(1 + d/(α/β))；全文各方案应由同一 α/β 得出，并须说明。",
  ),
  audit: (paper) => {
    const printed = paper.prescriptions.filter(({ bed_gy }) => bed_gy !== undefined);
    const implied = printed.map(impliedAlphaBeta);
    const common = [
      10,
      3,
      2,
      ...implied.flatMap((range) => (range === null ? [] : [(range.low + range.high) / 2])),
    ].find((ratio) =>
      implied.every((range) => range !== null && ratio >= range.low && ratio <= range.high),
    );
    return printed.map((each): Found => {
      const stated =
        each.alpha_beta_gy?.value ??
        paper.prescriptions.find(({ alpha_beta_gy }) => alpha_beta_gy)?.alpha_beta_gy?.value;
      const ratio = stated ?? common;
      const computed = ratio === undefined ? null : bedOf(each, ratio);
      const fits = computed !== null && near(computed, each.bed_gy!);
      return {
        verdict: computed === null ? "contradiction" : fits ? "ok" : "contradiction",
        claims: [
          claim(
            each.where,
            `${each.dose_gy.text} Gy / ${each.fractions}, BED ${each.bed_gy!.text} Gy`,
          ),
          claim(
            each.where,
            stated === undefined ? say("α/β not stated", "未说明 α/β") : `α/β ${stated} Gy`,
          ),
        ],
        evidence:
          computed === null
            ? say("no one α/β gives every printed BED", "没有一个 α/β 能得出所有 BED")
            : say(
                `α/β ${ratio}${stated === undefined ? " (implied)" : ""}: ${computed.toFixed(2)} Gy`,
                `α/β ${ratio}${stated === undefined ? "（推得）" : ""}：${computed.toFixed(2)} Gy`,
              ),
      };
    });
  },
};

function bedOf({ dose_gy: dose, fractions }: Prescription, alphaBetaGy: number): number {
  return biologicallyEffectiveDose(fractions, dose.value / fractions, alphaBetaGy);
}

/** Rounded, or cut. */
function near(value: number, printed: Printed): boolean {
  return (
    roundsTo(value, printed) ||
    (value >= printed.value && value < printed.value + 2 * halfUnit(printed))
  );
}

/** α/β between which BED rounds to the printed value: BED = D(1 + d/r), so r = D·d/(BED − D). */
function impliedAlphaBeta(each: Prescription): { low: number; high: number } | null {
  const total = each.dose_gy.value;
  const half = halfUnit(each.bed_gy!);
  const ratio = (bed: number): number => (total * (total / each.fractions)) / (bed - total);
  const bed = each.bed_gy!.value;
  if (bed - half <= total) return null;
  return { low: ratio(bed + 2 * half) - 1e-9, high: ratio(bed - half) + 1e-9 };
}
