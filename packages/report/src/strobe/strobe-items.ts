import type { Label } from "@fiducial/study";

/** An item of the checklist: what it asks for, where the report answers, and what only its authors can write. */
export interface StrobeItem {
  /** Number in the checklist: `6a`. */
  readonly item: string;
  readonly part: "title" | "introduction" | "methods" | "results" | "discussion" | "other";
  readonly asks: Label;
  /** Ids of sections, tables (`table-baseline`) and figures (`figure-survival`) that answer it, where the report has them. */
  readonly where: readonly string[];
  /** What remains to be written by hand; null where the report answers in full. */
  readonly byHand: Label | null;
}

const item = (
  number: string,
  part: StrobeItem["part"],
  asks: Label,
  where: readonly string[],
  byHand: Label | null,
): StrobeItem => ({ item: number, part, asks, where, byHand });

/**
 * The 22 items of STROBE for cohort studies with their parts, in summary.
 *
 * Source: von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of Observational Studies in Epidemiology
 * (STROBE) Statement. PLoS Med 2007;4:e296, table 1.
 */
export const strobeItems: readonly StrobeItem[] = [
  item(
    "1a",
    "title",
    { en: "The design in the title or the abstract", zh: "在题目或摘要中说明研究设计" },
    [],
    {
      en: "Name the design (cohort) in the title or abstract.",
      zh: "在题目或摘要中写明队列研究。",
    },
  ),
  item(
    "1b",
    "title",
    { en: "A balanced summary of what was done and found", zh: "摘要概述所做与所得" },
    [],
    { en: "Write the abstract; its numbers can be references.", zh: "撰写摘要；数值可用引用。" },
  ),
  item(
    "2",
    "introduction",
    { en: "Scientific background and rationale", zh: "科学背景与理由" },
    [],
    { en: "Write the background.", zh: "撰写研究背景。" },
  ),
  item(
    "3",
    "introduction",
    { en: "Objectives, with any prespecified hypotheses", zh: "研究目的及预先设定的假设" },
    [],
    {
      en: "State the objectives and which were prespecified.",
      zh: "写明研究目的及哪些为预先设定。",
    },
  ),
  item(
    "4",
    "methods",
    { en: "Key elements of the design, early in the paper", zh: "尽早说明研究设计要点" },
    ["methods"],
    {
      en: "Say whether the cohort is retrospective or prospective.",
      zh: "说明队列为回顾性或前瞻性。",
    },
  ),
  item(
    "5",
    "methods",
    {
      en: "Setting, locations, dates of recruitment, exposure, follow-up and collection",
      zh: "场所、地点及招募、暴露、随访与数据收集的日期",
    },
    ["methods"],
    {
      en: "Name the centres and the period of recruitment; the data cut-off is given.",
      zh: "写明中心与招募时间；数据截止日已给出。",
    },
  ),
  item(
    "6a",
    "methods",
    {
      en: "Eligibility criteria, sources and methods of selection, methods of follow-up",
      zh: "入选标准、患者来源与选择方法、随访方法",
    },
    ["methods", "participants", "figure-participant-flow"],
    {
      en: "Say where patients were sought (register, consecutive).",
      zh: "说明患者来源（登记、连续入组）。",
    },
  ),
  item(
    "6b",
    "methods",
    { en: "For matched studies, matching criteria and numbers", zh: "匹配研究的匹配标准与人数" },
    [],
    { en: "Not applicable unless patients were matched.", zh: "未匹配则不适用。" },
  ),
  item(
    "7",
    "methods",
    {
      en: "Definitions of outcomes, exposures, predictors, confounders and effect modifiers",
      zh: "结局、暴露、预测因素、混杂因素与效应修饰因素的定义",
    },
    ["methods", "conventions", "table-plan-criteria"],
    { en: "Name confounders and effect modifiers.", zh: "指明混杂因素与效应修饰因素。" },
  ),
  item(
    "8",
    "methods",
    {
      en: "Sources of data and methods of measurement for each variable, comparable between groups",
      zh: "各变量的数据来源与测量方法，组间可比",
    },
    ["methods", "numbers"],
    {
      en: "Describe how imaging and laboratory values were obtained in each group.",
      zh: "说明各组影像与检验值如何获得。",
    },
  ),
  item(
    "9",
    "methods",
    { en: "Efforts to address potential sources of bias", zh: "处理潜在偏倚来源的措施" },
    ["findings"],
    { en: "Discuss selection and detection bias.", zh: "讨论选择偏倚与检出偏倚。" },
  ),
  item(
    "10",
    "methods",
    { en: "How the study size was arrived at", zh: "样本量如何确定" },
    ["participants"],
    { en: "Say why the study has this size.", zh: "说明样本量的依据。" },
  ),
  item(
    "11",
    "methods",
    {
      en: "How quantitative variables were handled, and why groupings were chosen",
      zh: "定量变量的处理及分组理由",
    },
    ["table-baseline", "methods"],
    { en: "Give the reason of each cut-point.", zh: "说明各分界值的理由。" },
  ),
  item(
    "12a",
    "methods",
    {
      en: "All statistical methods, those for confounding included",
      zh: "全部统计方法，包括控制混杂的方法",
    },
    ["methods", "conventions"],
    null,
  ),
  item(
    "12b",
    "methods",
    { en: "Methods for subgroups and interactions", zh: "亚组与交互作用的分析方法" },
    ["methods"],
    { en: "Say which subgroups were planned.", zh: "说明哪些亚组为预先计划。" },
  ),
  item(
    "12c",
    "methods",
    { en: "How missing data were addressed", zh: "缺失数据的处理" },
    ["missing", "table-missing"],
    {
      en: "Values were left missing; justify it, or name another way.",
      zh: "缺失值未作填补；请说明理由或采用其他方法。",
    },
  ),
  item(
    "12d",
    "methods",
    { en: "How loss to follow-up was addressed", zh: "失访的处理" },
    ["methods", "participants", "table-losses"],
    null,
  ),
  item(
    "12e",
    "methods",
    { en: "Sensitivity analyses", zh: "敏感性分析" },
    ["table-survival-sensitivity", "competing-risks"],
    null,
  ),
  item(
    "13a",
    "results",
    {
      en: "Numbers at each stage: eligible, examined, included, followed, analysed",
      zh: "各阶段人数：合格、评估、纳入、随访、分析",
    },
    ["figure-participant-flow", "participants"],
    null,
  ),
  item(
    "13b",
    "results",
    { en: "Reasons for non-participation at each stage", zh: "各阶段未参与的原因" },
    ["figure-participant-flow", "table-losses"],
    null,
  ),
  item(
    "13c",
    "results",
    { en: "Consider a flow diagram", zh: "考虑使用流程图" },
    ["figure-participant-flow"],
    null,
  ),
  item(
    "14a",
    "results",
    {
      en: "Characteristics of participants, exposures and potential confounders",
      zh: "研究对象特征、暴露与潜在混杂因素",
    },
    ["table-baseline", "table-treatment", "baseline"],
    null,
  ),
  item(
    "14b",
    "results",
    { en: "Participants with missing data for each variable", zh: "各变量缺失数据的人数" },
    ["missing", "table-missing"],
    null,
  ),
  item(
    "14c",
    "results",
    { en: "Follow-up time: average and total amount", zh: "随访时间：平均与总量" },
    ["table-follow-up", "follow-up"],
    null,
  ),
  item(
    "15",
    "results",
    {
      en: "Numbers of outcome events or summary measures over time",
      zh: "结局事件数或随时间的概括指标",
    },
    ["table-survival", "figure-survival", "failures", "toxicity", "response"],
    null,
  ),
  item(
    "16a",
    "results",
    {
      en: "Unadjusted and adjusted estimates with their precision, and the confounders adjusted for",
      zh: "未校正与校正估计及其精度，并说明校正的混杂因素",
    },
    ["table-survival", "regression", "figure-forest"],
    { en: "Say why these covariates were adjusted for.", zh: "说明为何校正这些协变量。" },
  ),
  item(
    "16b",
    "results",
    {
      en: "Category boundaries where continuous variables were categorised",
      zh: "连续变量分组的界值",
    },
    ["table-baseline"],
    null,
  ),
  item(
    "16c",
    "results",
    {
      en: "If relevant, relative risks as absolute risks for a meaningful period",
      zh: "必要时将相对风险转为有意义时期内的绝对风险",
    },
    ["table-survival", "competing-risks"],
    null,
  ),
  item(
    "17",
    "results",
    {
      en: "Other analyses: subgroups, interactions, sensitivity analyses",
      zh: "其他分析：亚组、交互作用、敏感性分析",
    },
    ["table-survival-sensitivity", "competing-risks", "regression"],
    null,
  ),
  item(
    "18",
    "discussion",
    { en: "Key results with reference to the objectives", zh: "结合研究目的概括主要结果" },
    [],
    { en: "Summarise the key results.", zh: "概括主要结果。" },
  ),
  item(
    "19",
    "discussion",
    {
      en: "Limitations: sources of bias or imprecision, their direction and magnitude",
      zh: "局限性：偏倚或不精确的来源、方向与大小",
    },
    ["findings", "further-findings"],
    { en: "Discuss the findings listed, and bias.", zh: "讨论所列发现及偏倚。" },
  ),
  item("20", "discussion", { en: "A cautious overall interpretation", zh: "谨慎的总体解释" }, [], {
    en: "Write the interpretation.",
    zh: "撰写解释。",
  }),
  item("21", "discussion", { en: "Generalisability of the results", zh: "结果的外推性" }, [], {
    en: "Discuss to whom the results apply.",
    zh: "讨论结果适用于哪些人群。",
  }),
  item(
    "22",
    "other",
    { en: "Funding, and the role of the funders", zh: "资助来源与资助者的作用" },
    [],
    { en: "Name the funding.", zh: "写明资助来源。" },
  ),
];
