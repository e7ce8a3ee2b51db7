import type { Label } from "./label.ts";
import type { PartialDate } from "./records/read-table.ts";
import { recordTypes, type TableName } from "./records/record-types.ts";

/**
 * Something about the data or the analysis that a reader must know and that does not stop the study.
 * An error contradicts itself, a warning needs a decision, a note states what was assumed.
 */
export interface Finding {
  /** Names the rule that found it. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: Label;
  /** What to do about it. */
  readonly remedy: Label;
  readonly subjects: readonly string[];
  /** Where it was seen: `tables/events.csv, row 12`. */
  readonly where: readonly string[];
}

/** A place in a table with the subject whose row it is. */
export interface Sighting {
  readonly subject: string;
  readonly where: string;
}

function finding(
  rule: string,
  severity: Finding["severity"],
  message: Label,
  remedy: Label,
  sightings: readonly Sighting[] = [],
): Finding {
  return {
    rule,
    severity,
    message,
    remedy,
    subjects: [
      ...new Set(sightings.map(({ subject }) => subject).filter((subject) => subject !== "")),
    ],
    where: sightings.map(({ where }) => where).filter((where) => where !== ""),
  };
}

const correctOrConfirm: Label = {
  en: "Correct the rows, or confirm them against the chart.",
  zh: "请更正这些行，或与病历核对确认。",
};
const nothingToDo: Label = {
  en: "Nothing to do, if this is as intended.",
  zh: "若符合预期则无需处理。",
};

