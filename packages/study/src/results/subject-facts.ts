import type { EndpointOfCohort } from "../analyses/survival.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import { rowsBehind } from "../cohort/rows-behind.ts";
import { endpointSentence } from "../endpoints/definition-text.ts";
import { failureRows } from "../failure-pattern.ts";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { regradedTests } from "../laboratory/ctcae-rules.ts";
import { analyteOfTest, gradedTestLabel } from "../laboratory/graded-test.ts";
import { isComparable, laboratoryFact } from "../laboratory/grade-comparison.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { Subject } from "../cohort/subject.ts";
import { liverMeasures, valuesAtVisits } from "../liver/liver-measures.ts";
import type { SubjectLiver } from "../liver/subject-liver.ts";
import { isAtRisk, isInWindow } from "../toxicity/toxicity-window.ts";
import {
  laboratoryGradeRow,
  termCode,
  worstGradeRow,
  worstLaboratoryGrade,
} from "../toxicity/worst-grade.ts";
import type { LesionsOfCohort } from "../local-control/local-control-analysis.ts";
import type { ResponseOfCohort } from "../response/response-table.ts";
import {
  albiValue,
  bclcValue,
  childPughClassValue,
  courseValue,
  laboratoryGradeValue,
  lesionsValue,
  responseValue,
  rildValue,
  testValues,
  treatmentValue,
} from "./fact-values.ts";
import type { FactName } from "./study-number.ts";
import type { Fact } from "./study-results.ts";
import { variablesShown } from "./variables-shown.ts";

/** A row of a table. */
export type TableRowOf = Pick<DatedRow, "table" | "line">;

/** What a study knows of each subject, and the rows that say so. */
export interface SubjectFact extends Omit<Fact, "codes"> {
  /** Labels of the codes that a variable may have. */
  readonly codes?: Fact["codes"];
  readonly name: FactName;
  /** Empty where only the subject's own row in `patients` speaks, or none. */
  readonly rows: (assessed: AssessedSubject) => readonly TableRowOf[];
  /** What it is for a subject, where the subject's result does not say so already; null where nothing is known. */
  readonly value?: (assessed: AssessedSubject) => Label | null;
}

/** Every fact that numbers are made from: of the cohort, the variables, the endpoints and the adverse events. */
export function subjectFacts(
  protocol: Protocol,
  cohort: Cohort,
  endpoints: readonly EndpointOfCohort[],
  responses: ResponseOfCohort | null,
  lesions: LesionsOfCohort | null,
): readonly SubjectFact[] {
  return [
    ...cohortFacts(protocol),
    ...variableFacts(protocol, cohort),
    ...endpoints.map((endpoint) => endpointFact(endpoint, protocol)),
    ...(responses === null ? [] : [responseFact(responses)]),
    ...(lesions === null ? [] : [localControlFact(lesions)]),
    ...gradeFacts(protocol),
    ...laboratoryFacts(protocol),
    ...liverFacts(protocol),
  ];
}

function cohortFacts(protocol: Protocol): readonly SubjectFact[] {
  return [
    {
      name: "eligibility",
      label: { en: "Eligibility", zh: "入选资格" },
      definition: null,
      rows: ({ subject, exclusions: [first] }) =>
        first === undefined ? [] : rowsBehind(first.criterion.rule.sources, subject, protocol),
    },
    {
      name: "follow-up",
      label: { en: "End of follow-up", zh: "随访结束" },
      definition: {
        en: "Death, or the last record that shows the patient alive, not later than the data cut-off.",
        zh: "死亡，或显示患者存活的最后一条记录，不晚于数据截止日。",
      },
      rows: ({ subject: { followUp } }) => presentRows([followUp.lost?.at ?? followUp.end]),
    },
    {
      name: "treatment",
      label: { en: "Treatment", zh: "治疗" },
      definition: null,
      value: ({ subject }) => treatmentValue(subject),
      rows: ({ subject: { indexCourse } }) =>
        indexCourse === null
          ? []
          : [
              { table: "courses", line: indexCourse.course.line },
              ...indexCourse.fractions.map(({ line }): TableRowOf => ({
                table: "fractions",
                line,
              })),
            ],
    },
    {
      name: "failure",
      label: { en: "Failure pattern", zh: "失败模式" },
      definition: {
        en: "All sites that failed from the first fraction to the end of follow-up.",
        zh: "自首次照射至随访结束期间失败的全部部位。",
      },
      rows: ({ subject }) => failureRows(subject),
    },
  ];
}

