import { mean, standardDeviation } from "@fiducial/statistics";

/** Set-up errors of a population along one axis, in the unit of the shifts. */
export interface SetUpErrors {
  readonly patients: number;
  /** Patients with two fractions or more: the others have no day-to-day variation. */
  readonly repeated: number;
  readonly fractions: number;
  /** M: the mean of the patients' means; null without patients. */
  readonly groupMean: number | null;
  /** Σ: the standard deviation of the patients' means; null for fewer than two patients. */
  readonly systematic: number | null;
  /** σ: the root mean square of the patients' standard deviations; null where nobody has two fractions. */
  readonly random: number | null;
  /** 2.5 Σ + 0.7 σ; null where either is. */
  readonly margin: number | null;
  /** Σ without what day-to-day variation adds to means of few fractions; 0 where that explains all of it. */
  readonly systematicCorrected: number | null;
  /** The margin with that Σ. */
  readonly marginCorrected: number | null;
}

/**
 * Population set-up errors from shifts per patient.
 *
 * Every patient counts once, whatever the number of fractions. A patient with one fraction has a mean and no
 * standard deviation: it is in M and Σ, not in σ.
 *
 * The mean of n fractions varies by σ²/n even if there is no systematic error at all, so that Σ is too large
 * where courses are short: Σ² − σ²·(mean of 1/n) takes that off. Of a course that was imaged whole it is the
 * uncorrected Σ that describes what the patients had.
 *
 * @param shifts one list per patient, signed, in one unit; patients without shifts are left out
 * @see van Herk M. Semin Radiat Oncol 2004;14:52–64 (M, Σ, σ)
 * @see van Herk M et al. Int J Radiat Oncol Biol Phys 2000;47:1121–1135 (2.5 Σ + 0.7 σ: at least 95 % of the dose to the CTV in 90 % of patients; so in Radiat Oncol 2016, doi:10.1186/s13014-016-0724-5, Table 5)
 * @see Stroom JC, Heijmen BJM. Radiother Oncol 2002;64:75–83 (the correction for a finite number of fractions)
 *
 * @example
 * setUpErrors([[1, 3], [-2, 0]]).groupMean; // 0.5
 */
export function setUpErrors(shifts: readonly (readonly number[])[]): SetUpErrors {
  const patients = shifts.filter(({ length }) => length > 0);
  const means = patients.map((own) => mean(own) ?? 0);
  const deviations = patients.map(standardDeviation).filter((each) => each !== null);
  const systematic = standardDeviation(means);
  const meanSquare = mean(deviations.map((deviation) => deviation ** 2));
  const random = meanSquare === null ? null : Math.sqrt(meanSquare);
  const share = mean(patients.map(({ length }) => 1 / length));
  const systematicCorrected =
    systematic === null || random === null || share === null
      ? null
      : Math.sqrt(Math.max(0, systematic ** 2 - random ** 2 * share));
  return {
    patients: patients.length,
    repeated: deviations.length,
    fractions: patients.reduce((sum, { length }) => sum + length, 0),
    groupMean: mean(means),
    systematic,
    random,
    margin: vanHerkMargin(systematic, random),
    systematicCorrected,
    marginCorrected: vanHerkMargin(systematicCorrected, random),
  };
}

/** Margin from target volume to planning target volume, in the unit of its arguments: 2.5 Σ + 0.7 σ. */
function vanHerkMargin(systematic: number | null, random: number | null): number | null {
  return systematic === null || random === null ? null : 2.5 * systematic + 0.7 * random;
}
