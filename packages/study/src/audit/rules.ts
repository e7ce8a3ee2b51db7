import type { AuditRule } from "./audit-finding.ts";
import { abbreviation } from "./rules/abbreviation.ts";
import { authorNames } from "./rules/author-names.ts";
import { printedBiologicallyEffectiveDose } from "./rules/biologically-effective-dose.ts";
import { captionUnique } from "./rules/caption-unique.ts";
import { citedDose } from "./rules/cited-dose.ts";
import { claimedDifference } from "./rules/claimed-difference.ts";
import { columnSums, columnSizes } from "./rules/column-sums.ts";
import { competingDeath } from "./rules/competing-death.ts";
import { cutAtMedian } from "./rules/cut-at-median.ts";
import { cutOffDate } from "./rules/cut-off-date.ts";
import { dosePerFraction } from "./rules/dose-per-fraction.ts";
import { duplicateExtreme } from "./rules/duplicate-extreme.ts";
import { duplicateRow } from "./rules/duplicate-row.ts";
import { eligibilityBasis } from "./rules/eligibility-basis.ts";
import { eligibilityRange } from "./rules/eligibility-range.ts";
import { eligibilitySet } from "./rules/eligibility-set.ts";
import { endpointDefinition } from "./rules/endpoint-definition.ts";
import { endpointMixed } from "./rules/endpoint-mixed.ts";
import { endpointReported } from "./rules/endpoint-reported.ts";
import { exclusionDefined } from "./rules/exclusion-defined.ts";
import { factorReported } from "./rules/factor-reported.ts";
import { failureCount } from "./rules/failure-count.ts";
import { failuresAgainstRate } from "./rules/failures-against-rate.ts";
import { followUpAgainstSurvival } from "./rules/follow-up-against-survival.ts";
import { fragileSignificance } from "./rules/fragile-significance.ts";
import { gradeColumns } from "./rules/grade-columns.ts";
import { incidenceBounds } from "./rules/incidence-bounds.ts";
import { inclusionWindow } from "./rules/inclusion-window.ts";
import { intervalScale } from "./rules/interval-scale.ts";
import { lateDenominator } from "./rules/late-denominator.ts";
import { limitNeverBinds } from "./rules/limit-never-binds.ts";
import { limitsOfOneClass, limitsOfOneOrgan } from "./rules/limits-of-one-class.ts";
import { longestFollowUp } from "./rules/longest-follow-up.ts";
import { maximumWithoutVolume, pairedOrganLimit } from "./rules/maximum-without-volume.ts";
import { narrativeRate } from "./rules/narrative-rate.ts";
import { nestedCount } from "./rules/nested-count.ts";
import { numberAtRisk } from "./rules/number-at-risk.ts";
import { pValueRecomputed } from "./rules/p-value-recomputed.ts";
import { pValueRow } from "./rules/p-value-row.ts";
import { pValueZero } from "./rules/p-value-zero.ts";
import { percentageSums } from "./rules/percentage-sums.ts";
import { percentage } from "./rules/percentage.ts";
import { planCoverage } from "./rules/plan-coverage.ts";
import { pooledEstimate } from "./rules/pooled-estimate.ts";
import { pooledSurvival } from "./rules/pooled-survival.ts";
import { prescriptionBranch } from "./rules/prescription-branch.ts";
import { progressionAboveOverallSurvival } from "./rules/progression-above-overall-survival.ts";
import { rangeUnion } from "./rules/range-union.ts";
import { rateInterval } from "./rules/rate-interval.ts";
import { ratioDirection } from "./rules/ratio-direction.ts";
import { ratioInterval } from "./rules/ratio-interval.ts";
import { ratioPValue } from "./rules/ratio-p-value.ts";
import { referenceResolves } from "./rules/reference-resolves.ts";
import { sameFraction } from "./rules/same-fraction.ts";
import { scaleVersion } from "./rules/scale-version.ts";
import { significanceStar } from "./rules/significance-star.ts";
import { significanceWithoutEstimates } from "./rules/significance-without-estimates.ts";
import { smallExpectedCounts } from "./rules/small-expected-counts.ts";
import { standardDeviation } from "./rules/standard-deviation.ts";
import { summaryOrder } from "./rules/summary-order.ts";
import { survivalGrid } from "./rules/survival-grid.ts";
import { survivalOrder } from "./rules/survival-order.ts";
import { survivalStructure } from "./rules/survival-structure.ts";
import { symmetricInterval } from "./rules/symmetric-interval.ts";
import { tautologicalComparison } from "./rules/tautological-comparison.ts";
import { techniqueAlternatives } from "./rules/technique-alternatives.ts";
import { testNamed } from "./rules/test-named.ts";
import { textAgainstTable } from "./rules/text-against-table.ts";
import { timeOrigin } from "./rules/time-origin.ts";
import { toldTwice } from "./rules/told-twice.ts";
import { toxicityWindow } from "./rules/toxicity-window.ts";
import { undefinedAbsence } from "./rules/undefined-absence.ts";
import { vocabulary } from "./rules/vocabulary.ts";
import { wholeNumberMean } from "./rules/whole-number-mean.ts";

/** Every rule by which a paper is read. */
export const auditRules: readonly AuditRule[] = [
  abbreviation,
  authorNames,
  printedBiologicallyEffectiveDose,
  captionUnique,
  citedDose,
  claimedDifference,
  columnSums,
  columnSizes,
  competingDeath,
  cutAtMedian,
  cutOffDate,
  dosePerFraction,
  duplicateExtreme,
  duplicateRow,
  eligibilityBasis,
  eligibilityRange,
  eligibilitySet,
  endpointDefinition,
  endpointMixed,
  endpointReported,
  exclusionDefined,
  factorReported,
  failureCount,
  failuresAgainstRate,
  followUpAgainstSurvival,
  fragileSignificance,
  gradeColumns,
  incidenceBounds,
  inclusionWindow,
  intervalScale,
  lateDenominator,
  limitNeverBinds,
  limitsOfOneClass,
  limitsOfOneOrgan,
  longestFollowUp,
  maximumWithoutVolume,
  pairedOrganLimit,
  narrativeRate,
  nestedCount,
  numberAtRisk,
  percentageSums,
  pooledEstimate,
  pValueRecomputed,
  pValueRow,
  pValueZero,
  percentage,
  planCoverage,
  pooledSurvival,
  prescriptionBranch,
  progressionAboveOverallSurvival,
  rangeUnion,
  rateInterval,
  ratioDirection,
  ratioInterval,
  ratioPValue,
  referenceResolves,
  sameFraction,
  scaleVersion,
  significanceStar,
  significanceWithoutEstimates,
  smallExpectedCounts,
  standardDeviation,
  summaryOrder,
  survivalGrid,
  survivalOrder,
  survivalStructure,
  symmetricInterval,
  tautologicalComparison,
  techniqueAlternatives,
  testNamed,
  textAgainstTable,
  timeOrigin,
  toldTwice,
  toxicityWindow,
  undefinedAbsence,
  vocabulary,
  wholeNumberMean,
];
