import { joined, phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about treatment plans: limits and verdicts, plan quality, doses, their figures. */
export const english = {
  section: "Treatment plans",
  title: "Plan acceptance and dose constraints",
  verdictTitle: "Plan acceptance and dose constraints, with the verdicts of the plans",
  notEvaluated: "No plan could be evaluated: the study holds no dose distributions.",
  targets: "Targets",
  organs: "Organs at risk",
  structure: "Structure",
  constraint: "Constraint",
  source: "Source",
  met: "Met, n\u00a0(%)",
  acceptable: (limit: string): string => `Acceptable variation: ${limit}`,
  median: "Median (range)",
  notEvaluable: "Not evaluable, n",
  limitsOf: (source: string): string => `Limits of ${source}.`,
  metNote:
    "Met: of the plans that could be evaluated. A plan that could not be evaluated is neither met nor violated.",
  because: (reasons: string): string => `Not evaluable because: ${reasons}.`,
  reason: (label: string, count: string): string => `${label} (${count})`,
  acceptableNote: (within: Inline, violated: Inline, label: string): Phrase =>
    phrase`${label}: ${within} of ${violated} violations are acceptable variations.`,

  qualityTitle: "Plan quality",
  measure: "Measure",
  qualityNote:
    "Median (range). Indices are of the planning target, with dose between grid points by cubic splines. Conformity: volume of the prescription isodose over that of the target (RTOG); coverage times selectivity (Paddick). Gradient index: volume of half the prescription over that of the prescription; R50: over that of the target. Homogeneity: (D2% − D98%)/D50% (ICRU 83). The margin drawn is the uniform margin that gives the internal target the volume of the planning target.",
  doseTitle: "Dose metrics of targets and organs at risk by group",
  doseTitleAll: "Dose metrics of targets and organs at risk",
  metric: "Metric",
  withN: "n",
  doseNote: "Median (range). n: plans with a value, where that is not all.",
  exportNote: (count: Inline): Phrase =>
    phrase`${count} plans were read from exported dose–volume histograms, which tell neither geometry nor isodoses.`,

  evaluatedSentence: (evaluated: Inline, total: Inline): Phrase =>
    phrase`Plans of ${evaluated} of ${total} patients were evaluated`,
  allMetSentence: (count: Inline, total: Inline, percent: Inline): Phrase =>
    phrase`; ${count} of ${total} (${percent}) met every limit. `,
  violationsSentence: (limits: readonly Phrase[]): Phrase =>
    phrase`Violated: ${joined(limits, "; ")}. `,
  violation: (label: string, violated: Inline, total: Inline): Phrase =>
    phrase`${label}, in ${violated} of ${total}`,
  noViolations: "No limit was violated. ",
  qualitySentence: (parts: readonly Phrase[]): Phrase =>
    phrase`Median (range): ${joined(parts, "; ")}.`,
  qualityPart: (label: string, median: Inline, unit: string, range: Inline): Phrase =>
    phrase`${label} ${median}${unit} (${range})`,

  caseCaption: (subject: string, prescription: string): string =>
    `An illustrative case (patient ${subject}${prescription}): transverse slice through the widest part of the planning target, with isodoses in Gy and in percent of the prescription`,
  prescription: (gy: string, fractions: string | null): string =>
    fractions === null ? `, ${gy} Gy` : `, ${gy} Gy in ${fractions} fractions`,
  caseDescription: (subject: string, structures: string, highest: string): string =>
    `Transverse slice of the plan of patient ${subject}. Outlined: ${structures}. Highest dose in the slice ${highest} Gy.`,
  caseDvhCaption:
    "Dose–volume histograms of the illustrative case. Flags: the protocol's limits, filled where met and open where violated, the point of the flag on the forbidden side. Shaded: how far the curve depends on what lies beyond the end contours",
  dvhDescription: (subject: string, verdicts: string): string =>
    `Dose–volume histograms of patient ${subject}. ${verdicts}`,
  limitMet: (label: string): string => `${label}: met`,
  limitViolated: (label: string): string => `${label}: violated`,
  populationCaption:
    "Dose–volume histograms of all plans: median and, shaded, quartiles at each dose",
  populationDescription: (parts: readonly string[]): string =>
    `Median dose–volume histograms. ${parts.join(" ")}`,
  medianDose: (label: string, group: string, dose: string): string =>
    `${label}, ${group}: half the volume receives ${dose} or more in the median plan.`,
  limitsCaption:
    "Every plan against every limit: each mark is a plan, the line is the limit, the shaded side is forbidden; violations are crosses",
  limitsDescription: (parts: readonly string[]): string =>
    `Values of the plans against the limits. ${parts.join(" ")}`,
  limitSummary: (label: string, met: string, total: string): string =>
    `${label}: ${met} of ${total} met.`,
  doseAxis: "Dose (Gy)",
  relativeDoseAxis: "Dose (% of the prescription)",
  volumeAxis: "Volume (%)",
  isodoses: "Isodoses",
  contours: "Contours",
  ofPrescription: (percent: string): string => `${percent}%`,
  marks: { right: "R", left: "L", anterior: "A", posterior: "P" },
  centimetres: (value: number): string => `${value} cm`,

  names: {
    evaluated: "Patients whose plan was evaluated",
    fromExport: "Plans read from exported dose–volume histograms",
    allMet: "Plans that meet every limit",
    met: (limit: string): string => `Plans that meet ${limit}`,
    violated: (limit: string): string => `Plans that violate ${limit}`,
    acceptable: (limit: string): string => `Acceptable variations from ${limit}`,
    notEvaluable: (limit: string): string => `Plans not evaluable for ${limit}`,
    known: (variable: string): string => `Plans with a value: ${variable}`,
    median: (variable: string): string => `Median of the plans: ${variable}`,
    range: (variable: string): string => `Range of the plans: ${variable}`,
    test: (test: string, variable: string): string => `${test} of the plans: ${variable}`,
  },
};

export type PlanWords = typeof english;

export const chinese: PlanWords = {
  section: "治疗计划",
  title: "计划接受标准与剂量限值",
  verdictTitle: "计划接受标准与剂量限值及各计划的评价结果",
  notEvaluated: "未能评价任何计划：本研究不含剂量分布。",
  targets: "靶区",
  organs: "危及器官",
  structure: "结构",
  constraint: "限值",
  source: "来源",
  met: "满足，n\u00a0(%)",
  acceptable: (limit) => `可接受偏差：${limit}`,
  median: "中位数（范围）",
  notEvaluable: "无法评价，n",
  limitsOf: (source) => `限值取自 ${source}。`,
  metNote: "满足：占可评价计划的比例。无法评价的计划既不算满足也不算违反。",
  because: (reasons) => `无法评价的原因：${reasons}。`,
  reason: (label, count) => `${label}（${count}）`,
  acceptableNote: (within, violated, label) =>
    phrase`${label}：${violated} 例违反中 ${within} 例为可接受偏差。`,

  qualityTitle: "计划质量",
  measure: "指标",
  qualityNote:
    "中位数（范围）。各指数针对计划靶区，网格点间剂量用三次样条插值。适形指数：处方等剂量体积与靶区体积之比 (RTOG)；覆盖率乘以选择性 (Paddick)。梯度指数：半处方剂量体积与处方剂量体积之比；R50：与靶区体积之比。均匀性：(D2% − D98%)/D50% (ICRU 83)。实际外放为使内靶区达到计划靶区体积的均匀外放。",
  doseTitle: "各组靶区与危及器官的剂量指标",
  doseTitleAll: "靶区与危及器官的剂量指标",
  metric: "指标",
  withN: "n",
  doseNote: "中位数（范围）。n：并非全部计划有值时的计划数。",
  exportNote: (count) => phrase`${count} 个计划读自导出的剂量体积直方图，不含几何与等剂量信息。`,

  evaluatedSentence: (evaluated, total) => phrase`${total} 名患者中 ${evaluated} 名的计划得到评价`,
  allMetSentence: (count, total, percent) =>
    phrase`；其中 ${total} 个计划中 ${count} 个 (${percent}) 满足全部限值。`,
  violationsSentence: (limits) => phrase`违反：${joined(limits, "；")}。`,
  violation: (label, violated, total) => phrase`${label}，${total} 个中 ${violated} 个`,
  noViolations: "未违反任何限值。",
  qualitySentence: (parts) => phrase`中位数（范围）：${joined(parts, "；")}。`,
  qualityPart: (label, median, unit, range) => phrase`${label} ${median}${unit}（${range}）`,

  caseCaption: (subject, prescription) =>
    `示例病例（患者 ${subject}${prescription}）：经计划靶区最宽处的横断面，等剂量以 Gy 和处方剂量百分比标出`,
  prescription: (gy, fractions) =>
    fractions === null ? `，${gy} Gy` : `，${gy} Gy / ${fractions} 次`,
  caseDescription: (subject, structures, highest) =>
    `患者 ${subject} 计划的横断面。勾画：${structures}。该层面最高剂量 ${highest} Gy。`,
  caseDvhCaption:
    "示例病例的剂量体积直方图。旗标为方案限值：满足者实心，违反者空心，旗尖指向禁止一侧。阴影为端部轮廓以外部分对曲线的影响范围",
  dvhDescription: (subject, verdicts) => `患者 ${subject} 的剂量体积直方图。${verdicts}`,
  limitMet: (label) => `${label}：满足`,
  limitViolated: (label) => `${label}：违反`,
  populationCaption: "全部计划的剂量体积直方图：各剂量处的中位数与四分位数（阴影）",
  populationDescription: (parts) => `剂量体积直方图的中位数。${parts.join("")}`,
  medianDose: (label, group, dose) => `${label}，${group}：中位计划中一半体积受照 ${dose} 以上。`,
  limitsCaption: "各计划与各限值：每个标记为一个计划，线为限值，阴影为禁止一侧；违反者以叉号表示",
  limitsDescription: (parts) => `各计划的数值与限值。${parts.join("")}`,
  limitSummary: (label, met, total) => `${label}：${total} 个中 ${met} 个满足。`,
  doseAxis: "剂量 (Gy)",
  relativeDoseAxis: "剂量（处方剂量的百分比）",
  volumeAxis: "体积 (%)",
  isodoses: "等剂量",
  contours: "勾画",
  ofPrescription: (percent) => `${percent}%`,
  marks: { right: "R", left: "L", anterior: "A", posterior: "P" },
  centimetres: (value) => `${value} cm`,

  names: {
    evaluated: "计划得到评价的患者",
    fromExport: "读自导出剂量体积直方图的计划",
    allMet: "满足全部限值的计划",
    met: (limit) => `满足 ${limit} 的计划`,
    violated: (limit) => `违反 ${limit} 的计划`,
    acceptable: (limit) => `${limit} 的可接受偏差`,
    notEvaluable: (limit) => `无法评价 ${limit} 的计划`,
    known: (variable) => `有值的计划：${variable}`,
    median: (variable) => `各计划的中位数：${variable}`,
    range: (variable) => `各计划的范围：${variable}`,
    test: (test, variable) => `各计划的${test}：${variable}`,
  },
};
