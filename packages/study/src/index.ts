export { dayNumber } from "./calendar.ts";
export * from "./label.ts";
export { type Finding, findings } from "./findings.ts";
export { describeTrouble, describeTroubles, InputError, type Trouble } from "./input-error.ts";
export { forbiddingFinding } from "./results/forbidden-number.ts";
export { nearest } from "./protocol/nearest.ts";
export { type ConventionId, conventions } from "./results/conventions.ts";
export type * from "./results/study-number.ts";
export type * from "./results/study-results.ts";
export type * from "./results/competing-risks-results.ts";
export type * from "./results/plan-results.ts";
export type * from "./results/laboratory-results.ts";
export type * from "./results/liver-results.ts";
export type * from "./results/toxicity-results.ts";
export type * from "./results/delivery-results.ts";
export type * from "./results/follow-up-results.ts";
export { setUpAxes } from "./results/set-up-results.ts";
export type * from "./results/set-up-results.ts";
export type * from "./results/response-results.ts";
export type * from "./results/local-control-results.ts";
export { responseLabels, type OverallResponse } from "./response/recist.ts";
export { type Field, type FieldKind, fieldsOf } from "./records/field.ts";
export {
  recordTypes,
  type StudyRecords,
  type TableName,
  tableNames,
} from "./records/record-types.ts";
export type { RecordType } from "./records/record-type.ts";
export { readRecords, type ReadRecords } from "./records/read-records.ts";
export { protocolJsonSchema } from "./protocol/json-schema.ts";
export type { Protocol } from "./protocol/protocol.ts";
export * from "./treatment/constraints/constraint-library.ts";
export type {
  Confidence,
  ConstraintSet,
  LibraryLimit,
  LimitSource,
} from "./treatment/constraints/constraint-set.ts";
export type { Confirmation, LimitCitation, PlanLimit } from "./treatment/constraints/plan-limit.ts";
export { resultRules } from "./checks/check-results.ts";
export { checkLimits } from "./checks/limit-checks.ts";
export { readProtocol } from "./protocol/read-protocol.ts";
export { publicationResults } from "./publication/publication-results.ts";
export * from "./wide-table.ts";
export {
  analyseStudy,
  checkStudy,
  type CheckedStudy,
  runStudy,
  type Stage,
  type StudyInput,
} from "./study.ts";
export type * from "./plans/plan-metrics.ts";
export type { LimitVerdict } from "./plans/plan-verdict.ts";
export {
  requestedStructures,
  studyPlanRequest,
  type StudyPlanRequest,
} from "./plans/plan-request.ts";
export { illustrativePlan } from "./plans/illustrative-case.ts";
export { percentAt } from "./plans/population-curve.ts";
export * from "./dictionary.ts";
export type { Table } from "./tables/table.ts";
export * from "./tables/csv-table.ts";
export * from "./tables/csv-text.ts";
export * from "./tables/table-rows.ts";
export * from "./tables/workbook.ts";
export * from "./audit/audit-finding.ts";
export * from "./audit/audit-paper.ts";
export type { Paper } from "./audit/paper.ts";
export { paperTemplate } from "./audit/paper-template.ts";
export { readPaper } from "./audit/read-paper.ts";
export { auditRules } from "./audit/rules.ts";
