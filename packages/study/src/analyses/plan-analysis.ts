import type { PlanSlice } from "@fiducial/dosimetry";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { valueAt } from "../cohort/subject.ts";
import { labelOfStructure } from "../plans/label-of-structure.ts";
import { illustrativeCase, illustrativeSubject } from "../plans/illustrative-case.ts";
import { planQualityVariables, type PlanVariable } from "../plans/plan-variable.ts";
import { planVerdict } from "../plans/plan-verdict.ts";
import { populationCurves } from "../plans/population-curve.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { PlanQuantityRow, PlanResults } from "../results/plan-results.ts";
import { enterStatistic, quantitiesOf } from "./baseline-table.ts";
import { cellsOf, type Column, columnsOf, idsOf, inColumn } from "./grouped.ts";
import { testOfQuantities } from "./test-choice.ts";

/** What the plans of the analysed subjects give: quality, doses by group, curves, the illustrative case. */
export function planAnalysis(
  protocol: Protocol,
  cohort: Cohort,
  slice: PlanSlice | null,
  register: NumberRegister,
): PlanResults | null {
  const withPlan = cohort.included.filter(hasPlan);
  if (withPlan.length === 0) return null;
  const columns = columnsOf(cohort);
  const rows = (variables: readonly PlanVariable[]): readonly PlanQuantityRow[] =>
    variables
      .filter(({ name }) => quantitiesOf(columns[0]!, `plan.${name}`).length > 0)
      .map((variable) => quantityRow(variable, protocol, columns, register));
  const exported = withPlan.filter(({ subject }) => subject.plans.index?.source !== "dicom");
  const subject = illustrativeSubject(protocol, cohort);
  return {
    evaluated: cellsOf(columns, (column) =>
      register.proportion(
        inColumn("plan.evaluated", column),
        idsOf(column.subjects.filter(hasPlan)),
        column.subjects.length,
      ),
    ),
    fromExport: exported.length === 0 ? null : register.count("plan.from_export", idsOf(exported)),
    allMet: register.proportion(
      "plan.all_met",
      idsOf(withPlan.filter((each) => meetsAll(each, protocol))),
      withPlan.length,
      "proportion-of-plans",
    ),
    quality: rows(planQualityVariables),
    doses: rows(protocol.planVariables),
    populationCurves: populationCurves(protocol, columns),
    illustrative: subject === null ? null : illustrativeCase(protocol, subject, slice),
  };
}

function hasPlan({ subject }: AssessedSubject): boolean {
  return subject.plans.index !== null;
}

/** Whether every limit that could be evaluated is met, and at least one could. */
function meetsAll({ subject }: AssessedSubject, protocol: Protocol): boolean {
  const plan = subject.plans.index;
  if (plan === null) return false;
  const verdicts = protocol.limits.map((limit) => planVerdict(limit, plan, protocol).verdict);
  return !verdicts.includes("violated") && verdicts.includes("met");
}

function quantityRow(
  { name, label, unit, digits, from }: PlanVariable,
  protocol: Protocol,
  columns: readonly Column[],
  book: NumberRegister,
): PlanQuantityRow {
  const variable = `plan.${name}`;
  const register = book.about(`variable.${variable}`);
  const shape = protocol.values.get(variable);
  if (shape === undefined) throw new Error(`The variable ${variable} was not checked`);
  const known = ({ subject }: AssessedSubject) => valueAt(subject.bindings, variable) !== null;
  const enter = (statistic: "median" | "range") =>
    cellsOf(columns, (column) =>
      enterStatistic(statistic, variable, variable, shape, column, register),
    );
  return {
    variable,
    of:
      from === null
        ? null
        : { structure: labelOfStructure(from.structure, protocol), metric: from.metric },
    label,
    unit,
    digits,
    known: cellsOf(columns, (column) =>
      register.count(inColumn(`${variable}.n`, column), idsOf(column.subjects.filter(known))),
    ),
    median: enter("median"),
    range: enter("range"),
    test: testOfQuantities(
      `${variable}.p`,
      columns.filter(({ group }) => group !== null).map((each) => quantitiesOf(each, variable)),
      protocol.definition.analyses.quantity_test,
      idsOf((columns[0]?.subjects ?? []).filter(known)),
      register,
    ),
  };
}
