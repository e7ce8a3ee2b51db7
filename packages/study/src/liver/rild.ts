import { type CalendarDate, daysBetween, monthsBetween } from "../calendar.ts";
import type { Label } from "../label.ts";
import type { MeasuredValue } from "../laboratory/measured-value.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import {
  type LiverCourse,
  type LiverRecords,
  type LiverRow,
  nearestValue,
} from "./liver-course.ts";

/** Whether a subject had a form of radiation-induced liver disease, or why that cannot be told. */
export type RildVerdict =
  | {
      readonly verdict: "yes";
      readonly date: CalendarDate;
      readonly because: Label;
      readonly rows: readonly LiverRow[];
    }
  | { readonly verdict: "no" }
  | { readonly verdict: "not-evaluable"; readonly because: Label };

export interface Rild {
  readonly classic: RildVerdict;
  readonly nonClassic: RildVerdict;
}

/** The classic form begins no earlier than this many days after the last fraction. */
const classicFromDays = 14;

/**
 * Radiation-induced liver disease after the last fraction, in the absence of progression in the liver.
 *
 * Classic: new ascites with an enlarged liver, without jaundice, and an alkaline phosphatase of more than twice the upper limit of
 * normal or the baseline, from two weeks to three months. Non-classic: a transaminase of more than five times the upper limit of
 * normal, of more than twenty times where the baseline was above five, or a Child-Pugh score two or more above the baseline,
 * within three months and without the classic form.
 *
 * Lawrence TS et al. Int J Radiat Oncol Biol Phys 1995;31:1237–48; Pan CC et al. (QUANTEC) Int J Radiat Oncol Biol Phys
 * 2010;76(3 Suppl):S94–100. doi:10.1016/j.ijrobp.2009.06.092. The limit of jaundice is the protocol's. Both forms were read as
 * Dutta D, Sreenija Y report QUANTEC in their abstract (Hepatotoxicity 2022, doi:10.5772/intechopen.105410); the two weeks and the
 * twenty times are recalled.
 */
export function rild(
  subject: LiverRecords,
  course: LiverCourse,
  definition: LiverDefinition,
): Rild {
  const last = subject.indexCourse?.lastFraction ?? null;
  if (last === null) {
    const unknown: RildVerdict = {
      verdict: "not-evaluable",
      because: { en: "no last fraction", zh: "无末次照射日期" },
    };
    return { classic: unknown, nonClassic: unknown };
  }
  const window: RildWindow = {
    last,
    until: definition.rild.until_months,
    progression:
      subject.events.find(
        ({ event, date }) =>
          (event === "local-progression" || event === "regional-progression") && date > last,
      )?.date ?? null,
  };
  const classic = classicRild(subject, course, definition, window);
  return {
    classic,
    nonClassic:
      classic.verdict === "yes" ? { verdict: "no" } : nonClassicRild(subject, course, window),
  };
}

interface RildWindow {
  readonly last: CalendarDate;
  readonly until: number;
  readonly progression: CalendarDate | null;
}

/** Days within the window, before the liver progresses. */
function counts(date: CalendarDate, { last, until, progression }: RildWindow): boolean {
  return (
    date > last &&
    monthsBetween(last, date) <= until &&
    (progression === null || date < progression)
  );
}

function classicRild(
  subject: LiverRecords,
  course: LiverCourse,
  definition: LiverDefinition,
  window: RildWindow,
): RildVerdict {
  const seen = course.childPugh.filter(
    ({ assessment: { date, ascites } }) =>
      ascites !== null && counts(date, window) && daysBetween(window.last, date) >= classicFromDays,
  );
  if (seen.length === 0)
    return notEvaluable("no record of ascites in the window", "时间窗内无腹水记录");
  const before = course.childPugh.findLast(
    ({ assessment: { date, ascites } }) => ascites !== null && date <= window.last,
  );
  const swollen = seen.filter(
    ({ assessment: { ascites, hepatomegaly } }) => ascites !== "none" && hepatomegaly !== false,
  );
  if (swollen.length === 0) return { verdict: "no" };
  if (before === undefined)
    return notEvaluable("ascites, but no record of it before", "有腹水，但此前无记录");
  if (before.assessment.ascites !== "none") return { verdict: "no" };
  const missing = new Set<string>();
  for (const { assessment, rows } of swollen) {
    const nearest = (test: string) =>
      nearestValue(subject.measured.usable, test, assessment.date, definition.match_days);
    const [bilirubin, phosphatase] = [nearest("TBIL"), nearest("ALP")];
    if (bilirubin !== null && bilirubin.value > definition.rild.jaundice_above) continue;
    const raised = phosphatase === null ? null : isRaised(subject, phosphatase);
    if (raised === false) continue;
    if (bilirubin === null) missing.add("bilirubin");
    if (raised === null) missing.add("alkaline phosphatase");
    if (assessment.hepatomegaly === null) missing.add("liver size");
    if (bilirubin === null || raised === null || phosphatase === null) continue;
    if (assessment.hepatomegaly === null) continue;
    return {
      verdict: "yes",
      date: assessment.date,
      because: {
        en: `new ascites and an enlarged liver, bilirubin ${bilirubin.written}, alkaline phosphatase ${phosphatase.written}`,
        zh: `新发腹水与肝大，胆红素 ${bilirubin.written}，碱性磷酸酶 ${phosphatase.written}`,
      },
      rows: [...rows, { table: "laboratory", line: phosphatase.line }],
    };
  }
  if (missing.size === 0) return { verdict: "no" };
  const parts = [...missing];
  const chinese: Readonly<Record<string, string>> = {
    bilirubin: "胆红素",
    "alkaline phosphatase": "碱性磷酸酶",
    "liver size": "肝脏大小",
  };
  return notEvaluable(
    `new ascites, but no ${parts.join(" or ")}`,
    `新发腹水，但缺少${parts.map((part) => chinese[part] ?? part).join("、")}`,
  );
}

