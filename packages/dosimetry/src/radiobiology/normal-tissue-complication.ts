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
  /** α/β with which doses were brought to 2 Gy (or, where stated, other) fractions, Gy; null where they were not. */
  readonly alphaBetaGy: number | null;
  readonly endpoint: string;
  readonly source: string;
}

/**
 * Published parameters for the liver. Doses must be brought to the fractionation of the source before they
 * are used; what five or three large fractions do lies beyond the data of all of them.
 */
export const liverParameters = {
  burman1991: {
    n: 0.32,
    m: 0.15,
    td50Gy: 40,
    alphaBetaGy: null,
    endpoint: "liver failure",
    source: "Burman C et al. Int J Radiat Oncol Biol Phys 1991;21:123–135, Table 1",
  },
  dawson2002Metastases: {
    n: 0.97,
    m: 0.12,
    td50Gy: 45.8,
    alphaBetaGy: 2,
    endpoint: "radiation-induced liver disease, grade 3 or higher; liver metastases",
    source: "Dawson LA et al. Int J Radiat Oncol Biol Phys 2002;53:810–821",
  },
  dawson2002Primary: {
    n: 0.97,
    m: 0.12,
    td50Gy: 39.8,
    alphaBetaGy: 2,
    endpoint: "radiation-induced liver disease, grade 3 or higher; primary hepatobiliary cancer",
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
