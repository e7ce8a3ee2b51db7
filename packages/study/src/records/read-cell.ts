import type { DateFormat, ProtocolDefinition, TableMapping } from "../protocol/definition.ts";
import type { Field } from "./field.ts";
import { formatsThatFit, readDate } from "./read-date.ts";
import { scaled, unitFactor } from "./unit.ts";

export type CellValue = string | number | boolean | null;

/** What a cell turned out to be. */
export type ReadCell =
  | { readonly kind: "value"; readonly value: CellValue; readonly given: string | null }
  | { readonly kind: "trouble"; readonly expected: string; readonly remedy: string };

type Unread = Omit<Extract<ReadCell, { kind: "trouble" }>, "kind">;

/** Distinct texts of a column that are remembered: dates and codes repeat, measured values less so. */
const memory = 50_000;

/** A reader for the cells of one column. A text seen before is not read again. */
export function cellReader(
  field: Field,
  data: ProtocolDefinition["data"],
  mapping: TableMapping | undefined,
): (text: string) => ReadCell {
  const lowerCase = (words: readonly string[] = []) => words.map((word) => word.toLowerCase());
  const kept = lowerCase(field.neverMissing);
  const missing = new Set(lowerCase(data.missing).filter((word) => !kept.includes(word)));
  const convert = converter(field, data, mapping);
  const known = new Map<string, ReadCell>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell =
      text === "" || missing.has(text.toLowerCase())
        ? missingCell(field, text)
        : judge(field, convert(text));
    if (known.size < memory) known.set(text, cell);
    return cell;
  };
}

function missingCell(field: Field, text: string): ReadCell {
  if (!field.required) return { kind: "value", value: null, given: null };
  return {
    kind: "trouble",
    expected: expectation(field),
    remedy:
      text === ""
        ? "Fill the cell, or remove the row."
        : "The cell counts as empty (data.missing in study.yaml): fill it, or remove the row.",
  };
}

/** The field's schema has the last word on every value. */
function judge(field: Field, cell: ReadCell): ReadCell {
  if (cell.kind === "trouble" || field.schema.safeParse(cell.value).success) return cell;
  return {
    kind: "trouble",
    expected: expectation(field),
    remedy: "Correct the value, or the unit of the column in study.yaml.",
  };
}

/** What a field accepts, in words. */
export function expectation(field: Field): string {
  const range = field.range === undefined ? "" : ` from ${field.range[0]} to ${field.range[1]}`;
  const unit = field.unit === undefined ? "" : ` ${field.unit}`;
  switch (field.kind) {
    case "number":
      return `a number${range}${unit}`;
    case "integer":
      return `a whole number${range}${unit}`;
    case "date":
      return "a date";
    case "yes-no":
      return "yes or no";
    case "code":
      return `one of ${Object.keys(field.codes ?? {}).join(", ")}`;
    case "text":
      return "a text of at most 500 characters";
  }
}

function converter(
  field: Field,
  data: ProtocolDefinition["data"],
  mapping: TableMapping | undefined,
): (text: string) => ReadCell {
  switch (field.kind) {
    case "text":
      return value;
    case "number":
    case "integer":
      return numberConverter(field, data.decimal, factorOf(field, mapping));
    case "date":
      return dateConverter(
        mapping?.dates?.[field.name] === undefined
          ? data.date_formats
          : [mapping.dates[field.name] as DateFormat],
        data.partial_dates,
      );
    case "yes-no":
    case "code":
      return codeConverter(field, mapping?.codes?.[field.name]);
  }
}

function value(read: CellValue, given: string | null = null): ReadCell {
  return { kind: "value", value: read, given };
}

function trouble(unread: Unread): ReadCell {
  return { kind: "trouble", ...unread };
}

/** The factor from a column's unit to the field's; a unit of another kind needs a factor in study.yaml. */
export function factorOf(field: Field, mapping: TableMapping | undefined): number | null {
  const unit = mapping?.units?.[field.name];
  if (unit === undefined) return 1;
  if (typeof unit !== "string") return unit.multiply_by;
  return field.unit === undefined ? null : unitFactor(unit, field.unit);
}

function numberConverter(
  field: Field,
  decimal: "point" | "comma",
  factor: number | null,
): (text: string) => ReadCell {
  return (text) => {
    const plain = decimal === "comma" ? text.replace(",", ".") : text;
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain)) {
      return trouble({ expected: expectation(field), remedy: numberRemedy(text, decimal) });
    }
    return value(scaled(Number(plain), factor ?? Number.NaN));
  };
}

function numberRemedy(text: string, decimal: "point" | "comma"): string {
  if (/^\d+,\d+$/.test(text) && decimal === "point")
    return "Write a decimal point, or set data.decimal: comma in study.yaml.";
  if (/^[<>≤≥]/.test(text))
    return "Write the number alone; a value beyond the limit of detection is written as that limit.";
  if (/^[\d.]+\s*[A-Za-zµ/%]+/.test(text))
    return "Write the number alone and state the unit of the column in study.yaml.";
  return "Correct the cell, or leave it empty.";
}

function dateConverter(
  formats: readonly DateFormat[],
  partial: ProtocolDefinition["data"]["partial_dates"],
): (text: string) => ReadCell {
  return (text) => {
    const read = readDate(text, formats, partial);
    if (read !== null) return value(read.date, read.given);
    const others = formatsThatFit(text).filter((format) => !formats.includes(format));
    return trouble({
      expected: `a date as ${formats.join(" or ")}`,
      remedy:
        others.length > 0
          ? `It could be ${others.join(" or ")}: name the format in data.date_formats of study.yaml.`
          : "Correct the date, or leave the cell empty.",
    });
  };
}

const yesNo: Readonly<Record<string, readonly string[]>> = {
  yes: ["yes", "y", "true", "1", "是", "有"],
  no: ["no", "n", "false", "0", "否", "无"],
};

/** Codes by themselves, by their labels in either language, and by the site's own values. */
function codeConverter(
  field: Field,
  mapped: Readonly<Record<string, readonly (string | number | boolean)[]>> | undefined,
): (text: string) => ReadCell {
  const spellings = new Map<string, string>();
  const codes =
    field.kind === "yes-no" ? { yes: { en: "yes" }, no: { en: "no" } } : (field.codes ?? {});
  for (const [code, label] of Object.entries(codes)) {
    const words =
      field.kind === "yes-no"
        ? (yesNo[code] ?? [])
        : [code, label.en, ...("zh" in label && label.zh !== undefined ? [label.zh] : [])];
    for (const word of words) spellings.set(word.toLowerCase(), code);
  }
  for (const [code, words] of Object.entries(mapped ?? {}))
    for (const word of words) spellings.set(String(word).toLowerCase(), code);
  return (text) => {
    const code = spellings.get(text.toLowerCase());
    if (code !== undefined) return value(field.kind === "yes-no" ? code === "yes" : code);
    return trouble({
      expected: expectation(field),
      remedy: "Correct the cell, or map its value with data.tables.….codes in study.yaml.",
    });
  };
}
