import type { Cohort } from "../cohort/cohort.ts";
import { valueAt } from "../cohort/subject.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { BaselineTable, MissingTable } from "../results/study-results.ts";
import { variablesShown } from "../results/variables-shown.ts";
import { cellsOf, columnsOf, idsOf, inColumn, inGroup } from "./grouped.ts";

/** Fields of a patient and of the index course that every study can be asked for. */
const alwaysAsked = [
  "sex",
  "birth_date",
  "primary",
  "diagnosis_basis",
  "prior_surgery",
  "baseline.ecog",
  "baseline.kps",
  "baseline.child_pugh_score",
  "course.technique",
  "course.planned_dose_gy",
  "course.planned_fractions",
  "course.first_fraction",
  "course.delivered_dose_gy",
  "course.motion_management",
  "course.ptv_margin_mm",
];

/** How many included subjects lack each variable: those of the baseline table, those of the study, and the fields of every study. */
export function missingTable(
  protocol: Protocol,
  cohort: Cohort,
  baseline: BaselineTable,
  register: NumberRegister,
): MissingTable {
  const columns = columnsOf(cohort);
  const shown = new Set(baseline.rows.map(({ variable }) => variable));
  const own = [
    ...(protocol.variableFields.patients ?? []).map(({ name }) => name),
    ...(protocol.variableFields.courses ?? []).map(({ name }) => `course.${name}`),
    ...protocol.derived.map(({ definition }) => definition.name),
  ];
  const known = new Set(variablesShown(protocol, cohort));
  const entering = (variable: string): NumberRegister =>
    known.has(variable) ? register.about(`variable.${variable}`) : register;
  const others = [...alwaysAsked, ...own].filter((variable) => !shown.has(variable));
  return {
    rows: [
      ...baseline.rows.map(({ variable, label, missing }) => ({ variable, label, cells: missing })),
      ...[...new Set(others)].map((variable) => {
        const lacking = cohort.included.filter(
          ({ subject }) => valueAt(subject.bindings, variable) === null,
        );
        return {
          variable,
          label: protocol.values.get(variable)?.label ?? { en: variable },
          cells: cellsOf(columns, (column) =>
            entering(variable).proportion(
              inColumn(`missing.${variable}`, column),
              idsOf(inGroup(lacking, column)),
              column.subjects.length,
            ),
          ),
        };
      }),
    ],
  };
}
