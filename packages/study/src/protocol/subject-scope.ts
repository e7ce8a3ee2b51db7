import type { Label } from "../label.ts";
import { planShape, type PlanVariable } from "../plans/plan-variable.ts";
import type { Field } from "../records/field.ts";
import { recordTypes, type TableName } from "../records/record-types.ts";
import type { DerivedDefinition, VariableDefinition } from "./definition.ts";
import type { Scope, Shape, ValueShape } from "./scope.ts";

/** Names of a course beyond its fields: what its fractions say. */
const courseFacts = {
  first_fraction: value("date", { en: "First fraction", zh: "首次照射" }),
  last_fraction: value("date", { en: "Last fraction", zh: "末次照射" }),
  delivered_dose_gy: value("number", { en: "Delivered dose", zh: "实际照射剂量" }, "Gy", 1),
  delivered_fractions: value("integer", { en: "Delivered fractions", zh: "实际照射次数" }),
  dose_per_fraction_gy: value(
    "number",
    { en: "Prescribed dose per fraction", zh: "单次处方剂量" },
    "Gy",
    1,
  ),
};

/** Names of a subject beyond the fields of the patient. */
const subjectFacts = {
  age: value("number", { en: "Age", zh: "年龄" }, "years", 1),
  follow_up_months: value("number", { en: "Follow-up", zh: "随访时间" }, "months", 1),
  alive: value("yes-no", { en: "Alive at the end of follow-up", zh: "随访结束时存活" }),
  lost: value("yes-no", { en: "Lost to follow-up", zh: "失访" }),
};

const baselineFields = ["ecog", "kps", "child_pugh_score"];

/** Names of a course, for the rule that picks the index course. */
export function courseScope(variables: readonly VariableDefinition[]): Scope {
  return new Map<string, Shape>([
    ...fieldShapes("courses", variables),
    ...Object.entries(courseFacts),
  ]);
}

/** Every name that an expression about a subject may use, before the derived variables. */
export function subjectScope(
  variables: readonly VariableDefinition[],
  planVariables: readonly PlanVariable[],
): Scope {
  const course = courseScope(variables);
  const lesion = new Map<string, Shape>([
    ...fieldShapes("lesions", variables),
    ["treated", value("yes-no", { en: "Treated in the index course", zh: "在本疗程照射" })],
  ]);
  const assessment = fieldShapes("assessments", variables);
  const isBaseline = (name: string) =>
    baselineFields.includes(name) ||
    variables.some((own) => own.table === "assessments" && own.name === name);
  return new Map<string, Shape>([
    ...fieldShapes("patients", variables).filter(([name]) => name !== "note"),
    ...Object.entries(subjectFacts),
    ["course", { kind: "map", fields: course }],
    ["courses", { kind: "list", of: { kind: "map", fields: course } }],
    ["lesions", { kind: "list", of: { kind: "map", fields: lesion } }],
    ["baseline", { kind: "map", fields: new Map(assessment.filter(([name]) => isBaseline(name))) }],
    ["laboratory", { kind: "open-map" }],
    ["plan", planShape(planVariables)],
  ]);
}

/** Liver function at baseline, where the protocol has a word on the liver. */
export const liverShape: Shape = {
  kind: "map",
  fields: new Map<string, Shape>([
    ["albi_score", value("number", { en: "ALBI score", zh: "ALBI 评分" }, undefined, 2)],
    ["albi_grade", coded({ en: "ALBI grade", zh: "ALBI 分级" }, ["1", "2a", "2b", "3"], "grade-")],
    [
      "child_pugh_score",
      value("integer", { en: "Child-Pugh score, computed", zh: "Child-Pugh 评分（计算）" }),
    ],
    [
      "child_pugh_class",
      coded({ en: "Child-Pugh class, computed", zh: "Child-Pugh 分级（计算）" }, ["A", "B", "C"]),
    ],
    [
      "classic_rild",
      value("yes-no", {
        en: "Classic radiation-induced liver disease",
        zh: "经典型放射性肝病",
      }),
    ],
    [
      "non_classic_rild",
      value("yes-no", {
        en: "Non-classic radiation-induced liver disease",
        zh: "非经典型放射性肝病",
      }),
    ],
    ["bclc", coded({ en: "BCLC stage", zh: "BCLC 分期" }, ["0", "A", "B", "C", "D"])],
  ]),
};

export function derivedShape(derived: DerivedDefinition): ValueShape {
  return {
    kind: "value",
    of: derived.kind,
    label: derived.label,
    unit: derived.unit,
    codes: derived.codes,
    digits: derived.digits,
  };
}

/** The single values of a scope by their dotted paths: what a baseline row, a group or a covariate may name. */
export function valuesOf(scope: Scope, prefix = ""): ReadonlyMap<string, ValueShape> {
  const values = new Map<string, ValueShape>();
  for (const [name, shape] of scope) {
    if (shape.kind === "value") values.set(prefix + name, shape);
    if (shape.kind === "map")
      for (const [path, inner] of valuesOf(shape.fields, `${prefix}${name}.`))
        values.set(path, inner);
  }
  return values;
}

function fieldShapes(
  table: TableName,
  variables: readonly VariableDefinition[],
): [string, Shape][] {
  const own = variables.filter((variable) => variable.table === table);
  return [
    ...recordTypes[table].fields.map((field): [string, Shape] => [field.name, shapeOf(field)]),
    ...own.map((variable): [string, Shape] => [
      variable.name,
      {
        kind: "value",
        of: variable.kind,
        label: variable.label,
        unit: variable.unit,
        codes: variable.codes,
        digits: variable.digits,
      },
    ]),
  ];
}

function shapeOf(field: Field): ValueShape {
  return {
    kind: "value",
    of: field.kind,
    label: field.label,
    unit: field.unit,
    codes: field.codes,
  };
}

function value(of: ValueShape["of"], label: Label, unit?: string, digits?: number): ValueShape {
  return { kind: "value", of, label, unit, digits };
}

/** Codes that are numbers get a prefix, lest an object put them first. */
function coded(label: Label, codes: readonly string[], prefix = ""): ValueShape {
  const labels = codes.map((code) => [`${prefix}${code}`, { en: code }] as const);
  return { ...value("code", label), codes: Object.fromEntries(labels) };
}
