import { type CsvCell, csvText, inLanguage, type Language, type WideTable } from "@fiducial/study";

/**
 * The wide table as CSV in UTF-8 with a byte order mark, which Excel needs to read Chinese.
 *
 * @param labels the labels of codes and Yes or No in the cells, for reading; otherwise the
 *   codes themselves and 1 or 0, as the scripts for SPSS and R expect them
 */
export function wideCsv(
  { columns, subjects }: WideTable,
  options: { readonly labels: boolean; readonly language: Language },
): string {
  const cell = (
    column: WideTable["columns"][number],
    subject: WideTable["subjects"][number],
  ): CsvCell => {
    const value = column.value(subject);
    if (typeof value === "boolean") {
      if (!options.labels) return value ? 1 : 0;
      return inLanguage(value ? yes : no, options.language);
    }
    const label = options.labels && value !== null ? column.codes?.[String(value)] : undefined;
    return label === undefined ? value : inLanguage(label, options.language);
  };
  const header = columns.map(({ name, label }) =>
    options.labels ? inLanguage(label, options.language) : name,
  );
  const rows = subjects.map((subject) => columns.map((column) => cell(column, subject)));
  return `\ufeff${csvText(header, rows)}`;
}

export const yes = { en: "Yes", zh: "是" };
export const no = { en: "No", zh: "否" };
