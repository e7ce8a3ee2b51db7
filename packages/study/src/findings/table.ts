import type { Label } from "../label.ts";
import type { PartialDate } from "../records/read-table.ts";
import { recordTypes, type TableName } from "../records/record-types.ts";
import { finding, type Finding, many, nothingToDo, type Sighting } from "./finding.ts";
import { rowPlace } from "./place.ts";

/** What is wrong with a table as a file: absent, empty, columns, dates, keys, references. */
export const tableFindings = {
  tableAbsent: (table: TableName): Finding =>
    finding(
      "table-absent",
      "note",
      { en: `The study has no table ${table}`, zh: `研究没有${tableInChinese(table)}` },
      {
        en: `Add tables/${table}.csv if such records exist.`,
        zh: `若有此类记录，请添加 tables/${table}.csv。`,
      },
    ),

  tableEmpty: (file: string, label: Label): Finding =>
    finding(
      "table-empty",
      "note",
      {
        en: `The table ${label.en.toLowerCase()} has no rows`,
        zh: `${label.zh ?? label.en}表没有数据行`,
      },
      nothingToDo,
      [{ subject: "", where: file }],
    ),

  unknownColumns: (
    file: string,
    columns: readonly { readonly heading: string; readonly near: string | null }[],
  ): Finding => {
    const names = columns
      .map(({ heading, near }) => (near === null ? heading : `${heading} (${near}?)`))
      .join(", ");
    return finding(
      "unknown-column",
      "warning",
      {
        en: `${many(columns.length, "column")} not read: ${names}`,
        zh: `${columns.length} 列未读取：${names}`,
      },
      {
        en: "Declare them under variables, map them with data.tables, or list them in data.ignore_columns.",
        zh: "请在 variables 中声明、用 data.tables 映射，或列入 data.ignore_columns。",
      },
      [{ subject: "", where: file }],
    );
  },

  partialDates: (
    file: string,
    dates: readonly (PartialDate & { readonly subject: string })[],
  ): Finding =>
    finding(
      "partial-date",
      "note",
      {
        en: `${many(dates.length, "partial date")} completed by the protocol's rule: ${dates
          .slice(0, 5)
          .map(({ given, used }) => `${given} → ${used}`)
          .join(", ")}${dates.length > 5 ? ", …" : ""}`,
        zh: `${dates.length} 个不完整日期按方案规则补全：${dates
          .slice(0, 5)
          .map(({ given, used }) => `${given} → ${used}`)
          .join("，")}${dates.length > 5 ? "……" : ""}`,
      },
      {
        en: "Look up the exact dates; the rule is data.partial_dates in study.yaml.",
        zh: "请查实准确日期；规则见 study.yaml 的 data.partial_dates。",
      },
      dates.map(({ subject, line, field }) => ({
        subject,
        where: rowPlace(file, line, field),
      })),
    ),

  duplicateKey: (
    table: TableName,
    key: readonly string[],
    sightings: readonly Sighting[],
  ): Finding =>
    finding(
      "duplicate-id",
      "error",
      {
        en: `${many(sightings.length, "row")} of ${table} repeating ${key.join(" + ")}; ${table === "patients" ? "the first row counts" : "every row is kept"}`,
        zh: `${tableInChinese(table)}有 ${sightings.length} 行重复 ${key.join(" + ")}；${table === "patients" ? "以第一行为准" : "所有行均保留"}`,
      },
      { en: "Remove the duplicates, or correct the ids.", zh: "请删除重复行，或更正编号。" },
      sightings,
    ),

  identicalRows: (table: TableName, sightings: readonly Sighting[]): Finding =>
    finding(
      "identical-rows",
      "warning",
      {
        en: `${many(sightings.length, "row")} of ${table} repeating an earlier row in every field; kept`,
        zh: `${tableInChinese(table)}有 ${sightings.length} 行与之前的行完全相同，均保留`,
      },
      { en: "Remove the rows if they were entered twice.", zh: "若为重复录入，请删除。" },
      sightings,
    ),

  unknownPatient: (table: TableName, sightings: readonly Sighting[]): Finding =>
    finding(
      "unknown-patient",
      "error",
      {
        en: `${many(sightings.length, "row")} of ${table} with a patient whom the patients' table does not have; not used`,
        zh: `${tableInChinese(table)}有 ${sightings.length} 行的患者不在患者表中，未被使用`,
      },
      { en: "Add the patients, or correct the ids.", zh: "请补充患者，或更正编号。" },
      sightings,
    ),

  unknownReference: (
    table: TableName,
    field: "course_id" | "lesion_id",
    sightings: readonly Sighting[],
  ): Finding => {
    const of = field === "course_id" ? recordTypes.courses.label : recordTypes.lesions.label;
    return finding(
      field === "course_id" ? "unknown-course" : "unknown-lesion",
      "error",
      {
        en: `${many(sightings.length, "row")} of ${table} with a ${field} that the table of ${of.en.toLowerCase()} does not have`,
        zh: `${tableInChinese(table)}有 ${sightings.length} 行的 ${field} 在${of.zh ?? of.en}表中不存在`,
      },
      { en: "Add the missing row, or correct the id.", zh: "请补充缺失的行，或更正编号。" },
      sightings,
    );
  },
};

/** The name of a table: 评估表 (assessments). */
function tableInChinese(table: TableName): string {
  const { label } = recordTypes[table];
  return `${label.zh ?? label.en}表`;
}
