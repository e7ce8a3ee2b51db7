import { phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about liver function. */
export interface LiverWords {
  readonly section: string;
  readonly methods: (albumin: string, matchDays: number, withinMonths: string) => string;
  readonly baselineTitle: string;
  readonly baselineNote: string;
  readonly bclcNote: string;
  readonly reasons: (block: string, reasons: string) => string;
  readonly reason: (reason: string, count: number) => string;
  readonly courseTitle: string;
  readonly baseline: string;
  readonly baselineTick: string;
  readonly month: (months: number) => string;
  readonly visit: string;
  readonly count: string;
  readonly median: string;
  readonly courseNote: (converted: Inline | null) => Phrase;
  readonly figureCaption: (panels: readonly string[], lines: boolean) => string;
  readonly figureDescription: (measure: string, parts: readonly string[]) => string;
  readonly medianInWords: (group: string, median: string, months: number) => string;
  readonly visitNumber: (measure: string, visit: string, statistic: string) => string;
  readonly rildTitle: string;
  readonly form: Readonly<Record<"classic" | "non-classic", string>>;
  readonly rildForm: string;
  readonly yes: string;
  readonly no: string;
  readonly notEvaluable: string;
  readonly rildNote: (untilMonths: string, jaundiceAbove: string) => string;
  readonly casesTitle: string;
  readonly because: string;
  readonly rows: string;
  readonly childPughTitle: string;
  readonly recorded: string;
  readonly computed: string;
  readonly parts: string;
  readonly childPughSentence: (
    equal: string,
    differ: string,
    patients: Inline,
    notComputable: string,
  ) => Phrase;
  readonly childPughNumbers: Readonly<Record<"equal" | "differ" | "notComputable", string>>;
  readonly convertedNumber: string;
  readonly rildSentence: (classic: Inline, nonClassic: Inline, all: Inline) => Phrase;
}

export const english: LiverWords = {
  section: "Liver function",
  methods: (albumin, matchDays, withinMonths) =>
    `Child-Pugh scores are computed from their five parts, with two points for an albumin of ${albumin} g/L; laboratory values go with an assessment from within ${matchDays} days. ALBI is of the days on which bilirubin and albumin were both measured. At a visit the value nearest to it counts, within ${withinMonths} ${withinMonths === "1" ? "month" : "months"}.`,
  baselineTitle: "Liver function and performance status at baseline, n (%)",
  baselineNote:
    "The last values on or before the first fraction. ALBI: Johnson PJ et al. 2015; grades 2a and 2b: Hiraoka A et al. 2019.",
  bclcNote:
    "BCLC: Reig M et al. 2022, for those for whom the protocol asks for a stage; Child-Pugh C counts as end-stage liver function, whatever its prospect of transplantation.",
  reasons: (block, reasons) => `${block}, not evaluable: ${reasons}.`,
  reason: (reason, count) => `${reason} (${count})`,
  courseTitle: "Liver function and performance status over time: patients, median (quartiles)",
  baseline: "Baseline",
  baselineTick: "0",
  month: (months) => (months === 1 ? "1 month" : `${months} months`),
  visit: "Measure and visit",
  count: "n",
  median: "Median (quartiles)",
  courseNote: (converted) =>
    converted === null
      ? phrase`Higher is worse in each.`
      : phrase`Higher is worse in each. Performance status is ECOG as recorded, else converted from Karnofsky's index (90–100 is 0, 70–80 is 1, 50–60 is 2, 30–40 is 3, 10–20 is 4); patients with a converted value: ${converted}.`,
  figureCaption: (panels, lines) =>
    `Liver function over time. ${panels.join("; ")}. ${lines ? "Thin: each patient; markers" : "Markers"}: medians with bars from the first to the third quartile; dashed: where the next grade or class begins; beneath: patients with a value. Visits are evenly spaced.`,
  figureDescription: (measure, parts) => `${measure} over time. ${parts.join("; ")}.`,
  medianInWords: (group, median, months) => `${group}: median ${median} at ${months} months`,
  visitNumber: (measure, visit, statistic) =>
    `${measure}, ${lowerFirst(visit)}: ${lowerFirst(statistic)}`,
  rildTitle: "Radiation-induced liver disease by its definitions, n (%)",
  form: { classic: "Classic", "non-classic": "Non-classic" },
  rildForm: "Form",
  yes: "Yes",
  no: "No",
  notEvaluable: "Not evaluable",
  rildNote: (untilMonths, jaundiceAbove) =>
    `Within ${untilMonths} months of the last fraction and before any progression in the liver. Classic (Lawrence TS et al. 1995; Pan CC et al. 2010): new ascites with an enlarged liver from two weeks on, bilirubin not above ${jaundiceAbove} µmol/L, alkaline phosphatase above twice the upper limit or the baseline. Non-classic (Pan CC et al. 2010): ALT or AST above five times the upper limit (twenty, where the baseline was above five), or a Child-Pugh score two or more above the baseline, without the classic form.`,
  casesTitle: "Patients with radiation-induced liver disease, and the records that decide",
  because: "Because",
  rows: "Records",
  childPughTitle: "Recorded Child-Pugh scores that are not the sum of their parts",
  recorded: "Recorded",
  computed: "Computed",
  parts: "Points",
  childPughSentence: (equal, differ, patients, notComputable) =>
    phrase`Of the recorded Child-Pugh scores ${equal} are the sum of their parts, ${differ} are not (${patients} patients), and ${notComputable} lack a part.`,
  childPughNumbers: {
    equal: "Patients whose recorded Child-Pugh scores are the sum of their parts",
    differ: "Patients with a recorded Child-Pugh score that is not the sum of its parts",
    notComputable: "Patients with a recorded Child-Pugh score of which a part is missing",
  },
  convertedNumber: "Patients with a performance status converted from Karnofsky's index",
  rildSentence: (classic, nonClassic, all) =>
    phrase`Of ${all} patients, ${classic} had the classic and ${nonClassic} the non-classic form of radiation-induced liver disease.`,
};

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

export const chinese: LiverWords = {
  section: "肝功能",
  methods: (albumin, matchDays, withinMonths) =>
    `Child-Pugh 评分由五个组成部分计算，白蛋白 ${albumin} g/L 记 2 分；检验值取评估前后 ${matchDays} 天内最近者。ALBI 取胆红素与白蛋白同日测定的日期。各随访点取 ${withinMonths} 个月内最近的值。`,
  baselineTitle: "基线肝功能与体力状态，n (%)",
  baselineNote:
    "首次照射当日或之前的最后一个值。ALBI：Johnson PJ 等 2015；2a 与 2b 级：Hiraoka A 等 2019。",
  bclcNote:
    "BCLC：Reig M 等 2022，仅用于方案要求分期者；Child-Pugh C 级按终末期肝功能计，不论能否移植。",
  reasons: (block, reasons) => `${block}，无法评价：${reasons}。`,
  reason: (reason, count) => `${reason}（${count} 例）`,
  courseTitle: "肝功能与体力状态随时间变化：患者数，中位数（四分位数）",
  baseline: "基线",
  baselineTick: "0",
  month: (months) => `${months} 个月`,
  visit: "指标与时间点",
  count: "n",
  median: "中位数（四分位数）",
  courseNote: (converted) =>
    converted === null
      ? phrase`各指标均为数值越高越差。`
      : phrase`各指标均为数值越高越差。体力状态取记录的 ECOG，无记录时由 KPS 换算（90–100 为 0，70–80 为 1，50–60 为 2，30–40 为 3，10–20 为 4）；含换算值的患者：${converted} 例。`,
  figureCaption: (panels, lines) =>
    `肝功能随时间变化。${panels.join("；")}。${lines ? "细线：每例患者；" : ""}标记：中位数，竖条为第一至第三四分位数；虚线：下一级别的起点；下方：有值的患者数。各随访点等距排列。`,
  figureDescription: (measure, parts) => `${measure}随时间变化。${parts.join("；")}。`,
  medianInWords: (group, median, months) => `${group}：${months} 个月时中位数 ${median}`,
  visitNumber: (measure, visit, statistic) => `${measure}，${visit}：${statistic}`,
  rildTitle: "按定义判定的放射性肝病，n (%)",
  form: { classic: "经典型", "non-classic": "非经典型" },
  rildForm: "类型",
  yes: "是",
  no: "否",
  notEvaluable: "无法评价",
  rildNote: (untilMonths, jaundiceAbove) =>
    `末次照射后 ${untilMonths} 个月内且在肝内进展之前。经典型（Lawrence TS 等 1995；Pan CC 等 2010）：两周起新发腹水伴肝大，胆红素不高于 ${jaundiceAbove} µmol/L，碱性磷酸酶高于上限或基线的 2 倍。非经典型（Pan CC 等 2010）：ALT 或 AST 高于上限 5 倍（基线已高于 5 倍者为 20 倍），或 Child-Pugh 评分较基线升高 ≥ 2 分，且非经典型。`,
  casesTitle: "发生放射性肝病的患者及决定性记录",
  because: "依据",
  rows: "记录",
  childPughTitle: "与各部分之和不符的 Child-Pugh 记录评分",
  recorded: "记录",
  computed: "计算",
  parts: "各部分得分",
  childPughSentence: (equal, differ, patients, notComputable) =>
    phrase`记录的 Child-Pugh 评分中，${equal} 个与各部分之和一致，${differ} 个不符（${patients} 例患者），${notComputable} 个缺少组成部分。`,
  childPughNumbers: {
    equal: "记录的 Child-Pugh 评分与各部分之和一致的患者",
    differ: "记录的 Child-Pugh 评分与各部分之和不符的患者",
    notComputable: "记录的 Child-Pugh 评分缺少组成部分的患者",
  },
  convertedNumber: "体力状态由 KPS 换算的患者",
  rildSentence: (classic, nonClassic, all) =>
    phrase`${all} 例患者中，经典型放射性肝病 ${classic} 例，非经典型 ${nonClassic} 例。`,
};