/** More than twice the upper limit of normal or the baseline; null where neither is known. */
function isRaised(subject: LiverRecords, phosphatase: MeasuredValue): boolean | null {
  const before = subject.baselineValues.get("ALP")?.value ?? null;
  if (phosphatase.upperLimit !== null && phosphatase.value > 2 * phosphatase.upperLimit)
    return true;
  if (before !== null && phosphatase.value > 2 * before) return true;
  return phosphatase.upperLimit === null ? null : false;
}

function nonClassicRild(
  subject: LiverRecords,
  course: LiverCourse,
  window: RildWindow,
): RildVerdict {
  const enzymes = subject.measured.usable.filter(
    ({ analyte, date }) =>
      (analyte.code === "ALT" || analyte.code === "AST") && counts(date, window),
  );
  const steps = enzymes.map((value) => ({ value, holds: isFarRaised(subject, value) }));
  const high = steps.find(({ holds }) => holds === true)?.value ?? null;
  const before = course.childPugh.findLast(
    ({ assessment: { date }, computed }) => date <= window.last && computed.score !== null,
  );
  const after = course.childPugh.filter(
    ({ assessment: { date }, computed }) => counts(date, window) && computed.score !== null,
  );
  const baseline = before?.computed.score ?? null;
  const worse =
    baseline === null
      ? undefined
      : after.find(({ computed }) => (computed.score ?? 0) >= baseline + 2);
  if (high !== null && (worse === undefined || high.date <= worse.assessment.date))
    return {
      verdict: "yes",
      date: high.date,
      because: {
        en: `${high.analyte.code} ${high.written}, upper limit ${high.upperLimit}`,
        zh: `${high.analyte.code} ${high.written}，上限 ${high.upperLimit}`,
      },
      rows: [{ table: "laboratory", line: high.line }],
    };
  if (worse !== undefined)
    return {
      verdict: "yes",
      date: worse.assessment.date,
      because: {
        en: `Child-Pugh score ${worse.computed.score} after ${baseline}`,
        zh: `Child-Pugh 评分由 ${baseline} 升至 ${worse.computed.score}`,
      },
      rows: [...(before?.rows ?? []), ...worse.rows],
    };
  if (baseline === null)
    return notEvaluable("no Child-Pugh score before", "治疗前无 Child-Pugh 评分");
  if (after.length === 0)
    return notEvaluable("no Child-Pugh score in the window", "时间窗内无 Child-Pugh 评分");
  if (enzymes.length === 0)
    return notEvaluable("no transaminase in the window", "时间窗内无转氨酶");
  if (steps.some(({ holds }) => holds === null))
    return notEvaluable("transaminases without an upper limit", "转氨酶无正常值上限");
  return { verdict: "no" };
}

/** Beyond five times the upper limit, or twenty where the baseline was beyond five; null without a limit. */
function isFarRaised(subject: LiverRecords, value: MeasuredValue): boolean | null {
  if (value.upperLimit === null) return null;
  const before = subject.baselineValues.get(value.analyte.code) ?? null;
  const wasHigh =
    before !== null && before.upperLimit !== null && before.value > 5 * before.upperLimit;
  return value.value > (wasHigh ? 20 : 5) * value.upperLimit;
}

function notEvaluable(en: string, zh: string): RildVerdict {
  return { verdict: "not-evaluable", because: { en, zh } };
}