function variableFacts(protocol: Protocol, cohort: Cohort): readonly SubjectFact[] {
  return variablesShown(protocol, cohort).map((path): SubjectFact => ({
    name: `variable.${path}`,
    label: protocol.values.get(path)?.label ?? { en: path },
    definition: variableDefinition(path, protocol),
    codes: protocol.values.get(path)?.codes ?? null,
    rows: ({ subject }) => rowsBehind([path], subject, protocol),
  }));
}

function variableDefinition(path: string, protocol: Protocol): Label | null {
  const derived = protocol.derived.find(({ definition }) => definition.name === path);
  if (derived !== undefined) {
    const expression = derived.value.text.trim().replaceAll(/\s+/g, " ");
    return { en: `Computed as ${expression}`, zh: `计算式：${expression}` };
  }
  if (path.startsWith("baseline.")) {
    const days = protocol.definition.baseline.within_days;
    return {
      en: `The last value on or before the first fraction, not older than ${days} days.`,
      zh: `首次照射当日或之前的最后一个值，不早于 ${days} 天。`,
    };
  }
  if (path.startsWith("plan."))
    return {
      en: "From the treatment plan of the index course.",
      zh: "取自研究疗程的治疗计划。",
    };
  return path === "age"
    ? { en: "Years from birth to the first fraction.", zh: "自出生至首次照射的年数。" }
    : null;
}

function endpointFact(
  { definition, bySubject, competingBySubject }: EndpointOfCohort,
  protocol: Protocol,
): SubjectFact {
  return {
    name: `endpoint.${definition.name}`,
    label: definition.label,
    definition: endpointSentence(definition, protocol),
    rows: ({ subject }) => {
      const own = bySubject.get(subject.id);
      if (own === undefined) return [];
      // At the data cut-off no row decides; the last one shows that the subject was alive then.
      const decided = own.record ?? subject.followUp.end;
      const competing = competingBySubject.get(subject.id)?.record ?? null;
      const same = decided?.table === competing?.table && decided?.line === competing?.line;
      return presentRows(same ? [decided] : [decided, competing]);
    },
  };
}

function localControlFact(lesions: LesionsOfCohort): SubjectFact {
  return {
    name: "local-control",
    label: { en: "Local control by lesion", zh: "逐病灶局部控制" },
    definition: {
      en: "The record that decides for each irradiated lesion, and the failures of the treated organ.",
      zh: "每个照射病灶的决定性记录，以及所治器官的失败记录。",
    },
    value: ({ subject }) => lesionsValue(lesions.get(subject.id) ?? []),
    rows: ({ subject }) => {
      const own = lesions.get(subject.id) ?? [];
      const failures = failureRows(subject);
      return [...presentRows(own.map(({ record }) => record)), ...failures].filter(
        ({ table, line }, i, all) =>
          all.findIndex((row) => row.table === table && row.line === line) === i,
      );
    },
  };
}

function responseFact(responses: ResponseOfCohort): SubjectFact {
  return {
    name: "response",
    label: { en: "Response", zh: "疗效" },
    definition: {
      en: "By RECIST 1.1, from the diameters at baseline and at each visit up to progression.",
      zh: "按 RECIST 1.1，由基线及进展前各次评估的径线判定。",
    },
    value: ({ subject }) => {
      const own = responses.get(subject.id);
      return own === undefined ? null : responseValue(own);
    },
    rows: ({ subject }) => {
      const own = responses.get(subject.id);
      if (own === undefined) return [];
      const visits = own.visits.filter(({ counts }) => counts === "yes");
      return [...own.baseline.map(({ row }) => row), ...visits.flatMap(({ rows }) => rows)].map(
        ({ table, line }): TableRowOf => ({ table, line }),
      );
    },
  };
}

function gradeFacts(protocol: Protocol): readonly SubjectFact[] {
  return protocol.definition.toxicity.flatMap((window) =>
    window.terms.map((term): SubjectFact => ({
      name: `grade.${window.name}.${termCode(term.term)}`,
      label: term.label ?? { en: term.term },
      definition: null,
      rows: ({ subject }) => presentRows([worstGradeRow(subject, window, term)]),
    })),
  );
}

