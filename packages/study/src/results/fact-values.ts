import type { Subject } from "../cohort/subject.ts";
import type { GradedValue } from "../laboratory/graded-values.ts";
import type { MeasuredValue } from "../laboratory/measured-value.ts";
import type { Label } from "../label.ts";
import type { CoursePoint } from "../liver/liver-measures.ts";
import type { RildVerdict } from "../liver/rild.ts";
import { bclcMissing, classOf, type SubjectLiver } from "../liver/subject-liver.ts";
import type { LesionOutcome } from "../local-control/lesion-control.ts";
import type { PatientResponse } from "../response/patient-response.ts";
import { responseLabels } from "../response/recist.ts";

/** What was given in the index course; null where its fractions were not recorded. */
export function treatmentValue({ indexCourse }: Subject): Label | null {
  const fractions = indexCourse?.deliveredFractions ?? null;
  if (indexCourse === null || fractions === null) return null;
  const dose = indexCourse.deliveredDoseGy;
  const times = `${fractions} fraction${fractions === 1 ? "" : "s"}`;
  return dose === null
    ? { en: times, zh: `${fractions} 次` }
    : { en: `${rounded(dose, 2)} Gy in ${times}`, zh: `${rounded(dose, 2)} Gy/${fractions} 次` };
}

/** The best response, with the change of the sum where there is one. */
export function responseValue({ best, bestChangePercent: change }: PatientResponse): Label {
  const { en, zh } = responseLabels[best.response];
  if (change === null) return { en, zh };
  const percent = `${change > 0 ? "+" : ""}${signed(change, 1)}%`;
  return { en: `${en} (best change ${percent})`, zh: `${zh}（最佳变化 ${percent}）` };
}

/** What became of each irradiated lesion. */
export function lesionsValue(lesions: readonly LesionOutcome[]): Label | null {
  if (lesions.length === 0) return null;
  const each = (of: (lesion: LesionOutcome) => string) => lesions.map(of);
  return {
    en: each(
      ({ lesion, because, months }) => `${lesion}: ${because.en}, ${rounded(months, 1)} months`,
    ).join("; "),
    zh: each(
      ({ lesion, because, months }) =>
        `${lesion}：${because.zh ?? because.en}，${rounded(months, 1)} 个月`,
    ).join("；"),
  };
}

/** The worst grade of the laboratory values, with the first value of it; null where none could be graded. */
export function laboratoryGradeValue(grade: number | null, by: GradedValue | null): Label | null {
  if (grade === null) return null;
  const value = by === null ? "" : ` (${asPrinted(by.measured.written)})`;
  return { en: `Grade ${grade}${value}`, zh: `${grade} 级${value}` };
}

/** How many values of a test there are, and between which they lie. */
export function testValues(values: readonly MeasuredValue[]): Label | null {
  const [first] = values;
  if (first === undefined) return null;
  const numbers = values.map(({ value }) => value);
  const bounds = [Math.min(...numbers), Math.max(...numbers)].map((bound) => rounded(bound, 2));
  const range = [...new Set(bounds)].join("–");
  const unit = first.analyte.unit === "1" ? "" : ` ${asPrinted(first.analyte.unit)}`;
  return {
    en: `${range}${unit} (${values.length} value${values.length === 1 ? "" : "s"})`,
    zh: `${range}${unit}（${values.length} 个值）`,
  };
}

/** The class, with the points where they were computed. */
export function childPughClassValue({ baseline: { childPugh } }: SubjectLiver): Label | null {
  const own = classOf(childPugh);
  if (own === null || childPugh === null) return null;
  const score = childPugh.computed.score ?? childPugh.recorded;
  return { en: `${own} (${score} points)`, zh: `${own}（${score} 分）` };
}

/** The grade, with the score. */
export function albiValue({ baseline: { albi } }: SubjectLiver): Label | null {
  return albi === null ? null : { en: `${albi.grade} (${signed(albi.value, 2)})` };
}

/** The stage, or what is missing for it. */
export function bclcValue({ bclc }: SubjectLiver): Label | null {
  if (bclc === null) return null;
  return bclc.stage === null ? bclcMissing(bclc) : { en: bclc.stage };
}

/** A measure at baseline and at each visit that has a value. */
export function courseValue(
  values: ReadonlyMap<number, CoursePoint>,
  digits: number,
): Label | null {
  if (values.size === 0) return null;
  const at = (visit: (months: number) => string) =>
    [...values].map(([months, { value }]) => `${visit(months)} ${signed(value, digits)}`);
  return {
    en: at((months) => (months === 0 ? "baseline" : `month ${months}`)).join("; "),
    zh: at((months) => (months === 0 ? "基线" : `${months} 个月`)).join("；"),
  };
}

/** The verdict with its reason. */
export function rildValue(own: RildVerdict): Label {
  switch (own.verdict) {
    case "yes":
      return {
        en: `Yes, ${own.date}: ${own.because.en}`,
        zh: `是，${own.date}：${own.because.zh ?? own.because.en}`,
      };
    case "no":
      return { en: "No", zh: "否" };
    case "not-evaluable":
      return {
        en: `Not evaluable: ${own.because.en}`,
        zh: `无法判断：${own.because.zh ?? own.because.en}`,
      };
  }
}

/** A unit of cell counts as it is printed. */
function asPrinted(text: string): string {
  return text.replace("10*9/L", "×10⁹/L");
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** With a minus sign that is one. */
function signed(value: number, digits: number): string {
  return rounded(value, digits).replace("-", "−");
}
