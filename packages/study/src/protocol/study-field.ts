import type { z } from "zod";
import { code, date, integer, number, text, yesNo } from "../records/field.ts";
import type { VariableDefinition } from "./definition.ts";
import type { StudyField } from "./protocol.ts";

/** A study's own variable as a field, so that it takes the same road as the fields of the data dictionary. */
export function studyField(variable: VariableDefinition): StudyField {
  const { name, label, kind, unit, codes } = variable;
  const range = variable.range ?? [-1e12, 1e12];
  const meaning = { label, unit, range };
  return {
    name,
    column: variable.column ?? name,
    kind,
    label,
    unit,
    range: variable.range,
    codes,
    required: false,
    schema: schemaOf(variable, meaning).nullable(),
  };
}

function schemaOf(
  variable: VariableDefinition,
  meaning: {
    label: VariableDefinition["label"];
    unit: string | undefined;
    range: readonly [number, number];
  },
): z.ZodType {
  switch (variable.kind) {
    case "number":
      return number(meaning);
    case "integer":
      return integer(meaning);
    case "code":
      return code(variable.codes ?? {}, meaning);
    case "yes-no":
      return yesNo(meaning);
    case "date":
      return date(meaning);
    case "text":
      return text(meaning);
  }
}
