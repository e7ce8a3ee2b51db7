import { phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about laboratory values, the grades that they give, and where toxicity is grouped. */
export interface LaboratoryWords {
  readonly section: string;
  readonly comparisonTitle: (window: string, scale: string) => string;
  readonly tests: string;
  readonly equal: string;
  readonly chartHigher: string;
  readonly laboratoryHigher: string;
  readonly notGraded: string;
  readonly comparisonNote: (window: string) => string;
  readonly agreement: (equal: Phrase, window: string) => Phrase;
  readonly agreeName: (window: string) => string;
  readonly disagreementTitle: (window: string, scale: string) => string;
  readonly chartGrade: string;
  readonly chartDate: string;
  readonly computedGrade: string;
  readonly decidingValue: string;
  readonly disagreementNote: string;
  readonly regradedTitle: string;
  readonly testAndVersion: string;
  readonly regradedNote: (atRisk: Inline, window: string) => Phrase;
  readonly notGradedByNumber: string;
  readonly source: (version: string, source: string) => string;
  readonly otherGroup: string;
  readonly termOfOrgan: (term: string, organ: string) => string;
  readonly gradeSource: Readonly<Record<"chart" | "laboratory" | "worst-of-both", string>>;
  readonly criteriaTitle: string;
  readonly criterion: string;
  readonly criterionText: string;
  readonly criteriaNote: string;
  readonly incidenceTitle: (table: string) => string;
  readonly gradeOrMore: (grade: number) => string;
  readonly incidenceEvents: string;
  readonly incidenceDeaths: string;
  readonly competingDeath: string;
  readonly incidenceAt: (months: number, level: string) => string;
  readonly incidenceNote: (window: string) => string;
}

export const english: LaboratoryWords = {
  section: "Laboratory values and their grades",
  comparisonTitle: (window, scale) =>
    `${window}: worst grade in the chart and by the laboratory values (${scale}), patients, n (%)`,
  tests: "Tests",
  equal: "Equal",
  chartHigher: "Chart higher",
  laboratoryHigher: "Laboratory higher",
  notGraded: "Not gradable",
  comparisonNote: (window) =>
    `Window: ${window}. Worst grades are compared whatever the attribution of the event; percentages are of the patients at risk whose values could be graded.`,
  agreement: (equal, window) =>
    phrase`${window}: the worst grades of the chart are those of the laboratory values in every graded term in ${equal} patients.`,
  agreeName: (window) => `${window}: patients whose chart and laboratory grades agree`,
  disagreementTitle: (window, scale) =>
    `${window}: patients whose chart and laboratory grades differ (${scale})`,
  chartGrade: "Chart grade",
  chartDate: "Chart date",
  computedGrade: "Laboratory grade",
  decidingValue: "Deciding value [limits]",
  disagreementNote: "Grade 0: no event in the chart, or no value beyond the first grade.",
  regradedTitle: "The same laboratory values by several versions of CTCAE: worst grade, n (%)",
  testAndVersion: "Test and version",
  regradedNote: (atRisk, window) =>
    phrase`Window: ${window}; ${atRisk} patients at risk. Grades from the number alone: those that CTCAE gives to symptoms, transfusion or intervention are left to the chart.`,
  notGradedByNumber: "not graded by number",
  source: (version, source) => `CTCAE ${version}: ${source}.`,
  otherGroup: "Other",
  termOfOrgan: (term, organ) => `${term} (${organ})`,
  gradeSource: {
    chart: "Grades are the chart's.",
    laboratory: "Grades are those of the laboratory values where the term has tests.",
    "worst-of-both": "Of the chart's grade and that of the laboratory values the worse counts.",
  },
  criteriaTitle: "Late grades of the RTOG/EORTC scheme, in short",
  criterion: "Organ and grade",
  criterionText: "Criterion",
  criteriaNote:
    "Cox JD et al., Int J Radiat Oncol Biol Phys 1995;31:1341–6, recalled and abridged: look the wording up before grading. Grade 5 is death by the late effect. The scheme itself calls late what comes after day 90.",
  incidenceTitle: (table) => `${table}: cumulative incidence with death competing`,
  gradeOrMore: (grade) => `Grade ≥ ${grade}, any term`,
  incidenceEvents: "Patients with the event",
  incidenceDeaths: "Died without it",
  competingDeath: "Death",
  incidenceAt: (months, level) => `At ${months} months, % (${level}% CI)`,
  incidenceNote: (window) =>
    `Events ${window}; time from the first fraction, over all patients treated. Aalen–Johansen estimate; log-log intervals.`,
};

export const chinese: LaboratoryWords = {
  section: "检验值及其分级",
  comparisonTitle: (window, scale) => `${window}：病历与检验值的最高级别（${scale}），患者数 (%)`,
  tests: "检验项目",
  equal: "一致",
  chartHigher: "病历较高",
  laboratoryHigher: "检验较高",
  notGraded: "无法分级",
  comparisonNote: (window) =>
    `时间窗：${window}。比较最高级别时不论事件与治疗的关系；百分比的分母为处于风险且检验值可分级的患者。`,
  agreement: (equal, window) =>
    phrase`${window}：在所有可分级项目中，病历与检验最高级别一致的患者为 ${equal}。`,
  agreeName: (window) => `${window}：病历与检验分级一致的患者`,
  disagreementTitle: (window, scale) => `${window}：病历与检验分级不同的患者（${scale}）`,
  chartGrade: "病历分级",
  chartDate: "病历日期",
  computedGrade: "检验分级",
  decidingValue: "决定性检验值 [正常值范围]",
  disagreementNote: "0 级：病历无事件，或无检验值达到 1 级。",
  regradedTitle: "同一批检验值按 CTCAE 各版本分级：最高级别，n (%)",
  testAndVersion: "检验项目与版本",
  regradedNote: (atRisk, window) =>
    phrase`时间窗：${window}；处于风险的患者 ${atRisk} 例。仅按数值分级：CTCAE 依症状、输血或干预给出的级别以病历为准。`,
  notGradedByNumber: "不按数值分级",
  source: (version, source) => `CTCAE ${version}：${source}。`,
  otherGroup: "其他",
  termOfOrgan: (term, organ) => `${term}（${organ}）`,
  gradeSource: {
    chart: "分级取自病历。",
    laboratory: "有检验项目的名称按检验值分级。",
    "worst-of-both": "取病历分级与检验分级中较高者。",
  },
  criteriaTitle: "RTOG/EORTC 晚期反应分级概要",
  criterion: "器官与级别",
  criterionText: "标准",
  criteriaNote:
    "Cox JD 等，Int J Radiat Oncol Biol Phys 1995;31:1341–6，凭记忆摘要：分级前请查阅原文。5 级为晚期反应致死。该体系本身以第 90 天之后为晚期。",
  incidenceTitle: (table) => `${table}：累积发生率（死亡为竞争事件）`,
  gradeOrMore: (grade) => `≥ ${grade} 级，任一项目`,
  incidenceEvents: "发生事件的患者",
  incidenceDeaths: "未发生而死亡",
  competingDeath: "死亡",
  incidenceAt: (months, level) => `${months} 个月，% (${level}% CI)`,
  incidenceNote: (window) =>
    `事件：${window}；时间自首次照射起，分母为全部受照患者。Aalen–Johansen 估计；双对数区间。`,
};
