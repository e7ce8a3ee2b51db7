export { addEventTables, eventTable, numberAtRisk, type EventTable } from "./event-table.ts";
export { FALSE_TIE_TOLERANCE } from "./false-ties.ts";
export { joinFalseTies } from "./join-false-ties.ts";
export { clusteredSurvival, type ClusteredSurvival } from "./clustered-survival.ts";
export type { FollowUp } from "./follow-up.ts";
export {
  kaplanMeier,
  kaplanMeierFromCounts,
  type SurvivalCompat,
  type SurvivalCurve,
  type SurvivalCurveOptions,
} from "./kaplan-meier.ts";
export { logRank, logRankFromCounts, type LogRankOptions, type LogRankResult } from "./log-rank.ts";
export type { LogRankWeight } from "./log-rank-weight.ts";
export { reverseKaplanMeier } from "./reverse-kaplan-meier.ts";
export { riskTable, type RiskTableRow } from "./risk-table.ts";
export { StatisticsError } from "./statistics-error.ts";
export { survivalAt, type SurvivalEstimate } from "./survival-at.ts";
export type { SurvivalInterval } from "./survival-interval.ts";
export { survivalQuantile, type QuantileEstimate } from "./survival-quantile.ts";
export { benjaminiHochberg, bonferroni, hochberg, holm } from "./adjustment.ts";
export {
  cramersV,
  likelihoodRatioChiSquare,
  pearsonChiSquare,
  type ContingencyTest,
} from "./comparison/contingency.ts";
export { fisherExact, type FisherOptions } from "./comparison/fisher.ts";
export type { FisherTest } from "./comparison/fisher-test.ts";
export {
  analysisOfVariance,
  studentT,
  varianceRatio,
  welchT,
  type MeansTest,
  type VarianceAnalysis,
} from "./comparison/means.ts";
export {
  kruskalWallis,
  mannWhitney,
  wilcoxonSignedRank,
  type KruskalWallisTest,
  type MannWhitneyTest,
  type RankOptions,
  type RankTest,
} from "./comparison/rank.ts";
export { normalCritical, normalQuantile, normalTwoSided } from "./distributions/normal.ts";
export { cochranArmitage, linearByLinear, type TrendTest } from "./comparison/trend.ts";
export {
  mean,
  median,
  quantileType,
  standardDeviation,
  summary,
  type Summary,
} from "./descriptive.ts";
export {
  binomialTest,
  proportionInterval,
  type ProportionEstimate,
  type ProportionMethod,
} from "./proportion.ts";
export {
  addCauseTables,
  causeTable,
  causeTables,
  type CauseTable,
  type CompetingFollowUp,
} from "./cause-table.ts";
export {
  cumulativeIncidence,
  cumulativeIncidenceFromCounts,
  incidenceAt,
  type CauseIncidence,
  type CumulativeIncidence,
  type CumulativeIncidenceOptions,
  type IncidenceEstimate,
  type IncidenceInterval,
} from "./cumulative-incidence.ts";
export type { IncidenceVariance } from "./cumulative-incidence-variance.ts";
export { grayTest, grayTestFromCounts, type GrayOptions, type GrayTest } from "./gray-test.ts";
export {
  concordance,
  coxConcordance,
  type Concordance,
  type ConcordanceOptions,
} from "./concordance.ts";
export { baselineHazard, predictedSurvival, type PredictedSurvival } from "./cox-baseline.ts";
export {
  proportionalHazardsTest,
  type ProportionalityTest,
  type TimeTransform,
} from "./cox-proportionality.ts";
export type { CoxModel, CoxTerm, CoxTies, ModelTest } from "./cox-model.ts";
export { coxRegression, type CoxOptions } from "./cox-regression.ts";
export {
  devianceResiduals,
  dfbetaResiduals,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals,
} from "./cox-residuals.ts";
export type { Covariate } from "./design.ts";
export type { ParametricFinding, StatisticsFinding } from "./finding.ts";
export type { CensoringTies } from "./fine-gray-data.ts";
export {
  fineGrayRegression,
  predictedIncidence,
  type FineGrayModel,
  type FineGrayOptions,
  type FineGrayTerm,
} from "./fine-gray-regression.ts";
export { hodgesLehmann, type ShiftEstimate } from "./comparison/hodges-lehmann.ts";
export {
  mcNemar,
  oddsRatio,
  riskRatio,
  type McNemarTest,
  type RatioEstimate,
} from "./comparison/two-by-two.ts";
export { landmark, type Landmark } from "./landmark.ts";
export {
  logRankTrend,
  oneStepHazardRatio,
  pairwiseLogRank,
  type LogRankTrend,
  type PairwiseLogRank,
} from "./log-rank-contrast.ts";
export {
  compareRestrictedMeans,
  restrictedMean,
  type RestrictedMean,
  type RestrictedMeanContrast,
  type RestrictedMeanOptions,
} from "./restricted-mean.ts";
export type { BinomialOutcome } from "./binomial-frame.ts";
export { predictedProbability, type PredictedProbability } from "./predicted-probability.ts";
export type { BinomialLink } from "./binomial-likelihood.ts";
export { doseResponse, type DoseResponse } from "./dose-response.ts";
export {
  firthCoxRegression,
  type FirthCoxOptions,
  type FirthModel,
  type FirthTerm,
} from "./firth-cox.ts";
export {
  firthLogisticRegression,
  logisticRegression,
  type LogisticModel,
  type LogisticOptions,
  type LogisticTerm,
} from "./logistic-regression.ts";
export type { SurvivalDistribution } from "./parametric-likelihood.ts";
export {
  parametricQuantile,
  parametricSurvival,
  type ParametricModel,
  type ParametricTerm,
} from "./parametric-survival.ts";
export {
  confidenceBand,
  type ConfidenceBand,
  type ConfidenceBandOptions,
} from "./confidence-band.ts";
export { addCoxSums, coxEvaluation, coxFromSums, coxSums, type CoxSums } from "./cox-sums.ts";
export { maxCombo, type MaxComboTest } from "./max-combo.ts";
export {
  fromLogit,
  logitStudy,
  logRatioStudy,
  poolEstimates,
  type PooledEstimate,
  type PoolingMethod,
  type PoolingOptions,
  type StudyEstimate,
} from "./pooling.ts";
export { survivalDifference, type SurvivalDifference } from "./survival-difference.ts";
