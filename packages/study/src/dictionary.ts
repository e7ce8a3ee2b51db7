import { inLanguage, type Label, type Language } from "./label.ts";
import type { Field, FieldKind } from "./records/field.ts";
import { recordTypes, type TableName, tableNames } from "./records/record-types.ts";
import { csvText } from "./tables/csv-text.ts";

/** One field of one table, as a data dictionary describes it. */
export interface DictionaryRow {
  readonly table: TableName;
  readonly tableLabel: Label;
  readonly field: string;
  readonly label: Label;
  readonly kind: FieldKind;
  readonly unit: string | null;
  readonly range: readonly [number, number] | null;
  readonly codes: Readonly<Record<string, Label>> | null;
  readonly required: boolean;
  /** Whether the field may name a person. */
  readonly identifier: boolean;
  readonly note: Label | null;
}

/**
 * The data dictionary: every field of every table, a study's own variables after the fields that all studies share.
 *
 * @param variables the study's own, by table; none for the dictionary that all studies share
 */
export function dataDictionary(
  variables: Readonly<Partial<Record<TableName, readonly Field[]>>> = {},
): readonly DictionaryRow[] {
  return tableNames.flatMap((table) =>
    [...recordTypes[table].fields, ...(variables[table] ?? [])].map((field) => ({
      table,
      tableLabel: recordTypes[table].label,
      field: field.name,
      label: field.label,
      kind: field.kind,
      unit: field.unit ?? null,
      range: field.range ?? null,
      codes: field.codes ?? null,
      required: field.required,
      identifier: field.identifier ?? false,
      note: field.note ?? null,
    })),
  );
}

/** The data dictionary as CSV, its labels and notes in one language. */
export function dictionaryCsv(rows: readonly DictionaryRow[], language: Language): string {
  const header = [
    "table",
    "field",
    "label",
    "kind",
    "unit",
    "least",
    "most",
    "codes",
    "required",
    "note",
  ];
  return csvText(
    header,
    rows.map((row) => [
      row.table,
      row.field,
      inLanguage(row.label, language),
      row.kind,
      row.unit,
      row.range?.[0] ?? null,
      row.range?.[1] ?? null,
      choices(row, language),
      row.required ? "yes" : "no",
      row.note === null ? null : inLanguage(row.note, language),
    ]),
  );
}

const redcapColumns = [
  "Variable / Field Name",
  "Form Name",
  "Section Header",
  "Field Type",
  "Field Label",
  "Choices, Calculations, OR Slider Labels",
  "Field Note",
  "Text Validation Type OR Show Slider Number",
  "Text Validation Min",
  "Text Validation Max",
  "Identifier?",
  "Branching Logic (Show field only if...)",
  "Required Field?",
  "Custom Alignment",
  "Question Number (surveys only)",
  "Matrix Group Name",
  "Matrix Ranking?",
  "Field Annotation",
] as const;

/**
 * The data dictionary as REDCap imports it: a table is a form, `patient_id` is the record id.
 *
 * REDCap wants every name once in a project, so the fields of all forms but `patients`
 * carry their form's name: `lesions_diameter_mm`. Forms other than `patients` are meant to
 * be repeating instruments; REDCap has that setting outside the dictionary.
 */
export function redcapDictionary(rows: readonly DictionaryRow[], language: Language): string {
  const recordId = rows.find(({ table, field }) => table === "patients" && field === "patient_id");
  const others = rows.filter(({ field }) => field !== "patient_id");
  const ordered = recordId === undefined ? others : [recordId, ...others];
  return csvText(
    redcapColumns,
    ordered.map((row) => redcapRow(row, language)),
  );
}

function redcapRow(row: DictionaryRow, language: Language): readonly (string | null)[] {
  const form = row.table.replaceAll("-", "_");
  const cells: Partial<Record<(typeof redcapColumns)[number], string | null>> = {
    "Variable / Field Name": row.table === "patients" ? row.field : `${form}_${row.field}`,
    "Form Name": form,
    "Field Type": redcapType(row),
    "Field Label": inLanguage(row.label, language),
    "Choices, Calculations, OR Slider Labels": choices(row, language),
    "Field Note": [row.unit, row.note && inLanguage(row.note, language)].filter(Boolean).join("; "),
    "Text Validation Type OR Show Slider Number": redcapValidation[row.kind],
    "Text Validation Min": row.range === null ? null : String(row.range[0]),
    "Text Validation Max": row.range === null ? null : String(row.range[1]),
    "Identifier?": row.identifier ? "y" : null,
    "Required Field?": row.required ? "y" : null,
  };
  return redcapColumns.map((column) => cells[column] ?? null);
}

const redcapValidation: Readonly<Record<FieldKind, string | null>> = {
  text: null,
  code: null,
  "yes-no": null,
  number: "number",
  integer: "integer",
  date: "date_ymd",
};

/** More choices than this are easier to find in a list that drops down. */
const mostRadioChoices = 6;

function redcapType({ kind, codes }: DictionaryRow): string {
  if (kind === "yes-no") return "yesno";
  if (kind !== "code") return "text";
  return Object.keys(codes ?? {}).length > mostRadioChoices ? "dropdown" : "radio";
}

/** `male, Male | female, Female`: a bar or line break within a label would end the choice. */
function choices({ codes }: DictionaryRow, language: Language): string | null {
  if (codes === null) return null;
  return Object.entries(codes)
    .map(
      ([code, label]) =>
        `${code}, ${inLanguage(label, language).replaceAll(/\s*[|\n]\s*/g, " / ")}`,
    )
    .join(" | ");
}
