import { planVariables } from "../plans/plan-variables.ts";
import type { TableName } from "../records/record-types.ts";
import { recordTypes } from "../records/record-types.ts";
import type { ProtocolDefinition, VariableDefinition } from "./definition.ts";
import { compileExpression, type Expression, isExpressionTrouble } from "./expression.ts";
import { compileLimits } from "./compile-limits.ts";
import { checkNames } from "./name-check.ts";
import type { Criterion, Protocol, Scheme, StudyField } from "./protocol.ts";
import type { Scope, Shape } from "./scope.ts";
import { studyField } from "./study-field.ts";
import { courseScope, derivedShape, subjectScope, valuesOf, liverShape } from "./subject-scope.ts";

export type ProtocolPath = readonly (string | number)[];

/** Something wrong with a protocol, by its place in the document. */
export interface ProtocolTrouble {
  readonly path: ProtocolPath;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** Compiles every expression and resolves every name of a protocol; what is wrong is handed to `report`. */
export function compileProtocol(
  file: string,
  definition: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): Protocol {
  checkVariables(definition.variables, report);
  const { limits, disabled } = compileLimits(file, definition.plan, report);
  const plans = planVariables(definition, limits, report);
  const scope = new Map<string, Shape>(subjectScope(definition.variables, plans.planVariables));

  const compile = (
    path: ProtocolPath,
    text: string,
    within: Scope,
    result: "yes-no" | "number" | "text",
  ): Expression => {
    const compiled = compileExpression(text, within, result);
    if (!isExpressionTrouble(compiled)) return compiled;
    report({ path, ...compiled });
    return {
      text,
      reads: [],
      sources: [],
      evaluate: () => ({ kind: "unknown", missing: [], because: "does not compile" }),
    };
  };

  const bclc =
    definition.liver?.bclc === undefined
      ? null
      : compile(["liver", "bclc"], definition.liver.bclc, scope, "yes-no");
  if (definition.liver !== undefined) scope.set("liver", liverShape);
  const derived = definition.derived.map((variable, i) => {
    if (scope.has(variable.name)) {
      report({
        path: ["derived", i, "name"],
        expected: "a new name",
        found: `${variable.name}, which exists already`,
        remedy: "Choose another name.",
      });
    }
    if (variable.kind === "code" && variable.codes === undefined)
      report(codesMissing(["derived", i], variable.name));
    const value = compile(["derived", i, "value"], variable.value, scope, resultOf(variable.kind));
    scope.set(variable.name, derivedShape(variable));
    return { definition: variable, value };
  });
  const criteria = (kind: "inclusion" | "exclusion"): Criterion[] =>
    definition.eligibility[kind].map(({ id, label, rule }, i) => ({
      id,
      label,
      rule: compile(["eligibility", kind, i, "rule"], rule, scope, "yes-no"),
    }));
  const schemes = (definition.prescription?.schemes ?? []).map((scheme, i): Scheme => ({
    id: scheme.id,
    label: scheme.label,
    totalGy: scheme.total_gy,
    fractions: scheme.fractions,
    when: compile(["prescription", "schemes", i, "when"], scheme.when, scope, "yes-no"),
  }));
  const values = valuesOf(scope);
  checkNames(definition, values, report);
  return {
    file,
    definition,
    variableFields: fieldsByTable(definition.variables),
    indexCourse: compile(
      ["index_course"],
      definition.index_course,
      courseScope(definition.variables),
      "yes-no",
    ),
    derived,
    inclusion: criteria("inclusion"),
    exclusion: criteria("exclusion"),
    schemes,
    limits,
    disabledLimits: disabled,
    ...plans,
    bclc,
    anticoagulated:
      definition.laboratory.anticoagulated === undefined
        ? null
        : compile(
            ["laboratory", "anticoagulated"],
            definition.laboratory.anticoagulated,
            scope,
            "yes-no",
          ),
    values,
  };
}

function checkVariables(
  variables: readonly VariableDefinition[],
  report: (trouble: ProtocolTrouble) => void,
): void {
  for (const [i, variable] of variables.entries()) {
    const taken = recordTypes[variable.table].fields.some((field) => field.name === variable.name);
    const twice =
      variables.findIndex(
        (other) => other.name === variable.name && other.table === variable.table,
      ) !== i;
    if (taken || twice) {
      report({
        path: ["variables", i, "name"],
        expected: `a name that the table ${variable.table} does not have yet`,
        found: variable.name,
        remedy: taken
          ? `It is a field already; map its column with data.tables.${variable.table}.columns.`
          : "Declare it once.",
      });
    }
    if (variable.kind === "code" && variable.codes === undefined)
      report(codesMissing(["variables", i], variable.name));
  }
}

function codesMissing(path: ProtocolPath, name: string): ProtocolTrouble {
  return {
    path,
    expected: "codes with their labels",
    found: `the coded variable ${name} without codes`,
    remedy: "Add codes: { code: label, … }.",
  };
}

function resultOf(kind: VariableDefinition["kind"]): "yes-no" | "number" | "text" {
  if (kind === "number" || kind === "integer") return "number";
  return kind === "yes-no" ? "yes-no" : "text";
}

function fieldsByTable(
  variables: readonly VariableDefinition[],
): Partial<Record<TableName, StudyField[]>> {
  const tables: Partial<Record<TableName, StudyField[]>> = {};
  for (const variable of variables) (tables[variable.table] ??= []).push(studyField(variable));
  return tables;
}
