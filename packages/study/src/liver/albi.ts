/** Grades of the albumin–bilirubin score; 2 is divided as the modified grade divides it. */
export type AlbiGrade = "1" | "2a" | "2b" | "3";

/** The boundaries between the grades. */
export const albiBounds = { one: -2.6, twoB: -2.27, three: -1.39 } as const;

/**
 * The albumin–bilirubin score: 0.66 × log₁₀(bilirubin in µmol/L) − 0.085 × albumin in g/L.
 *
 * Johnson PJ et al. J Clin Oncol 2015;33:550–8. doi:10.1200/JCO.2014.57.9151.
 *
 * @example
 * albiScore(10, 40); // −2.74
 */
export function albiScore(bilirubinUmolPerL: number, albuminGPerL: number): number {
  const score = 0.66 * Math.log10(bilirubinUmolPerL) - 0.085 * albuminGPerL;
  return Number(score.toPrecision(12));
}

/**
 * Grade 1 up to −2.60, grade 3 above −1.39 (Johnson 2015); grade 2 is 2a below −2.27 and 2b from there on, the score of an
 * indocyanine green retention of 30 % (Hiraoka A et al. Liver Cancer 2019;8:121–9, recalled).
 */
export function albiGrade(score: number): AlbiGrade {
  if (score <= albiBounds.one) return "1";
  if (score > albiBounds.three) return "3";
  return score < albiBounds.twoB ? "2a" : "2b";
}
