import type { PlanSlice } from "@fiducial/dosimetry";
import { baselineTable } from "./analyses/baseline-table.ts";
import { competingRisks } from "./analyses/competing-risks.ts";
import { followUpTable } from "./analyses/follow-up-table.ts";
import { missingTable } from "./analyses/missing-table.ts";
import { participantFlow } from "./analyses/participant-flow.ts";
import { regressionAnalysis } from "./analyses/regression.ts";
import { planAnalysis } from "./analyses/plan-analysis.ts";
import { type EndpointOfCohort, endpointsOf, survivalAnalysis } from "./analyses/survival.ts";
import { checkCohort } from "./checks/cohort-checks.ts";
import { checkEndpoints } from "./checks/endpoint-checks.ts";
import { checkDiameterSteps } from "./checks/diameter-steps.ts";
import { checkFatalToxicity } from "./checks/fatal-toxicity.ts";
import { checkFollowUp } from "./checks/follow-up-checks.ts";
import { checkLimits } from "./checks/limit-checks.ts";
import { checkPerformance } from "./checks/performance-checks.ts";
import { checkPlans } from "./checks/plan-checks.ts";
import { checkGrades, checkLaboratory } from "./checks/laboratory-checks.ts";
import { checkLiver } from "./checks/liver-checks.ts";
import { comparePublished } from "./checks/published.ts";
import { checkRecords } from "./checks/record-checks.ts";
import { checkResults } from "./checks/check-results.ts";
import { checkSetUp, checkSetUpErrors } from "./checks/set-up-checks.ts";
import { checkLocalControl } from "./checks/local-control-checks.ts";
import { checkResponse } from "./checks/response-checks.ts";
import { checkUnrecordedProgression } from "./checks/unrecorded-progression.ts";
import { checkToxicity } from "./checks/toxicity-checks.ts";
import { assembleCohort, type Cohort } from "./cohort/cohort.ts";
import { failurePatternTable } from "./failure-pattern.ts";
import type { Finding } from "./findings.ts";
import { followUpSchedule } from "./follow-up/follow-up-schedule.ts";
import type { StudyPlans } from "./plans/plan-metrics.ts";
import { lesionsOf, localControlAnalysis } from "./local-control/local-control-analysis.ts";
import { liverAnalysis } from "./liver/liver-analysis.ts";
import { laboratoryAnalysis } from "./laboratory/laboratory-analysis.ts";
import type { Protocol } from "./protocol/protocol.ts";
import { type ReadRecords, readRecords } from "./records/read-records.ts";
import { conventionsOf } from "./results/conventions-in-use.ts";
import { methodsOf } from "./results/methods.ts";
import { NumberRegister } from "./results/number-register.ts";
import { subjectFacts } from "./results/subject-facts.ts";
import type { Provenance, StudyResults } from "./results/study-results.ts";
import { subjectResults } from "./results/subject-results.ts";
import { responsesOf, responseTable } from "./response/response-table.ts";
import type { Table } from "./tables/table.ts";
import { toxicityTable } from "./toxicity/toxicity-table.ts";
import { deliveryTable } from "./treatment/delivery.ts";
import { planCriteria } from "./treatment/plan-criteria.ts";
import { setUpAnalysis } from "./treatment/set-up/set-up-analysis.ts";
import { treatmentTable } from "./treatment/treatment-table.ts";

/** All that a study is made from. */
export interface StudyInput {
  readonly protocol: Protocol;
  readonly tables: readonly Table[];
  /** The metrics of the treatment plans; null or absent where the study has none. */
  readonly plans?: StudyPlans | null;
  readonly provenance: Provenance;
}

/** What a study is read from, before anybody says where it comes from. */
export type StudyRecordsInput = Omit<StudyInput, "provenance">;

/** The stages of a study, in their order. */
export type Stage = "records" | "cohort" | "analyses" | "checks";

/** Everything up to the analyses: who is in, and what is questionable. */
export interface CheckedStudy {
  readonly read: ReadRecords;
  readonly cohort: Cohort;
  readonly findings: readonly Finding[];
}

/**
 * The study in one function: protocol → records → cohort → endpoints → analyses → checks → results.
 *
 * @throws {InputError} where the tables cannot be used.
 */
export function runStudy(
  input: StudyInput,
  onStage: (stage: Stage) => void = () => {},
): StudyResults {
  return analyseStudy(input.protocol, checkStudy(input, onStage), input.provenance, null, onStage);
}

/**
 * The analyses of a study that is checked already.
 *
 * @param slice the slice of the plan that {@link illustrativePlan} names, to be drawn; null where there is none
 */
