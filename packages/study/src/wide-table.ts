import { failurePatterns } from "./failure-pattern.ts";
import type { Label } from "./label.ts";
import { responseLabels } from "./response/recist.ts";
import type { Protocol } from "./protocol/protocol.ts";
import type { StudyResults, SubjectResult } from "./results/study-results.ts";
import { termCode } from "./toxicity/worst-grade.ts";

export type WideValue = string | number | boolean | null;

/** A column of the wide table, with all that a statistics package wants to know of it. */
export interface WideColumn {
  /** At most 64 characters of letters, digits and _, beginning with a letter: a name for SPSS and R alike. */
  readonly name: string;
  readonly label: Label;
  readonly kind: "text" | "number" | "date" | "yes-no" | "code";
  readonly unit: string | null;
  /** Codes with their labels where `kind` is code. */
  readonly codes: Readonly<Record<string, Label>> | null;
  readonly value: (subject: SubjectResult) => WideValue;
}

/** One row per assessed subject, for those who go on in SPSS or R. */
export interface WideTable {
  readonly columns: readonly WideColumn[];
  readonly subjects: readonly SubjectResult[];
}

/**
 * The study as one row per subject: who is in, the group, every variable, each endpoint as a time and an event, the worst grades.
 *
 * Times are months of 30.4375 days; an event is 1 and a censoring 0; what a subject does not have is null.
 */
export function wideTable(protocol: Protocol, results: StudyResults): WideTable {
  const criteria = Object.fromEntries(
    [...protocol.inclusion, ...protocol.exclusion].map(({ id, label }) => [id, label]),
  );
  const groups = Object.fromEntries(results.groups.map(({ code, label }) => [code, label]));
  const columns: WideColumn[] = [
    column("patient_id", { en: "Patient", zh: "患者编号" }, "text", (subject) => subject.subject),
    column(
      "included",
      { en: "Included in the analysis", zh: "纳入分析" },
      "yes-no",
      (subject) => subject.included,
    ),
    coded(
      "excluded_by",
      { en: "First criterion that excludes", zh: "首个排除标准" },
      criteria,
      (subject) => subject.exclusions[0]?.criterion ?? null,
    ),
    ...(results.groups.length === 0
      ? []
      : [
          coded(
            "study_group",
            results.groupLabel ?? { en: "Group", zh: "分组" },
            groups,
            (subject) => subject.group,
          ),
        ]),
    ...variableColumns(protocol, results),
    ...verdictColumns(results),
    column(
      "first_fraction",
      { en: "First fraction", zh: "首次照射" },
      "date",
      (subject) => subject.firstFraction,
    ),
    column(
      "end_of_follow_up",
      { en: "End of follow-up", zh: "随访结束" },
      "date",
      (subject) => subject.endOfFollowUp,
    ),
    column(
      "alive_at_end",
      { en: "Alive at the end of follow-up", zh: "随访结束时存活" },
      "yes-no",
      (subject) => subject.alive,
    ),
    ...results.endpoints.flatMap(({ name, label }) => [
      column(
        `${name}_months`,
        { en: `${label.en}: time`, zh: `${label.zh ?? label.en}：时间` },
        "number",
        (subject) => subject.endpoints[name]?.months ?? null,
        "months",
      ),
      coded(
        `${name}_event`,
        { en: `${label.en}: event`, zh: `${label.zh ?? label.en}：事件` },
        { 0: { en: "Censored", zh: "删失" }, 1: { en: "Event", zh: "事件" } },
        (subject) => eventOf(subject, name),
      ),
      ...competingColumns(results, name, label),
    ]),
    ...responseColumns(results),
    ...(results.failurePattern === null
      ? []
      : [
          coded(
            "failure_pattern",
            { en: "Pattern of failure", zh: "失败模式" },
            failurePatterns,
            (subject) => subject.failurePattern,
          ),
        ]),
    ...results.toxicity.flatMap((table) =>
      table.rows.map(({ term, label }) =>
        column(
          `${table.name}_${termCode(term)}`,
          {
            en: `${table.label.en}: ${label.en}, worst grade`,
            zh: `${table.label.zh ?? table.label.en}：${label.zh ?? label.en}，最高级别`,
          },
          "number",
          (subject) => subject.worstGrades[`${table.name}.${termCode(term)}`] ?? null,
        ),
      ),
    ),
    ...(results.laboratory?.comparisons ?? []).flatMap((comparison) =>
      comparison.rows.map(({ term, label }) =>
        column(
          `${comparison.window}_${termCode(term)}_lab`,
          {
            en: `${comparison.label.en}: ${label.en}, worst grade of the laboratory values`,
            zh: `${comparison.label.zh ?? comparison.label.en}：${label.zh ?? label.en}，检验值最高级别`,
          },
          "number",
          (subject) => subject.laboratoryGrades[`${comparison.window}.${termCode(term)}`] ?? null,
        ),
      ),
    ),
  ];
  return { columns: distinctNames(columns), subjects: results.subjects };
}

