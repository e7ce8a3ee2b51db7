import type { z } from "zod";
import type { Label } from "../label.ts";
import { type Field, fieldsOf } from "./field.ts";

/** A table of a study: what one row of it is, which fields it has and which of them name the row. */
export interface RecordType<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The table's name, as in `tables/NAME.csv`. */
  readonly name: string;
  readonly label: Label;
  readonly note: Label;
  readonly schema: z.ZodObject<Shape>;
  readonly fields: readonly Field[];
  /** Fields that together may occur once only. */
  readonly key: readonly (keyof Shape & string)[];
}

export function recordType<Shape extends z.ZodRawShape>(
  description: Omit<RecordType<Shape>, "fields">,
): RecordType<Shape> {
  return { ...description, fields: fieldsOf(description.schema as unknown as z.ZodObject) };
}

/** Variables that a study adds to a table, by their names in its protocol. */
export type StudyVariables = Readonly<Record<string, string | number | boolean | null>>;

/** What every row of a table carries besides its fields. */
export interface Row {
  /** Line of the row in its file; a header is line 1. */
  readonly line: number;
  /** Values of the variables that the study declares for this table. */
  readonly extra: StudyVariables;
}