export function analyseStudy(
  protocol: Protocol,
  { read, cohort, findings }: CheckedStudy,
  provenance: Provenance,
  slice: PlanSlice | null,
  onStage: (stage: Stage) => void = () => {},
): StudyResults {
  const { definition } = protocol;
  const register = new NumberRegister();

  onStage("analyses");
  const endpoints = endpointsOf(protocol, cohort);
  const responses = responsesOf(protocol, cohort);
  const lesions = lesionsOf(protocol, cohort);
  const baseline = baselineTable(protocol, cohort, register);
  const analyses = {
    flow: participantFlow(protocol, cohort, register.about("eligibility")),
    baseline,
    missing: missingTable(protocol, cohort, baseline, register),
    treatment: treatmentTable(protocol, cohort, register.about("treatment")),
    delivery: deliveryTable(protocol, cohort, register.about("treatment")),
    planCriteria: planCriteria(protocol, cohort, register),
    plans: planAnalysis(protocol, cohort, slice, register),
    setUp: setUpAnalysis(protocol, cohort, register.about("treatment")),
    followUp: followUpTable(cohort, register.about("follow-up")),
    followUpSchedule: followUpSchedule(protocol, cohort, register.about("follow-up")),
    ...endpointAnalyses(endpoints, protocol, cohort, register),
    response: responseTable(responses, protocol, cohort, read.files, register.about("response")),
    localControl: localControlAnalysis(
      lesions,
      protocol,
      cohort,
      read.files,
      register.about("local-control"),
    ),
    failurePattern: failurePatternTable(cohort, register.about("failure")),
    liver: liverAnalysis(definition.liver, cohort, read.files, register),
    laboratory: laboratoryAnalysis(definition, cohort, read.files, register),
    toxicity: definition.toxicity.map((window) =>
      toxicityTable(window, protocol, cohort, register),
    ),
  };
  const regressions = definition.analyses.regressions.map((regression) =>
    regressionAnalysis(regression, endpoints, protocol, cohort, register),
  );

  onStage("checks");
  const facts = subjectFacts(protocol, cohort, endpoints, responses, lesions);
  const numbers = register.numbers();
  const published = comparePublished(definition.published, numbers);
  const results = {
    format: "fiducial-results/1" as const,
    title: definition.title,
    subtitle: definition.subtitle ?? null,
    language: definition.language,
    synthetic: definition.synthetic,
    provenance,
    cutOff: definition.cut_off ?? null,
    groups: cohort.groups,
    groupLabel: cohort.groupLabel,
    methods: methodsOf(definition),
    ...analyses,
    regressions: regressions.map(({ table }) => table),
    published: published.table,
    publication: null,
    numbers,
    conventions: conventionsOf(numbers),
    subjectSets: register.subjectSets(),
    subjects: subjectResults(protocol, cohort, endpoints, facts, read.files),
    facts: Object.fromEntries(
      facts.map(({ name, label, definition: meaning, codes = null }) => [
        name,
        { label, definition: meaning, codes },
      ]),
    ),
  };
  return {
    ...results,
    findings: bySeverity([
      ...findings,
      ...regressions.flatMap((regression) => regression.findings),
      ...checkEndpoints(endpoints, cohort, read.files),
      ...checkGrades(analyses.laboratory),
      ...checkFollowUp(analyses.followUpSchedule, numbers),
      ...checkSetUpErrors(analyses.setUp, numbers),
      ...checkLocalControl(definition.local_control, cohort, read.files),
      ...checkResponse(responses, protocol.definition.response, cohort, read.files),
      ...checkUnrecordedProgression(responses, definition.local_control, cohort, read.files),
      ...checkLiver(analyses.liver),
      ...checkResults({ results, definition }),
      ...published.findings,
    ]),
  };
}

/** The survival of each endpoint, and the cumulative incidence of those with which other events compete. */
function endpointAnalyses(
  endpoints: readonly EndpointOfCohort[],
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): Pick<StudyResults, "endpoints" | "competingRisks"> {
  const about = ({ definition }: EndpointOfCohort) => register.about(`endpoint.${definition.name}`);
  const survival = endpoints.map((endpoint) =>
    survivalAnalysis(endpoint, protocol, cohort, about(endpoint)),
  );
  return {
    endpoints: survival,
    competingRisks: endpoints
      .map((endpoint, i) =>
        competingRisks(endpoint, survival[i]?.riskTimes ?? [], protocol, cohort, about(endpoint)),
      )
      .filter((result) => result !== null),
  };
}

/**
 * A study up to its analyses: reads the records, assembles the cohort and judges both.
 *
 * @throws {InputError} where the tables cannot be used.
 */
export function checkStudy(
  { protocol, tables, plans = null }: StudyRecordsInput,
  onStage: (stage: Stage) => void = () => {},
): CheckedStudy {
  onStage("records");
  const read = readRecords(protocol, tables);
  onStage("cohort");
  const cohort = assembleCohort(protocol, read.records, plans);
  const findings = [
    ...read.findings,
    ...checkLimits(protocol),
    ...checkRecords(read),
    ...checkCohort(protocol, cohort, read.files),
    ...checkDiameterSteps(cohort, read.files),
    ...checkPerformance(cohort, read.files),
    ...checkSetUp(cohort, read.files),
    ...checkToxicity(protocol.definition, cohort, read.files),
    ...checkFatalToxicity(protocol.definition, cohort, read.files),
    ...checkPlans(protocol, cohort),
    ...checkLaboratory(protocol.definition, cohort, read.files),
  ];
  return { read, cohort, findings: bySeverity(findings) };
}

const severities: readonly Finding["severity"][] = ["error", "warning", "note"];

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}
