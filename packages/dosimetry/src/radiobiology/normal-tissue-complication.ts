import { differentialCurve, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";
import { normalProbability } from "./normal-distribution.ts";

/** Parameters of the Lyman–Kutcher–Burman model. */
export interface LymanParameters {
  /** Volume effect: 1 the mean dose counts, towards 0 the maximum. */
  readonly n: number;
  /** Slope. */
  readonly m: number;
  /** Dose to the whole organ with a complication probability of one half, Gy. */
  readonly td50Gy: number;
  /** Dose per fraction to which the parameters apply, Gy; null where it was not read. */
  readonly dosePerFractionGy: number | null;
  /** α/β with which doses are brought to that fractionation, Gy; null where the source names none. */
  readonly alphaBetaGy: number | null;
  readonly endpoint: string;
  readonly source: string;
}

/**
 * Published parameters for the liver. Doses must be brought to the fractionation of the source before they
 * are used; what five or three large fractions do lies beyond the data of all of them.
 *
 * Those of Dawson were read in transcriptions: n, m, TD50 of primary cancers, 1.5 Gy twice a day and α/β = 2.5 Gy in Radiat Oncol
 * 2013;8:48, Fig. 3 (doi:10.1186/1748-717X-8-48), which converts with that α/β; both TD50, n and m in a public planning script. The
 * endpoint is that of the abstract (doi:10.1016/S0360-3016(02)02846-8). Those of Burman are recalled.
 */
export const liverParameters = {
  burman1991: {
    n: 0.32,
    m: 0.15,
    td50Gy: 40,
    dosePerFractionGy: null,
    alphaBetaGy: null,
    endpoint: "liver failure",
    source: "Burman C et al. Int J Radiat Oncol Biol Phys 1991;21:123–135, Table 1",
  },
  dawson2002Metastases: {
    n: 0.97,
    m: 0.12,
    td50Gy: 45.8,
    dosePerFractionGy: 1.5,
    alphaBetaGy: 2.5,
    endpoint:
      "radiation-induced liver disease, RTOG grade 3 or higher, within 4 months; liver metastases",
    source: "Dawson LA et al. Int J Radiat Oncol Biol Phys 2002;53:810–821",
  },
  dawson2002Primary: {
    n: 0.97,
    m: 0.12,
    td50Gy: 39.8,
    dosePerFractionGy: 1.5,
    alphaBetaGy: 2.5,
    endpoint:
      "radiation-induced liver disease, RTOG grade 3 or higher, within 4 months; primary hepatobiliary cancer",
    source: "Dawson LA et al. Int J Radiat Oncol Biol Phys 2002;53:810–821",
  },
} as const satisfies Record<string, LymanParameters>;

/** A complication probability and what it was computed from. */
export interface ComplicationProbability {
  readonly probability: number;
  /** Share of the organ that, at the maximum dose, would do the same. */
  readonly effectiveVolume: number;
  readonly maximumGy: number;
}

/**
 * Normal tissue complication probability by Lyman's model with the effective volume of Kutcher and Burman:
 * v = Σ vᵢ (Dᵢ/Dmax)^(1/n), TD50(v) = TD50(1) v⁻ⁿ, probability = Φ((Dmax − TD50(v))/(m TD50(v))).
 *
 * @param curve dose–volume curve of the organ less the target, in the fractionation of the parameters
 * @param parameters `liverParameters` or a study's own
 * @returns probability 0 where the organ receives nothing
 * @see Kutcher GJ, Burman C. Int J Radiat Oncol Biol Phys 1989;16:1623–1630; Lyman JT. Radiat Res 1985;104:S13–S19
 */
export function normalTissueComplication(
  curve: DoseVolumeCurve,
  parameters: Pick<LymanParameters, "n" | "m" | "td50Gy">,
): ComplicationProbability {
  const { n, m, td50Gy } = parameters;
  const maximumGy = curve.maxGy;
  if (maximumGy <= 0) return { probability: 0, effectiveVolume: 0, maximumGy: 0 };
  const { doseGy, volumeCm3 } = differentialCurve(curve);
  let volume = 0;
  let effective = 0;
  for (let i = 0; i < doseGy.length; i++) {
    volume += volumeCm3[i]!;
    effective += volumeCm3[i]! * (doseGy[i]! / maximumGy) ** (1 / n);
  }
  const effectiveVolume = volume > 0 ? effective / volume : 0;
  if (effectiveVolume <= 0) return { probability: 0, effectiveVolume: 0, maximumGy };
  const tolerated = td50Gy * effectiveVolume ** -n;
  const probability = normalProbability((maximumGy - tolerated) / (m * tolerated));
  return { probability, effectiveVolume, maximumGy };
}