/** "1 row", "2 rows". */
function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** The wording of every finding, in one place. */
export const findings = {
  tableAbsent: (table: TableName): Finding =>
    finding(
      "table-absent",
      "note",
      { en: `The study has no table ${table}`, zh: `研究没有 ${table} 表` },
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
        where: `${file}, row ${line}, ${field}`,
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
        zh: `${table} 表有 ${sightings.length} 行重复 ${key.join(" + ")}；${table === "patients" ? "以第一行为准" : "所有行均保留"}`,
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
        zh: `${table} 表有 ${sightings.length} 行与之前的行完全相同，均保留`,
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
        zh: `${table} 表有 ${sightings.length} 行的患者不在患者表中，未被使用`,
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
        zh: `${table} 表有 ${sightings.length} 行的 ${field} 在${of.zh ?? of.en}表中不存在`,
      },
      { en: "Add the missing row, or correct the id.", zh: "请补充缺失的行，或更正编号。" },
      sightings,
    );
  },

  diametersInCentimetres: (count: number, largest: number): Finding =>
    finding(
      "diameters-in-centimetres",
      "warning",
      {
        en: `All ${count} lesions are smaller than 20 mm, the largest ${largest} mm: the diameters may be in cm`,
        zh: `全部 ${count} 个病灶均小于 20 mm，最大 ${largest} mm：径线单位可能为 cm`,
      },
      {
        en: "If so, state it: data.tables.lesions.units: { diameter_mm: cm }.",
        zh: "若如此，请在 data.tables.lesions.units 中注明 { diameter_mm: cm }。",
      },
    ),

  fractionOutsideCourse: (sightings: readonly Sighting[]): Finding =>
    finding(
      "fraction-outside-course",
      "error",
      {
        en: `${many(sightings.length, "fraction")} dated outside the start and end of the course`,
        zh: `${sightings.length} 次分次照射日期在疗程起止之外`,
      },
      correctOrConfirm,
      sightings,
    ),

  fractionsOutOfOrder: (sightings: readonly Sighting[]): Finding =>
    finding(
      "fractions-out-of-order",
      "warning",
      {
        en: `${many(sightings.length, "fraction")} dated before an earlier fraction, or on the same day`,
        zh: `${sightings.length} 次分次照射早于前一次或在同一天`,
      },
      correctOrConfirm,
      sightings,
    ),

  birthAfterTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "birth-after-treatment",
      "error",
      {
        en: `${many(sightings.length, "subject")} born after the first fraction`,
        zh: `${sightings.length} 名患者出生日期晚于首次照射`,
      },
      correctOrConfirm,
      sightings,
    ),

  deathBeforeTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "death-before-treatment",
      "error",
      {
        en: `${many(sightings.length, "subject")} recorded as dead before the first fraction: left out of every survival analysis`,
        zh: `${sightings.length} 名患者死亡日期早于首次照射：未纳入任何生存分析`,
      },
      { en: "Correct the date of death or of the fractions.", zh: "请更正死亡日期或照射日期。" },
      sightings,
    ),

  severalDeaths: (sightings: readonly Sighting[]): Finding =>
    finding(
      "several-deaths",
      "error",
      {
        en: `${many(sightings.length, "row")} with a further date of death; the earliest counts`,
        zh: `${sightings.length} 行给出另一死亡日期；以最早者为准`,
      },
      correctOrConfirm,
      sightings,
    ),

  recordAfterDeath: (sightings: readonly Sighting[]): Finding =>
    finding(
      "record-after-death",
      "error",
      {
        en: `${many(sightings.length, "row")} dated after the subject's death; not counted`,
        zh: `${sightings.length} 行日期晚于死亡日期，未计入`,
      },
      correctOrConfirm,
      sightings,
    ),

  eventBeforeTreatment: (sightings: readonly Sighting[]): Finding =>
    finding(
      "event-before-treatment",
      "warning",
      {
        en: `${many(sightings.length, "event")} dated before the first fraction; not counted by any endpoint`,
        zh: `${sightings.length} 个事件早于首次照射，不计入任何终点`,
      },
      correctOrConfirm,
      sightings,
    ),

  afterCutOff: (cutOff: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "after-cut-off",
      "note",
      {
        en: `${many(sightings.length, "event")} after the data cut-off of ${cutOff}: evidence of survival to the cut-off, and counted no further`,
        zh: `${sightings.length} 个事件晚于数据截止日 ${cutOff}：仅表明截止时存活，不再计入`,
      },
      nothingToDo,
      sightings,
    ),

  severalCourses: (sightings: readonly Sighting[]): Finding =>
    finding(
      "several-courses",
      "note",
      {
        en: `${many(sightings.length, "subject")} with more than one course; endpoints start at the index course`,
        zh: `${sightings.length} 名患者有一个以上疗程；终点自研究疗程起算`,
      },
      {
        en: "State in the protocol whether a further course censors (also_censored_by: [next-course]).",
        zh: "请在方案中说明再次放疗是否删失 (also_censored_by: [next-course])。",
      },
      sightings,
    ),

  noIndexCourse: (sightings: readonly Sighting[]): Finding =>
    finding(
      "no-index-course",
      "error",
      {
        en: `${many(sightings.length, "included subject")} without a dated course under study: in no survival analysis`,
        zh: `${sightings.length} 名入组患者无带日期的研究疗程：未纳入生存分析`,
      },
      {
        en: "Record the fractions or the start of the course.",
        zh: "请记录分次照射或疗程开始日期。",
      },
      sightings,
    ),

  noFollowUp: (sightings: readonly Sighting[]): Finding =>
    finding(
      "no-follow-up",
      "error",
      {
        en: `${many(sightings.length, "included subject")} without any record after the first fraction`,
        zh: `${sightings.length} 名入组患者首次照射后无任何记录`,
      },
      { en: "Record the last contact.", zh: "请记录末次随访。" },
      sightings,
    ),

  noImaging: (endpoint: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "no-imaging",
      "warning",
      {
        en: `${many(sightings.length, "subject")} without imaging after the treatment, censored for ${endpoint.en} on the first day`,
        zh: `${sightings.length} 名患者治疗后无影像，${endpoint.zh ?? endpoint.en}于第一天删失`,
      },
      {
        en: "Record the imaging, or censor at the last contact.",
        zh: "请补录影像，或改为末次随访时删失。",
      },
      sightings,
    ),

  lostToFollowUp: (sightings: readonly Sighting[]): Finding =>
    finding(
      "lost-to-follow-up",
      "note",
      {
        en: `${many(sightings.length, "included subject")} lost to follow-up or withdrawn before the cut-off`,
        zh: `${sightings.length} 名入组患者在截止前失访或退出`,
      },
      { en: "Report the losses with their reasons.", zh: "请报告失访及其原因。" },
      sightings,
    ),

  contactAfterLoss: (sightings: readonly Sighting[]): Finding =>
    finding(
      "contact-after-loss",
      "warning",
      {
        en: `${many(sightings.length, "subject")} recorded as lost and seen again later; the loss is not counted`,
        zh: `${sightings.length} 名患者记录为失访后又有随访；不计为失访`,
      },
      correctOrConfirm,
      sightings,
    ),

  notAssessable: (
    criterion: Label,
    missing: readonly string[],
    sightings: readonly Sighting[],
  ): Finding =>
    finding(
      "criterion-not-assessable",
      "warning",
      {
        en: `${many(sightings.length, "subject")} excluded because “${criterion.en}” could not be judged${missing.length > 0 ? `: ${missing.join(", ")} missing` : ""}`,
        zh: `${sightings.length} 名患者因无法判断“${criterion.zh ?? criterion.en}”而排除${missing.length > 0 ? `：缺少 ${missing.join("、")}` : ""}`,
      },
      { en: "Complete the values.", zh: "请补全数据。" },
      sightings,
    ),

  groupMissing: (sightings: readonly Sighting[]): Finding =>
    finding(
      "group-missing",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} in no group: counted overall only`,
        zh: `${sightings.length} 名入组患者不属于任何组：仅计入总体`,
      },
      { en: "Complete the variable that makes the groups.", zh: "请补全分组变量。" },
      sightings,
    ),

  prescriptionDeviates: (sightings: readonly Sighting[]): Finding =>
    finding(
      "prescription-deviates",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} prescribed otherwise than the protocol's rule asks`,
        zh: `${sightings.length} 名入组患者的处方与方案规则不符`,
      },
      correctOrConfirm,
      sightings,
    ),

  deliveryDeviates: (sightings: readonly Sighting[]): Finding =>
    finding(
      "delivery-deviates",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} given other fractions or doses than prescribed`,
        zh: `${sightings.length} 名入组患者实际照射次数或剂量与处方不符`,
      },
      correctOrConfirm,
      sightings,
    ),

  intervalDeviates: (days: number, sightings: readonly Sighting[]): Finding =>
    finding(
      "interval-deviates",
      "note",
      {
        en: `${many(sightings.length, "included subject")} with fractions not every ${days} days`,
        zh: `${sightings.length} 名入组患者的分次间隔不是每 ${days} 天一次`,
      },
      correctOrConfirm,
      sightings,
    ),

  scaleAlias: (given: string, used: string): Finding =>
    finding(
      "scale-alias",
      "warning",
      { en: `${given} does not exist; read as ${used}`, zh: `${given} 并不存在；按 ${used} 处理` },
      { en: `Write ${used}.`, zh: `请写作 ${used}。` },
    ),

  unknownScale: (scale: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "unknown-scale",
      "warning",
      {
        en: `The toxicity scale ${scale} is not known; its events count only in a window that names it`,
        zh: `毒性标准 ${scale} 未知；仅在使用该名称的时间窗中计入`,
      },
      {
        en: "Write CTCAE 4.03, CTCAE 5.0, CTCAE 6.0 or RTOG/EORTC.",
        zh: "请写作 CTCAE 4.03、CTCAE 5.0、CTCAE 6.0 或 RTOG/EORTC。",
      },
      sightings,
    ),

  toxicityNotCounted: (why: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "toxicity-not-counted",
      "warning",
      {
        en: `${many(sightings.length, "adverse event")} in no toxicity table: ${why.en}`,
        zh: `${sightings.length} 个不良事件未列入毒性表：${why.zh ?? why.en}`,
      },
      {
        en: "Add the term or the window to the protocol, or correct the row.",
        zh: "请在方案中补充名称或时间窗，或更正该行。",
      },
      sightings,
    ),

  unitNotConvertible: (test: string, unit: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "laboratory-unit",
      "warning",
      {
        en: `${test} in ${unit} cannot be converted; the values are not used`,
        zh: `${test} 的单位 ${unit} 无法换算，数值未使用`,
      },
      { en: "Correct the unit.", zh: "请更正单位。" },
      sightings,
    ),

  fewEventsPerParameter: (regression: Label, events: number, parameters: number): Finding =>
    finding(
      "few-events-per-parameter",
      "warning",
      {
        en: `${regression.en}: ${events} events for ${many(parameters, "coefficient")}, fewer than 10 each; estimates may be biased and intervals too narrow`,
        zh: `${regression.zh ?? regression.en}：${parameters} 个系数仅 ${events} 个事件，每个系数少于 10 个；估计可能有偏、区间可能过窄`,
      },
      {
        en: "Use fewer covariates, or read the estimates as exploratory.",
        zh: "请减少协变量，或仅作探索性解读。",
      },
    ),

  regressionDoubtful: (regression: Label, why: Label): Finding =>
    finding(
      "regression-doubtful",
      "error",
      {
        en: `${regression.en}: ${why.en}`,
        zh: `${regression.zh ?? regression.en}：${why.zh ?? why.en}`,
      },
      {
        en: "Do not report the estimate; merge categories or leave the covariate out.",
        zh: "请勿报告该估计；可合并类别或剔除该协变量。",
      },
    ),

  regressionRowsDropped: (regression: Label, dropped: number): Finding =>
    finding(
      "regression-incomplete",
      "note",
      {
        en: `${regression.en}: ${many(dropped, "subject")} left out because a covariate is missing`,
        zh: `${regression.zh ?? regression.en}：${dropped} 名患者因协变量缺失未纳入`,
      },
      nothingToDo,
    ),

  publishedDiffers: (
    number: string,
    printed: string,
    attained: string,
    note: Label | null,
  ): Finding =>
    finding(
      "published-differs",
      "warning",
      {
        en: `${number}: published as ${printed}, these records give ${attained}${note === null ? "" : `. ${note.en}`}`,
        zh: `${number}：发表值为 ${printed}，本数据得到 ${attained}${note === null ? "" : `。${note.zh ?? note.en}`}`,
      },
      {
        en: "The published value is not reproduced; both are shown.",
        zh: "发表值未能重现；两者均列出。",
      },
    ),

  publishedUnknown: (number: string): Finding =>
    finding(
      "published-unknown",
      "warning",
      {
        en: `published names ${number}, which is no number of this study`,
        zh: `published 中的 ${number} 不是本研究的数值`,
      },
      {
        en: "Correct the name; results.json lists all numbers.",
        zh: "请更正名称；results.json 列出全部数值。",
      },
    ),
};
