import { cellsOf, type Column, columnsOf, inColumn } from "../analyses/grouped.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Label } from "../label.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { ChildPughComparison, LiverResults, RildResults } from "../results/liver-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { ChildPughPart } from "./child-pugh.ts";
import { liverBaseline, reasonsOf } from "./liver-baseline.ts";
import type { AssessedChildPugh } from "./liver-course.ts";
import { liverMeasure, liverMeasures } from "./liver-measures.ts";

/** Liver function of the cohort; null where the protocol says nothing of it. */
export function liverAnalysis(
  definition: LiverDefinition | undefined,
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): LiverResults | null {
  if (definition === undefined) return null;
  const columns = columnsOf(cohort);
  return {
    albumin: definition.albumin,
    matchDays: definition.match_days,
    withinMonths: definition.within_months,
    baseline: liverBaseline(columns, register),
    course: liverMeasures.map((measure) => liverMeasure(measure, definition, columns, register)),
    rild: rildResults(definition, columns, files, register),
    childPugh: childPughComparison(cohort, files, register),
  };
}

function rildResults(
  definition: LiverDefinition,
  columns: readonly Column[],
  files: ReadRecords["files"],
  register: NumberRegister,
): RildResults {
  const forms = [
    { form: "classic", key: "classic" },
    { form: "non-classic", key: "nonClassic" },
  ] as const;
  const all = columns[0]?.subjects ?? [];
  return {
    untilMonths: definition.rild.until_months,
    jaundiceAbove: definition.rild.jaundice_above,
    rows: forms.map(({ form, key }) => {
      const cells = (verdict: "yes" | "no" | "not-evaluable") =>
        cellsOf(columns, (column) =>
          register.about(`liver.rild.${form}`).proportion(
            inColumn(`liver.rild.${form}.${verdict.replace("-", "_")}`, column),
            column.subjects
              .filter(({ subject }) => subject.liver?.rild[key].verdict === verdict)
              .map(({ subject }) => subject.id),
            column.subjects.length,
            "proportion-of-evaluated",
          ),
        );
      return { form, yes: cells("yes"), no: cells("no"), notEvaluable: cells("not-evaluable") };
    }),
    cases: forms.flatMap(({ form, key }) =>
      all.flatMap(({ subject }): RildResults["cases"][number][] => {
        const own = subject.liver?.rild[key];
        if (own?.verdict !== "yes") return [];
        return [
          {
            subject: subject.id,
            form,
            date: own.date,
            because: own.because,
            records: own.rows.map(({ table, line }) => ({
              table,
              file: files[table] ?? table,
              line,
            })),
          },
        ];
      }),
    ),
    reasons: forms.flatMap(({ form, key }) =>
      reasonsOf(
        all.flatMap(({ subject }) => {
          const own = subject.liver?.rild[key];
          return own?.verdict === "not-evaluable" ? [own.because] : [];
        }),
      ).map((each) => ({ form, ...each })),
    ),
  };
}

const partLabels: Readonly<Record<ChildPughPart, Label>> = {
  bilirubin: { en: "bilirubin", zh: "胆红素" },
  albumin: { en: "albumin", zh: "白蛋白" },
  INR: { en: "INR", zh: "INR" },
  ascites: { en: "ascites", zh: "腹水" },
  encephalopathy: { en: "encephalopathy", zh: "肝性脑病" },
};

/** Every recorded score beside the one that its parts give. */
function childPughComparison(
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): ChildPughComparison {
  const assessed = cohort.included.flatMap(({ subject }) =>
    (subject.liver?.course.childPugh ?? [])
      .filter(({ recorded }) => recorded !== null)
      .map((each) => ({ subject: subject.id, ...each })),
  );
  const equal = assessed.filter(({ computed, recorded }) => computed.score === recorded);
  const notComputable = assessed.filter(({ computed }) => computed.score === null);
  const differ = assessed.filter(
    ({ computed, recorded }) => computed.score !== null && computed.score !== recorded,
  );
  const book = register.about("liver.course.child-pugh");
  const subjects = (rows: readonly { readonly subject: string }[]) => [
    ...new Set(rows.map(({ subject }) => subject)),
  ];
  const differing = subjects(differ);
  return {
    equal: book.count(
      "liver.child_pugh_recorded.equal",
      subjects(equal).filter((id) => !differing.includes(id)),
    ),
    differ: book.count("liver.child_pugh_recorded.differ", differing),
    notComputable: book.count("liver.child_pugh_recorded.not_computable", subjects(notComputable)),
    assessments: {
      equal: equal.length,
      differ: differ.length,
      notComputable: notComputable.length,
    },
    differences: differ.map(({ subject, assessment, computed, recorded }) => ({
      subject,
      date: assessment.date,
      recorded: recorded ?? 0,
      computed: computed.score ?? 0,
      parts: partsOf(computed),
      record: {
        table: "assessments",
        file: files.assessments ?? "assessments",
        line: assessment.line,
      },
    })),
  };
}

/** The points of a score in words: `bilirubin 1, albumin 2, INR 1, ascites 2, encephalopathy 1`. */
export function partsOf(computed: AssessedChildPugh["computed"]): Label {
  if (computed.score === null) return { en: "", zh: "" };
  const points = Object.entries(computed.points) as [ChildPughPart, number][];
  return {
    en: points.map(([part, point]) => `${partLabels[part].en} ${point}`).join(", "),
    zh: points.map(([part, point]) => `${partLabels[part].zh} ${point}`).join("，"),
  };
}
