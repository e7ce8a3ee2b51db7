import { mean, median, quantileType, standardDeviation } from "@fiducial/statistics";
import type { Cohort } from "../cohort/cohort.ts";
import { valueAt } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { BaselineRowDefinition } from "../protocol/definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ValueShape } from "../protocol/scope.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import type { BaselineRow, BaselineTable, Cells } from "../results/study-results.ts";
import { categoriesOf, type Category } from "./category.ts";
import { cellsOf, type Column, columnsOf, idsOf, inColumn } from "./grouped.ts";
import { testOfCategories, testOfQuantities } from "./test-choice.ts";

type Statistic = BaselineRow["statistics"][number]["statistic"];

/** Table 2: the included subjects at baseline, by group, with a test for each line that can be compared. */
export function baselineTable(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): BaselineTable {
  const columns = columnsOf(cohort);
  const sizes = cellsOf(columns, (column) =>
    register.count(inColumn("baseline.n", column), idsOf(column.subjects)),
  );
  return {
    overall: sizes.overall,
    groupSizes: sizes.groups,
    rows: protocol.definition.analyses.baseline.map((row) =>
      baselineRow(row, protocol, columns, register.about(`variable.${row.variable}`)),
    ),
  };
}

function baselineRow(
  row: BaselineRowDefinition,
  protocol: Protocol,
  columns: readonly Column[],
  register: NumberRegister,
): BaselineRow {
  const shape = protocol.values.get(row.variable);
  if (shape === undefined) throw new Error(`The variable ${row.variable} was not checked`);
  const name = `baseline.${row.variable.replace(/^baseline\./, "")}`;
  const groupColumns = columns.filter(({ group }) => group !== null);
  const everybody = columns[0]?.subjects ?? [];
  const known = everybody.filter(({ subject }) => valueAt(subject.bindings, row.variable) !== null);
  const isQuantity = shape.of === "number" || shape.of === "integer";
  const statistics: readonly Statistic[] = isQuantity
    ? (row.statistics ?? (row.categories === undefined ? ["median", "range"] : []))
    : [];
  const categories = categoriesOf(
    shape,
    row.categories ?? null,
    known.map(({ subject }) => valueAt(subject.bindings, row.variable)),
  );
  const categoriesName = statistics.length > 0 ? `${name}.categories.p` : `${name}.p`;
  return {
    variable: row.variable,
    label: withUnit(row.label ?? shape.label, shape),
    statistics: statistics.map((statistic) => ({
      statistic,
      cells: cellsOf(columns, (column) =>
        enterStatistic(statistic, name, row.variable, shape, column, register),
      ),
    })),
    statisticsTest:
      statistics.length === 0 || !row.compare
        ? null
        : testOfQuantities(
            `${name}.p`,
            groupColumns.map((column) => quantitiesOf(column, row.variable)),
            protocol.definition.analyses.quantity_test,
            idsOf(known),
            register,
          ),
    categories: categories.map((category) => ({
      code: category.code,
      label: category.label,
      cells: categoryCells(category, name, row.variable, columns, register),
    })),
    categoriesTest:
      categories.length === 0 || !row.compare
        ? null
        : testOfCategories(
            categoriesName,
            categories.map((category) =>
              groupColumns.map((column) => countIn(category, row.variable, column).length),
            ),
            idsOf(known),
            register,
          ),
    missing: cellsOf(columns, (column) => {
      const missing = column.subjects.filter(
        ({ subject }) => valueAt(subject.bindings, row.variable) === null,
      );
      return register.proportion(
        inColumn(`${name}.missing`, column),
        idsOf(missing),
        column.subjects.length,
      );
    }),
  };
}

function withUnit(label: Label, shape: ValueShape): Label {
  if (shape.unit === undefined) return label;
  const unit: Label = { years: { en: "years", zh: "岁" }, months: { en: "months", zh: "月" } }[
    shape.unit
  ] ?? { en: shape.unit };
  return {
    en: `${label.en}, ${unit.en}`,
    zh: label.zh === undefined ? undefined : `${label.zh}，${unit.zh ?? unit.en}`,
  };
}

function categoryCells(
  category: Category,
  name: NumberName,
  variable: string,
  columns: readonly Column[],
  register: NumberRegister,
): Cells {
  return cellsOf(columns, (column) => {
    const known = column.subjects.filter(
      ({ subject }) => valueAt(subject.bindings, variable) !== null,
    );
    return register.proportion(
      inColumn(`${name}[${category.code}]`, column),
      countIn(category, variable, column),
      known.length,
    );
  });
}

function countIn(category: Category, variable: string, column: Column): readonly string[] {
  return idsOf(
    column.subjects.filter(({ subject }) => {
      const value = valueAt(subject.bindings, variable);
      return value !== null && category.holds(value);
    }),
  );
}

/** The known values of a number in a column. */
export function quantitiesOf(column: Column, variable: string): number[] {
  return column.subjects
    .map(({ subject }) => valueAt(subject.bindings, variable))
    .filter((value) => typeof value === "number");
}

/** Enters a descriptive statistic of a number in a column. */
export function enterStatistic(
  statistic: Statistic,
  name: NumberName,
  variable: string,
  shape: ValueShape,
  column: Column,
  register: NumberRegister,
): NumberName {
  const values = quantitiesOf(column, variable);
  const subjects = idsOf(
    column.subjects.filter(
      ({ subject }) => typeof valueAt(subject.bindings, variable) === "number",
    ),
  );
  const common = {
    digits: shape.digits ?? (shape.of === "integer" ? 0 : 1),
    unit: shape.unit ?? null,
    because: values.length === 0 ? "no value is known" : null,
  };
  const as = inColumn(`${name}.${statistic.replace("-", "_")}`, column);
  switch (statistic) {
    case "median":
      return register.enter(as, subjects, {
        kind: "quantity",
        value: median(values),
        convention: "median",
        ...common,
      });
    case "mean":
      return register.enter(as, subjects, {
        kind: "quantity",
        value: mean(values),
        convention: "mean",
        ...common,
      });
    case "standard-deviation":
      return register.enter(as, subjects, {
        kind: "quantity",
        value: standardDeviation(values),
        convention: "standard-deviation",
        ...common,
        because: values.length < 2 ? "fewer than two values are known" : null,
      });
    case "range": {
      const lower = values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b));
      const upper = values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));
      return register.enter(as, subjects, {
        kind: "range",
        value: lower === null || upper === null ? null : upper - lower,
        lower,
        upper,
        convention: "range",
        ...common,
      });
    }
    case "quartiles": {
      const lower = quantileType(values, 0.25, 6);
      const upper = quantileType(values, 0.75, 6);
      return register.enter(as, subjects, {
        kind: "range",
        value: lower === null || upper === null ? null : upper - lower,
        lower,
        upper,
        convention: "quartiles-type-6",
        ...common,
      });
    }
  }
}
