import { inLanguage, type Language, type WideColumn, type WideTable } from "@fiducial/study";
import { no, yes } from "./wide-csv.ts";

/**
 * An R script, base R only, that reads the CSV of a wide table into `cohort`: codes as factors
 * in the order of the data dictionary, dates as dates, a label on every column. An event stays a number
 * 0 or 1, as `survival::Surv` wants it.
 *
 * @param csvFile name of the CSV file, beside the script
 * @param remark a line about where the data come from
 */
export function rScript(
  { columns }: WideTable,
  csvFile: string,
  language: Language,
  remark: string,
): string {
  return [
    `# ${remark}`,
    `# Run with source(..., chdir = TRUE), so that R finds the CSV file beside this script.`,
    `cohort <- read.csv(${quoted(csvFile)}, fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE,`,
    `  colClasses = c(${columns.map((column) => columnClass(column)).join(", ")}))`,
    ...columns.flatMap((column) => conversion(column, language)),
    ...columns.map(
      ({ name, label, unit }) =>
        `attr(cohort$${name}, "label") <- ${quoted(inLanguage(label, language) + (unit === null ? "" : ` (${unit})`))}`,
    ),
    "",
  ].join("\n");
}

function columnClass(column: WideColumn): string {
  if (column.kind === "date") return '"Date"';
  return column.kind === "number" || column.kind === "yes-no" || isNumberCode(column)
    ? '"numeric"'
    : '"character"';
}

function conversion(column: WideColumn, language: Language): readonly string[] {
  const { name, kind, codes } = column;
  if (kind === "yes-no") {
    const labels = [no, yes].map((label) => quoted(inLanguage(label, language)));
    return [
      `cohort$${name} <- factor(cohort$${name}, levels = c(0, 1), labels = c(${labels.join(", ")}))`,
    ];
  }
  if (kind !== "code" || isNumberCode(column)) return [];
  const entries = Object.entries(codes ?? {});
  const levels = entries.map(([code]) => quoted(code)).join(", ");
  const labels = entries.map(([, label]) => quoted(inLanguage(label, language))).join(", ");
  return [`cohort$${name} <- factor(cohort$${name}, levels = c(${levels}), labels = c(${labels}))`];
}

function isNumberCode({ codes }: WideColumn): boolean {
  return codes !== null && Object.keys(codes).every((code) => /^\d+$/.test(code));
}

/** Characters beyond ASCII as escapes, which R reads in every locale. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, "\\$&")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[^\u0020-\u007e]/gu, (character) => {
      const code = character.codePointAt(0)!.toString(16);
      return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
    });
  return `"${escaped}"`;
}
