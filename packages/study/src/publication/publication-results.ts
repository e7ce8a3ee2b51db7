import type { IncidenceCurve } from "../results/competing-risks-results.ts";
import type { EndpointResult, StudyResults } from "../results/study-results.ts";
import { monthlyCurve, monthlyIncidence } from "./monthly-curve.ts";
import { withheldCells } from "./withheld-cells.ts";

/** What becomes of each part of the results; a new part does not compile before it is decided here. */
type Decisions = {
  readonly [Part in keyof StudyResults]: (results: StudyResults) => StudyResults[Part];
};

const decisions: Decisions = {
  format: ({ format }) => format,
  title: ({ title }) => title,
  subtitle: ({ subtitle }) => subtitle,
  language: ({ language }) => language,
  synthetic: ({ synthetic }) => synthetic,
  provenance: ({ provenance }) => provenance,
  cutOff: ({ cutOff }) => cutOff,
  groups: ({ groups }) => groups,
  groupLabel: ({ groupLabel }) => groupLabel,
  numbers: ({ numbers }) => numbers,
  conventions: ({ conventions }) => conventions,
  facts: ({ facts }) => facts,
  flow: ({ flow }) => flow,
  methods: ({ methods }) => methods,
  baseline: ({ baseline }) => baseline,
  missing: ({ missing }) => missing,
  treatment: ({ treatment }) => treatment,
  delivery: ({ delivery }) => delivery,
  followUp: ({ followUp }) => followUp,
  // Without a cut-off the schedule is judged on the day of some subject's last record.
  followUpSchedule: ({ followUpSchedule, cutOff }) =>
    followUpSchedule === null || cutOff === null ? null : { ...followUpSchedule, subjects: [] },
  failurePattern: ({ failurePattern }) => failurePattern,
  regressions: ({ regressions }) => regressions,
  published: ({ published }) => published,
  // Who they are stays in the building …
  subjects: () => [],
  subjectSets: () => ({}),
  findings: ({ findings }) =>
    findings.filter(({ subjects, where }) => subjects.length === 0 && where.length === 0),
  // … and so does whatever is drawn or listed patient by patient.
  endpoints: ({ endpoints }) => endpoints.map(publicEndpoint),
  competingRisks: ({ competingRisks }) => competingRisks.map(publicIncidence),
  toxicity: ({ toxicity }) =>
    toxicity.map((each) => ({ ...each, incidence: each.incidence.map(publicIncidence) })),
  planCriteria: ({ planCriteria }) =>
    planCriteria.map((each) => ({
      ...each,
      verdicts: each.verdicts === null ? null : { ...each.verdicts, values: [] },
    })),
  plans: ({ plans }) => (plans === null ? null : { ...plans, illustrative: null }),
  setUp: ({ setUp }) => (setUp === null ? null : { ...setUp, subjects: [] }),
  response: ({ response }) => (response === null ? null : { ...response, patients: [] }),
  laboratory: ({ laboratory }) =>
    laboratory === null
      ? null
      : {
          ...laboratory,
          comparisons: laboratory.comparisons.map((each) => ({ ...each, disagreements: [] })),
        },
  localControl: ({ localControl }) =>
    localControl === null ? null : { ...localControl, lesions: [], failures: [] },
  liver: ({ liver }) =>
    liver === null
      ? null
      : {
          ...liver,
          course: liver.course.map((each) => ({ ...each, lines: [] })),
          rild: { ...liver.rild, cases: [] },
          childPugh: { ...liver.childPugh, differences: [] },
        },
  publication: ({ publication }) => publication,
};

/**
 * The results that may leave the building: no subject is named, dated, listed or drawn.
 *
 * Kept are counts, estimates, tests, ranges and medians, as articles print them; curves are read at whole months and
 * carry no censorings. What describes single subjects (sets, facts, findings about subjects, set-up and response of each,
 * the illustrative plan) is left out.
 *
 * @param smallestCell counts from 1 to below this are withheld, and with them what would give them back; null withholds none
 */
export function publicationResults(
  results: StudyResults,
  smallestCell: number | null,
): StudyResults {
  const kept = Object.fromEntries(
    Object.entries(decisions).map(([part, decide]) => [part, decide(results)]),
  ) as unknown as StudyResults;
  const open = { ...kept, publication: { smallestCell } };
  return smallestCell === null ? open : withheldCells(open, smallestCell, results.subjectSets);
}

function publicEndpoint(endpoint: EndpointResult): EndpointResult {
  return {
    ...endpoint,
    overall: { ...endpoint.overall, curve: monthlyCurve(endpoint.overall.curve) },
    groups: endpoint.groups.map((each) => ({ ...each, curve: monthlyCurve(each.curve) })),
  };
}

function publicIncidence<
  Result extends { readonly overall: IncidenceCurve; readonly groups: readonly IncidenceCurve[] },
>(result: Result): Result {
  return {
    ...result,
    overall: { ...result.overall, curve: monthlyIncidence(result.overall.curve) },
    groups: result.groups.map((each) => ({ ...each, curve: monthlyIncidence(each.curve) })),
  };
}
