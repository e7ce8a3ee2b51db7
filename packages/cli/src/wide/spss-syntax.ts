import { inLanguage, type Language, type WideColumn, type WideTable } from "@fiducial/study";
import { no, yes } from "./wide-csv.ts";

/**
 * SPSS syntax that reads the CSV of a wide table and labels it. Codes become numbers in the
 * order of the data dictionary, since SPSS takes an empty text for a valid value and not for a missing one.
 *
 * @param csvFile name of the CSV file, beside the syntax
 * @param remark a line about where the data come from
 */
export function spssSyntax(
  table: WideTable,
  csvFile: string,
  language: Language,
  remark: string,
): string {
  const { columns } = table;
  const text = columns.filter(isTextCode);
  return [
    "* Encoding: UTF-8.",
    `* ${remark}.`,
    "* Before running: make the folder that holds the file the working one, with CD 'folder'.",
    "SET DECIMAL=DOT.",
    `GET DATA /TYPE=TXT /FILE=${quoted(csvFile)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED`,
    `  /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
    ...columns.map((column) => `  ${column.name} ${format(column, table)}`),
    "  .",
    ...text.map(({ name, codes }) => {
      const numbers = Object.keys(codes ?? {}).map((code, i) => `(${quoted(code)}='${i + 1}')`);
      return `RECODE ${name} ${numbers.join(" ")}.`;
    }),
    ...(text.length > 0 ? [`ALTER TYPE ${text.map(({ name }) => name).join(" ")} (F4.0).`] : []),
    "VARIABLE LABELS",
    ...columns.map(({ name, label, unit }) => {
      const full = inLanguage(label, language) + (unit === null ? "" : ` (${unit})`);
      return `  ${name} ${quoted(shortened(full, 250))}`;
    }),
    "  .",
    ...columns.flatMap((column) => valueLabels(column, language)),
    "EXECUTE.",
    "",
  ].join("\n");
}

function isTextCode({ codes }: WideColumn): boolean {
  return codes !== null && !Object.keys(codes).every((code) => /^\d+$/.test(code));
}

function format(column: WideColumn, { subjects }: WideTable): string {
  switch (column.kind) {
    case "number":
      return "F16.4";
    case "yes-no":
      return "F1.0";
    case "date":
      return "SDATE10";
    case "code":
      return isTextCode(column) ? `A${widest(Object.keys(column.codes ?? {}), 2)}` : "F4.0";
    case "text":
      return `A${widest(
        subjects.map((subject) => String(column.value(subject) ?? "")),
        1,
      )}`;
  }
}

function valueLabels(column: WideColumn, language: Language): readonly string[] {
  const entries: readonly (readonly [string, string])[] =
    column.kind === "yes-no"
      ? [
          ["0", inLanguage(no, language)],
          ["1", inLanguage(yes, language)],
        ]
      : Object.entries(column.codes ?? {}).map(([code, label], i) => [
          isTextCode(column) ? String(i + 1) : code,
          inLanguage(label, language),
        ]);
  if (entries.length === 0) return [];
  const labels = entries.map(([value, label]) => `${value} ${quoted(shortened(label, 120))}`);
  return [`VALUE LABELS ${column.name} ${labels.join(" ")}.`];
}

/** Widths of texts and labels are counted in bytes of UTF-8. */
function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function widest(texts: readonly string[], least: number): number {
  return texts.reduce((width, text) => Math.max(width, bytes(text).length), least);
}

/** A character that the limit cuts in two is left out. */
function shortened(text: string, mostBytes: number): string {
  if (bytes(text).length <= mostBytes) return text;
  return new TextDecoder().decode(bytes(text).subarray(0, mostBytes)).replace(/\ufffd$/, "");
}

function quoted(text: string): string {
  return `'${text.replaceAll(/\s+/g, " ").replaceAll("'", "''")}'`;
}
