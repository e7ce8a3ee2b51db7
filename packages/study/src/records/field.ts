import { z } from "zod";
import type { Label } from "../label.ts";

/** What a field of a record holds: this is all that a reader, a form or a data dictionary needs to know of it. */
export type FieldKind = "text" | "code" | "number" | "integer" | "date" | "yes-no";

export interface FieldMeaning {
  readonly kind: FieldKind;
  readonly label: Label;
  /** Explains what to enter, for the data dictionary and the forms. */
  readonly note?: Label | undefined;
  /** Unit of a number as UCUM prints it: "Gy", "mm", "10*9/L". */
  readonly unit?: string | undefined;
  /** Inclusive bounds of a number. */
  readonly range?: readonly [number, number] | undefined;
  /** Codes with their labels, in the order in which tables show them. */
  readonly codes?: Readonly<Record<string, Label>> | undefined;
  /** Texts that stand for themselves, though elsewhere they mean a missing value: NA is sodium. */
  readonly neverMissing?: readonly string[] | undefined;
  /** Whether the field may name a person (REDCap's "Identifier?"). */
  readonly identifier?: boolean | undefined;
}

export interface Field extends FieldMeaning {
  readonly name: string;
  readonly required: boolean;
  /** Judges a value already converted from its cell; `null` is a missing value. */
  readonly schema: z.ZodType;
}

type Description = Omit<FieldMeaning, "kind">;

/** An identifier or a free text of at most 500 characters. */
export function text(meaning: Description) {
  return z
    .string()
    .min(1)
    .max(500)
    .meta({ kind: "text", ...meaning });
}

/** One of a closed list of codes. */
export function code<const Codes extends Record<string, Label>>(
  codes: Codes,
  meaning: Omit<Description, "codes">,
) {
  return z
    .enum(Object.keys(codes) as [keyof Codes & string, ...(keyof Codes & string)[]])
    .meta({ kind: "code", codes, ...meaning });
}

/** A number in the field's unit, within its range. */
export function number(meaning: Description & { readonly range: readonly [number, number] }) {
  const [least, most] = meaning.range;
  return z
    .number()
    .min(least)
    .max(most)
    .meta({ kind: "number", ...meaning });
}

/** A whole number within its range. */
export function integer(meaning: Description & { readonly range: readonly [number, number] }) {
  const [least, most] = meaning.range;
  return z
    .int()
    .min(least)
    .max(most)
    .meta({ kind: "integer", ...meaning });
}

/** A calendar date `YYYY-MM-DD`. */
export function date(meaning: Description) {
  return z.iso.date().meta({ kind: "date", ...meaning });
}

export function yesNo(meaning: Description) {
  return z.boolean().meta({ kind: "yes-no", ...meaning });
}

/** The meaning of each field of a record's schema, in the schema's order. */
export function fieldsOf(schema: z.ZodObject): readonly Field[] {
  return Object.entries(schema.shape).map(([name, field]) => describe(name, field as z.ZodType));
}

function describe(name: string, schema: z.ZodType): Field {
  const required = !(schema instanceof z.ZodNullable);
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  const meaning = inner.meta() as unknown as FieldMeaning | undefined;
  if (meaning === undefined)
    throw new Error(`Field ${name} has no meaning: describe it with field.ts`);
  return { ...meaning, name, required, schema };
}