/** Terms that laboratory values show, and tests that are graded by several versions. */
function laboratoryFacts(protocol: Protocol): readonly SubjectFact[] {
  const { toxicity, laboratory } = protocol.definition;
  const comparable = toxicity.filter(isComparable).flatMap((window) =>
    window.terms
      .filter((term) => term.laboratory !== undefined)
      .map((term): SubjectFact => {
        const label = term.label ?? { en: term.term };
        return {
          name: laboratoryFact(window.name, term.term),
          label: {
            en: `${label.en}, by the laboratory values`,
            zh: `${label.zh ?? label.en}，按检验值`,
          },
          definition: null,
          value: ({ subject }) => {
            if (!isAtRisk(subject, window)) return null;
            const { grade, by } = worstLaboratoryGrade(subject, window, term);
            return laboratoryGradeValue(grade, by);
          },
          rows: ({ subject }) => presentRows([laboratoryGradeRow(subject, window, term)]),
        };
      }),
  );
  const regraded = toxicity.find(({ name }) => name === laboratory.regrade?.window);
  if (regraded === undefined) return comparable;
  return [...comparable, ...regradedTests.map((test) => regradedFact(test, regraded))];
}

function regradedFact(test: string, window: ToxicityDefinition): SubjectFact {
  const label = gradedTestLabel(test);
  const values = (subject: Subject) =>
    subject.measured.usable.filter(
      ({ analyte, date }) =>
        analyte.code === analyteOfTest(test) && isInWindow(date, subject, window),
    );
  return {
    name: `laboratory-test.${test}`,
    label: { en: `${label.en}: values in the window`, zh: `${label.zh ?? label.en}：时间窗内的值` },
    definition: null,
    value: ({ subject }) => testValues(values(subject)),
    rows: ({ subject }) =>
      values(subject).map(({ line }): TableRowOf => ({ table: "laboratory", line })),
  };
}

/** Liver function at baseline and over time, its stage and its injury. */
function liverFacts(protocol: Protocol): readonly SubjectFact[] {
  const { liver } = protocol.definition;
  if (liver === undefined) return [];
  const fact = (
    name: string,
    label: Label,
    value: (own: SubjectLiver, subject: Subject) => Label | null,
    rows: (own: SubjectLiver, subject: Subject) => readonly TableRowOf[],
  ): SubjectFact => ({
    name: `liver.${name}`,
    label,
    definition: null,
    value: ({ subject }) => (subject.liver === null ? null : value(subject.liver, subject)),
    rows: ({ subject }) => (subject.liver === null ? [] : rows(subject.liver, subject)),
  });
  return [
    fact(
      "child-pugh-class",
      { en: "Child-Pugh class", zh: "Child-Pugh 分级" },
      childPughClassValue,
      (own) => (own.baseline.childPugh === null ? [] : own.baseline.childPugh.rows),
    ),
    fact(
      "albi-grade",
      { en: "ALBI grade", zh: "ALBI 分级" },
      albiValue,
      (own) => own.baseline.albi?.rows ?? [],
    ),
    fact(
      "ecog",
      { en: "Performance status", zh: "体力状态" },
      ({ baseline: { performance } }) =>
        performance === null ? null : { en: String(performance.value.ecog) },
      (own) => (own.baseline.performance === null ? [] : own.baseline.performance.rows),
    ),
    fact("bclc", { en: "BCLC stage", zh: "BCLC 分期" }, bclcValue, (own, subject) =>
      own.bclc === null
        ? []
        : [
            ...subject.lesions.map(({ line }): TableRowOf => ({ table: "lesions", line })),
            ...(own.baseline.childPugh?.rows ?? []),
            ...(own.baseline.performance?.rows ?? []),
          ],
    ),
    ...liverMeasures.map((measure) =>
      fact(
        `course.${measure.name}`,
        measure.label,
        (_, subject) =>
          courseValue(
            valuesAtVisits(subject, measure, liver),
            measure.name === "albi" ? measure.digits : 0,
          ),
        (_, subject) =>
          [...valuesAtVisits(subject, measure, liver).values()].flatMap(({ rows }) => rows),
      ),
    ),
    fact(
      "rild.classic",
      { en: "Classic radiation-induced liver disease", zh: "经典型放射性肝病" },
      ({ rild }) => rildValue(rild.classic),
      ({ rild }) => (rild.classic.verdict === "yes" ? rild.classic.rows : []),
    ),
    fact(
      "rild.non-classic",
      { en: "Non-classic radiation-induced liver disease", zh: "非经典型放射性肝病" },
      ({ rild }) => rildValue(rild.nonClassic),
      ({ rild }) => (rild.nonClassic.verdict === "yes" ? rild.nonClassic.rows : []),
    ),
  ];
}

function presentRows(rows: readonly (TableRowOf | null)[]): readonly TableRowOf[] {
  return rows.filter((row) => row !== null);
}
