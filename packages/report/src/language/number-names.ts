/** How a number is called where it stands alone: in a list, in a dialog, beside a published value. */
export interface NumberNameWords {
  /** A number of one group. */
  readonly inGroup: (label: string, group: string) => string;
  readonly assessed: string;
  readonly excluded: string;
  readonly excludedBecause: (reason: string) => string;
  readonly notAssessable: (reason: string) => string;
  readonly analysed: string;
  readonly lost: string;
  readonly lostBecause: (reason: string) => string;
  readonly patients: string;
  readonly statistic: (statistic: string, variable: string) => string;
  readonly category: (variable: string, category: string) => string;
  readonly missing: (variable: string) => string;
  readonly test: (test: string, variable: string) => string;
  readonly byRule: (scheme: string) => string;
  readonly given: (scheme: string) => string;
  readonly prescribedByRule: string;
  readonly deliveredAsPrescribed: string;
  readonly followUpPatients: (convention: string) => string;
  readonly followUpMedian: (convention: string) => string;
  readonly followUpRange: (convention: string) => string;
  readonly endpointPatients: (endpoint: string) => string;
  readonly endpointEvents: (endpoint: string) => string;
  readonly rate: (endpoint: string, months: number) => string;
  readonly median: (endpoint: string) => string;
  readonly medianSpss: (endpoint: string) => string;
  readonly logRank: (endpoint: string) => string;
  readonly anyFailure: string;
  readonly failure: (pattern: string) => string;
  readonly atRisk: (window: string) => string;
  readonly grade: (term: string, window: string, grade: string) => string;
  readonly modelPatients: (model: string) => string;
  readonly modelEvents: (model: string) => string;
  readonly ratio: (model: string, covariate: string) => string;
  readonly ratioTest: (model: string, covariate: string) => string;
  /** The test of proportional hazards of a covariate; null for the model as a whole. */
  readonly proportionality: (model: string, covariate: string | null) => string;
  /** A number that a table prints: its row and its column. */
  readonly cell: (parts: readonly string[]) => string;
}

export const english: NumberNameWords = {
  inGroup: (label, group) => `${label}, ${group}`,
  assessed: "Patients assessed for eligibility",
  excluded: "Patients excluded",
  excludedBecause: (reason) => `Excluded: ${reason}`,
  notAssessable: (reason) => `Excluded because not assessable: ${reason}`,
  analysed: "Patients analysed",
  lost: "Lost to follow-up",
  lostBecause: (reason) => `Lost to follow-up: ${reason}`,
  patients: "Patients",
  statistic: (statistic, variable) => `${statistic}: ${variable}`,
  category: (variable, category) => `${variable}: ${category}`,
  missing: (variable) => `${variable}: missing`,
  test: (test, variable) => `p between the groups: ${variable} (${test})`,
  byRule: (scheme) => `${scheme}: asked for by the rule`,
  given: (scheme) => `${scheme}: given`,
  prescribedByRule: "Prescribed as the rule asks",
  deliveredAsPrescribed: "Delivered as prescribed",
  followUpPatients: (convention) => `Follow-up, patients: ${convention}`,
  followUpMedian: (convention) => `Follow-up, median in months: ${convention}`,
  followUpRange: (convention) => `Follow-up, range in months: ${convention}`,
  endpointPatients: (endpoint) => `${endpoint}: patients`,
  endpointEvents: (endpoint) => `${endpoint}: events`,
  rate: (endpoint, months) => `${endpoint} at ${months} months`,
  median: (endpoint) => `${endpoint}: median in months`,
  medianSpss: (endpoint) => `${endpoint}: median in months, as SPSS`,
  logRank: (endpoint) => `${endpoint}: log-rank p`,
  anyFailure: "Any failure",
  failure: (pattern) => `Failure: ${pattern}`,
  atRisk: (window) => `${window}: patients at risk`,
  grade: (term, window, grade) => `${term}, ${grade} (${window})`,
  modelPatients: (model) => `Cox regression of ${model}: patients`,
  modelEvents: (model) => `Cox regression of ${model}: events`,
  ratio: (model, covariate) => `Hazard ratio for ${model}: ${covariate}`,
  proportionality: (model, covariate) =>
    `p of proportional hazards for ${model}: ${covariate ?? "the model as a whole"}`,
  ratioTest: (model, covariate) => `p of the hazard ratio for ${model}: ${covariate}`,
  cell: (parts) => parts.join(": "),
};

export const chinese: NumberNameWords = {
  inGroup: (label, group) => `${label}（${group}）`,
  assessed: "评估入选资格的患者",
  excluded: "排除的患者",
  excludedBecause: (reason) => `排除：${reason}`,
  notAssessable: (reason) => `因无法判断而排除：${reason}`,
  analysed: "纳入分析的患者",
  lost: "失访",
  lostBecause: (reason) => `失访：${reason}`,
  patients: "患者数",
  statistic: (statistic, variable) => `${variable}：${statistic}`,
  category: (variable, category) => `${variable}：${category}`,
  missing: (variable) => `${variable}：缺失`,
  test: (test, variable) => `组间 p 值：${variable}（${test}）`,
  byRule: (scheme) => `${scheme}：规则要求`,
  given: (scheme) => `${scheme}：实际给予`,
  prescribedByRule: "处方符合规则",
  deliveredAsPrescribed: "按处方完成照射",
  followUpPatients: (convention) => `随访患者数：${convention}`,
  followUpMedian: (convention) => `中位随访时间（月）：${convention}`,
  followUpRange: (convention) => `随访时间范围（月）：${convention}`,
  endpointPatients: (endpoint) => `${endpoint}：患者数`,
  endpointEvents: (endpoint) => `${endpoint}：事件数`,
  rate: (endpoint, months) => `${months} 个月${endpoint}`,
  median: (endpoint) => `${endpoint}：中位时间（月）`,
  medianSpss: (endpoint) => `${endpoint}：中位时间（月），按 SPSS`,
  logRank: (endpoint) => `${endpoint}：log-rank p 值`,
  anyFailure: "任何失败",
  failure: (pattern) => `失败：${pattern}`,
  atRisk: (window) => `${window}：处于风险的患者数`,
  grade: (term, window, grade) => `${term}，${grade}（${window}）`,
  modelPatients: (model) => `Cox 回归（${model}）：患者数`,
  modelEvents: (model) => `Cox 回归（${model}）：事件数`,
  ratio: (model, covariate) => `${model}的风险比：${covariate}`,
  proportionality: (model, covariate) => `${model}比例风险检验的 p 值：${covariate ?? "整个模型"}`,
  ratioTest: (model, covariate) => `${model}风险比的 p 值：${covariate}`,
  cell: (parts) => parts.join("："),
};
