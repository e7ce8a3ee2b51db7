/** Repair of sublethal damage that decays exponentially. */
export interface RepairComponent {
  /** Hours in which half of the damage is repaired. */
  readonly halfTimeHours: number;
  /** Its share of the damage, 0…1; the shares of all components make 1. */
  readonly share: number;
}

/**
 * The Lea–Catcheside dose-protraction factor of a dose given at a constant rate: what is left of the quadratic
 * term when damage is repaired during delivery.
 *
 * For one component with μ = ln 2 / half-time, G = 2 (e^(−μT) − 1 + μT) / (μT)². G is 1 for a dose given in no
 * time and falls towards 0 as it is given ever more slowly. Several components add by their shares. Repair
 * between fractions is taken to be complete: after a day or two it is.
 *
 * @param deliveryHours T, from the first to the last beam of one fraction, hours
 * @param components half-times in hours and shares that add up to 1
 * @returns 0 < G ≤ 1
 * @see Lea DE, Catcheside DG. J Genet 1942;44:216–245
 * @see Dale RG. Br J Radiol 1985;58:515–528 (G in the linear-quadratic model)
 *
 * @example
 * doseProtractionFactor(0.5, [{ halfTimeHours: 1.5, share: 1 }]); // 0.9272…
 */
export function doseProtractionFactor(
  deliveryHours: number,
  components: readonly RepairComponent[],
): number {
  return components.reduce(
    (sum, { halfTimeHours, share }) =>
      sum + share * oneComponent((Math.LN2 * deliveryHours) / halfTimeHours),
    0,
  );
}

/** Below this the closed form loses digits to cancellation, and its series has all of them. */
const smallest = 0.02;

function oneComponent(x: number): number {
  if (x < smallest) return 1 - x / 3 + x ** 2 / 12 - x ** 3 / 60 + x ** 4 / 360 - x ** 5 / 2520;
  return (2 * (Math.expm1(-x) + x)) / x ** 2;
}

/**
 * Biologically effective dose of equal fractions each of which takes time to deliver.
 *
 * @param protraction G of {@link doseProtractionFactor}
 * @returns n·d·(1 + G·d/(α/β)) in Gy
 * @see Dale RG. Br J Radiol 1985;58:515–528
 *
 * @example
 * protractedEffectiveDose(3, 16, 10, 1); // 124.8
 */
export function protractedEffectiveDose(
  fractions: number,
  dosePerFractionGy: number,
  alphaBetaGy: number,
  protraction: number,
): number {
  return fractions * dosePerFractionGy * (1 + (protraction * dosePerFractionGy) / alphaBetaGy);
}