/** The best response and the best change of the sum of diameters. */
function responseColumns({ response }: StudyResults): WideColumn[] {
  if (response === null) return [];
  const patients = new Map(response.patients.map((each) => [each.subject, each]));
  return [
    coded(
      "best_response",
      { en: "Best overall response (RECIST 1.1)", zh: "最佳总体疗效 (RECIST 1.1)" },
      responseLabels,
      ({ subject }) => patients.get(subject)?.best ?? null,
    ),
    column(
      "best_change_percent",
      { en: "Best change of the sum of diameters", zh: "径线总和最佳变化" },
      "number",
      ({ subject }) => patients.get(subject)?.bestChangePercent ?? null,
      "%",
    ),
  ];
}

/** Time and cause for a cumulative incidence, where something competes with the endpoint. */
function competingColumns(results: StudyResults, name: string, label: Label): WideColumn[] {
  if (!results.competingRisks.some(({ endpoint }) => endpoint === name)) return [];
  return [
    column(
      `${name}_cause_months`,
      {
        en: `${label.en}: time to the event or a competing one`,
        zh: `${label.zh ?? label.en}：至事件或竞争事件的时间`,
      },
      "number",
      (subject) => subject.endpoints[name]?.competing?.months ?? null,
      "months",
    ),
    coded(
      `${name}_cause`,
      { en: `${label.en}: cause`, zh: `${label.zh ?? label.en}：原因` },
      {
        0: { en: "Censored", zh: "删失" },
        1: { en: "Event", zh: "事件" },
        2: { en: "Competing event", zh: "竞争事件" },
      },
      (subject) => {
        const kind = subject.endpoints[name]?.competing?.kind;
        return kind === undefined ? null : causeCodes[kind];
      },
    ),
  ];
}

const causeCodes = { censored: "0", event: "1", competing: "2" } as const;

function variableColumns(protocol: Protocol, results: StudyResults): WideColumn[] {
  const paths = Object.keys(results.subjects[0]?.variables ?? {});
  return paths.flatMap((path): WideColumn[] => {
    const shape = protocol.values.get(path);
    if (shape === undefined) return [];
    const value = (subject: SubjectResult) => subject.variables[path] ?? null;
    const name = path.replaceAll(".", "_");
    if (shape.of === "code")
      return [coded(name, shape.label, shape.codes ?? {}, (subject) => textOf(value(subject)))];
    return [
      column(name, shape.label, shape.of === "integer" ? "number" : shape.of, value, shape.unit),
    ];
  });
}

const verdicts: Readonly<Record<string, Label>> = {
  met: { en: "Met", zh: "满足" },
  violated: { en: "Violated", zh: "违反" },
  "not-evaluable": { en: "Not evaluable", zh: "无法评价" },
};

/** The verdict of each patient's plan on each limit; none where the study has no plans. */
function verdictColumns({ plans, planCriteria }: StudyResults): WideColumn[] {
  if (plans === null) return [];
  return planCriteria.map(({ limit, label, metric, operator, value, unit }) => {
    const text = `${metric} ${operator} ${value} ${unit}`;
    return coded(
      `verdict_${limit}`,
      { en: `${label.en} ${text}`, zh: `${label.zh ?? label.en} ${text}` },
      verdicts,
      (subject) => subject.plan?.verdicts[limit]?.verdict ?? null,
    );
  });
}

function textOf(value: WideValue): string | null {
  return value === null ? null : String(value);
}

function eventOf(subject: SubjectResult, endpoint: string): string | null {
  const own = subject.endpoints[endpoint];
  return own === undefined ? null : own.kind === "event" ? "1" : "0";
}

function column(
  name: string,
  label: Label,
  kind: Exclude<WideColumn["kind"], "code">,
  value: WideColumn["value"],
  unit: string | null = null,
): WideColumn {
  return { name: safeName(name), label, kind, unit, codes: null, value };
}

function coded(
  name: string,
  label: Label,
  codes: Readonly<Record<string, Label>>,
  value: WideColumn["value"],
): WideColumn {
  return { name: safeName(name), label, kind: "code", unit: null, codes, value };
}

function safeName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]/g, "_").slice(0, 60);
  return /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`;
}

/** SPSS compares names without case, so a second of one name gets a number. */
function distinctNames(columns: readonly WideColumn[]): readonly WideColumn[] {
  const seen = new Map<string, number>();
  return columns.map((each) => {
    const key = each.name.toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? each : { ...each, name: `${each.name}_${times}` };
  });
}
