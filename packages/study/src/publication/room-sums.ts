import type { NumberName } from "../results/study-number.ts";
import type { Cells, StudyResults } from "../results/study-results.ts";

/** A sum down a table: lines whose counts make up another line, or what their percentages are of. */
export interface LineSum {
  /** Null where the parts make up what their percentages are of. */
  readonly whole: Cells | null;
  readonly parts: readonly Cells[];
}

/** The sums down the tables of follow-up, response, liver, plans and failures by field. */
export function lineSums(results: StudyResults): readonly LineSum[] {
  const { followUpSchedule, response, liver, planCriteria, plans, localControl, delivery } =
    results;
  const sums: LineSum[] = [];
  if (followUpSchedule !== null) {
    const { statuses, visits } = followUpSchedule;
    sums.push(
      { whole: null, parts: statuses.map(({ cells }) => cells) },
      { whole: visits.expected, parts: [visits.onTime, visits.outsideWindow, visits.missed] },
    );
  }
  if (response !== null) {
    const best = (...codes: readonly string[]) =>
      response.best.flatMap((each) => (codes.includes(each.response) ? [each.cells] : []));
    const all = response.best.map(({ cells }) => cells);
    sums.push(
      { whole: response.measurable, parts: all },
      { whole: null, parts: all },
      { whole: response.objective, parts: best("CR", "PR") },
      { whole: response.control, parts: best("CR", "PR", "SD") },
    );
  }
  if (liver !== null) {
    for (const { rows } of liver.baseline)
      sums.push({ whole: null, parts: rows.map(({ cells }) => cells) });
    for (const { yes, no, notEvaluable } of liver.rild.rows)
      sums.push({ whole: null, parts: [yes, no, notEvaluable] }, { whole: null, parts: [yes, no] });
  }
  for (const { verdicts } of planCriteria) {
    if (verdicts === null || plans === null) continue;
    const { met, violated, notEvaluable } = verdicts;
    sums.push(
      { whole: plans.evaluated, parts: [met, violated, notEvaluable] },
      { whole: null, parts: [met, violated, notEvaluable] },
      { whole: null, parts: [met, violated] },
    );
  }
  if (localControl !== null)
    sums.push({
      whole: localControl.fields.total,
      parts: localControl.fields.rows.map(({ cells }) => cells),
    });
  if (delivery !== null) {
    const shown = ["all-given", "missed", "extra", "unknown"];
    const rows = delivery.rows.filter(({ quantity }) => shown.includes(quantity));
    sums.push({ whole: null, parts: rows.map(({ cells }) => cells) });
  }
  return sums;
}

/** A sum of single numbers. */
export interface NumberSum {
  /** Null where the parts make up what their percentages are of. */
  readonly whole: NumberName | null;
  readonly parts: readonly NumberName[];
}

/** The sums in tables without groups, and those over groups that are not cells of one line. */
export function numberSums(results: StudyResults): readonly NumberSum[] {
  const { competingRisks, endpoints, localControl, laboratory, toxicity, liver } = results;
  const sums: NumberSum[] = [];
  for (const { overall, groups } of competingRisks)
    for (const count of ["n", "events", "competing"] as const)
      sums.push({ whole: overall[count], parts: groups.map((each) => each[count]) });
  for (const { endpoint, overall, groups } of competingRisks) {
    const survival = endpoints.find(({ name }) => name === endpoint);
    for (const [one, other] of [
      [overall, survival?.overall],
      ...groups.map((each) => [each, survival?.groups.find(({ group }) => group === each.group)]),
    ] as const)
      if (one !== undefined && other !== undefined)
        sums.push({ whole: one.n, parts: [other.n] }, { whole: one.events, parts: [other.events] });
  }
  if (localControl !== null)
    for (const count of ["lesions", "patients", "events"] as const)
      sums.push({
        whole: localControl.overall[count],
        parts: localControl.groups.map((each) => each[count]),
      });
  for (const { rows } of laboratory?.comparisons ?? [])
    for (const { equal, chartHigher, laboratoryHigher, notGraded } of rows) {
      const graded = [equal, chartHigher, laboratoryHigher];
      sums.push({ whole: null, parts: [...graded, notGraded] }, { whole: null, parts: graded });
    }
  if (laboratory !== null && laboratory.regraded !== null)
    for (const { versions } of laboratory.regraded.tests)
      for (const { grades, notGraded } of versions)
        sums.push({ whole: laboratory.regraded.atRisk, parts: [...grades, notGraded] });
  for (const { atRisk, rows } of toxicity)
    for (const { any, notGraded, grades } of rows)
      sums.push(
        { whole: null, parts: [any, ...(notGraded === null ? [] : [notGraded])] },
        {
          whole: atRisk,
          parts: [...Object.values(grades), ...(notGraded === null ? [] : [notGraded])],
        },
      );
  if (liver !== null) {
    const { equal, differ, notComputable } = liver.childPugh;
    sums.push({ whole: null, parts: [equal, differ, notComputable] });
  }
  return sums;
}
