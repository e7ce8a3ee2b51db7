import { chinese as delivery } from "./delivery.ts";
import { chinese as followUpSchedule } from "./follow-up-schedule.ts";
import { chinese as forest } from "./forest.ts";
import { chinese as strobe } from "./strobe.ts";
import { chinese as setUp } from "./set-up.ts";
import { chinese as competingRisks } from "./competing-risks.ts";
import { chinese as response } from "./response.ts";
import { chinese as localControl } from "./local-control.ts";
import { chinese as timeline } from "./timeline.ts";
import { joined, phrase } from "../document/inline.ts";
import { chinese as laboratory } from "./laboratory.ts";
import { chinese as door } from "./door-words.ts";
import { chinese as liver } from "./liver.ts";
import { chinese as numberNames } from "./number-names.ts";
import type { Words } from "./words.ts";
import { chinese as chinesePlan } from "./plan.ts";

export const chinese: Words = {
  locale: "zh-CN",
  to: "至",
  notReached: "未达到",
  comma: "，",
  semicolon: "；",
  colon: "：",
  stop: "。",
  and: " 和 ",
  space: "",
  labelEnd: "\u3000",
  date: (isoDate) => {
    const [year = "", month = "", day] = isoDate.split("-");
    return `${Number(year)}年${Number(month)}月${day === undefined ? "" : `${Number(day)}日`}`;
  },
  brackets: (inner) => phrase`（${inner}）`,
  labelled: (label, text) => [{ kind: "strong", text: `${label}：` }, ...text],

  syntheticNotice: "合成数据：本研究的患者并不存在，以下内容不构成任何临床结论。",
  deviceNotice: "研究用软件，非医疗器械。",
  provenance: (version, protocol, data, cutOff) =>
    [
      `Fiducial ${version}`,
      `方案 ${protocol}`,
      `数据 ${data}`,
      ...(cutOff === null ? [] : [`数据截止日期 ${cutOff}`]),
    ].join(" · "),
  contents: "目录",
  skipToReport: "跳至报告正文",

  sections: {
    findings: "关于数据与分析的发现",
    flow: "研究对象",
    methods: "方法",
    results: "结果",
    treatment: "治疗",
    baseline: "基线特征",
    followUp: "随访",
    survival: "生存",
    failures: "失败模式",
    toxicity: "不良事件",
    regression: "回归分析",
    losses: "失访",
    missing: "缺失值",
    published: "与发表值对照",
    listing: "逐例终点",
    conventions: "统计约定",
    register: "数值一览",
    citation: "引用与核对",
  },

  publicationNotice: "公开版：不含任何患者的编号、日期、列表或个体图形；曲线按整月读取，不标删失。",
  withheldNotice: (limit) => `小于 ${limit} 的患者计数及可推算出它们的计数不予公布，以 * 表示。`,
  numberNames,
  strobe,
  forest,
  laboratory,
  setUp,
  door,
  delivery,
  followUpSchedule,

  table: (number) => `表 ${number}`,
  figure: (number) => `图 ${number}`,
  seeTables: (list) => phrase`见${list}。`,
  note: "注",
  abbreviations: {
    CI: "置信区间",
    KM: "Kaplan–Meier",
    NR: "未达到",
    BED: "生物有效剂量",
    EQD2: "2 Gy 分次等效剂量",
    SD: "标准差",
    ITV: "内靶区",
    PTV: "计划靶区",
  },
  abbreviated: (items) => `${items.map(([short, long]) => `${short}：${long}`).join("；")}。`,
  dash: "无法估计或不适用",

  all: "合计",
  groupWithSize: (label, size) => phrase`${label} (n${"\u00a0"}=${"\u00a0"}${size})`,
  characteristic: "特征",
  countPercent: "，n\u00a0(%)",
  p: "p 值",
  test: "检验方法",
  otherTest: "其他检验",
  missing: "缺失",
  statistics: {
    median: "中位数",
    mean: "均数",
    range: "范围",
    quartiles: "四分位数",
    "standard-deviation": "标准差",
    medianRange: "中位数（范围）",
    medianQuartiles: "中位数（四分位数）",
    meanDeviation: "均数（标准差）",
  },

  plan: chinesePlan,
  units: {
    years: "岁",
    months: "个月",
    days: "天",
    "% of the prescription": "% 处方剂量",
    "% of prescription": "% 处方剂量",
  },

  baselineTitle: (groups) => (groups ? "各组患者特征" : "患者特征"),
  percentagesOf: "百分比的分母为该变量已知的患者数。检验均为双侧；检验名旁的字母说明选用理由。",

  treatmentTitle: "按方案规则的处方与实际治疗",
  scheme: "分割方案",
  byRule: "规则要求，n",
  given: "实际给予，n",
  gy: "Gy",
  alphaBeta: (values) => `BED 与 EQD2 按 α/β = ${values} Gy 计算。`,
  prescribedByRule: (share) => phrase`处方符合规则：${share}。`,
  deliveredAsPrescribed: (share) => phrase`分次与剂量均按处方完成：${share}。`,
  ofTotal: (count, total, percent) => phrase`${count}/${total} (${percent})`,

  followUpTitle: "三种约定下的随访时间（月）",
  method: "约定",
  followUpMethods: {
    survivors: "仅存活者",
    observed: "全部患者的观察时间",
    "reverse-kaplan-meier": "反向 Kaplan–Meier",
  },
  medianRange: "中位数（范围）",
  medianOnly: "中位数",
  medianInterval: "中位数（95% CI）",

  survivalTitle: "生存估计一览",
  sensitivityTitle: "终点的敏感性分析",
  endpoint: "终点",
  eventsOfN: "事件/例数",
  rateAt: (months, level) => `${months} 个月，% (${level}%\u00a0CI)`,
  medianBc: (level) => `中位数，月 (${level}%\u00a0CI)`,
  medianSpss: "中位数\u00a0CI (SPSS)",
  logRank: "log-rank\u00a0p",
  survivalNote: (rates, median, spss) =>
    `生存率：${rates}。中位数：${median}；其旁为另一区间：${spss}。`,

  survivalCaption: (panels, ticks) =>
    `Kaplan–Meier 估计${panels.length > 0 ? `。${panels.join("；")}` : ""}。阴影为逐点置信区间${ticks ? "，竖线为删失患者" : ""}；图下为风险人数以及累计的删失与事件数。`,
  timeAxis: "时间（月）",
  percentAxis: (label) => `${label}（%）`,
  atRisk: "风险人数",
  censored: "删失",
  events: "事件",
  logRankLabel: "Log-rank",
  survivalDescription: (label, parts, p) =>
    `${label}的 Kaplan–Meier 曲线。${parts.join("；")}。${p === null ? "" : `${p}。`}`,
  rateInWords: (group, percent, months) => `${group}：${months} 个月时 ${percent}%`,

  flowCaption: "研究对象流程图",
  assessed: "评估入选资格",
  excluded: "排除",
  included: "纳入分析",
  lost: "失访",
  notMet: (criterion) => `不符合：${criterion}`,
  notAssessable: (count) => `其中 ${count} 例无法判断`,
  flowDescription: (assessed, excluded, included) =>
    `研究对象流程：评估 ${assessed} 例，排除 ${excluded} 例，纳入分析 ${included} 例。`,

  failureTitle: "失败模式：随访期间曾失败的全部部位，n (%)",
  failure: "失败",
  total: "任何失败",
  failureNote: "百分比的分母为出现任何失败的患者数。",

  toxicityTitle: (label, scale) => `${label}（${scale}）：每例最高级别，n (%)`,
  toxicityNote: (atRisk, window) =>
    phrase`时间窗：${window}。分母：该时间窗内处于风险的 ${atRisk} 例患者。`,
  event: "不良事件",
  grade: (grade) => `${grade} 级`,
  anyGrade: "任何级别",
  grade3OrMore: "≥ 3 级",

  liver,
  regressionTitle: (label) => `Cox 回归：${label}`,
  covariate: "协变量",
  hazardRatio: (level) => `风险比 (${level}% CI)`,
  versus: (level, reference) => `${level} 对比 ${reference}`,
  regressionNote: (events, n, convention) =>
    phrase`${n} 例患者中发生 ${events} 次事件。${convention}。`,
  proportionalityNote: (tests) =>
    phrase`比例风险检验 (Grambsch 与 Therneau)：${joined(tests, "；")}。`,
  wholeModel: "整个模型",

  lossesTitle: "失访及其记录的原因",
  reason: "原因",
  noLosses: "纳入分析的患者均无失访。",
  patients: "例数",

  publishedTitle: "发表值与本数据结果对照",
  resultName: "数值",
  publishedValue: "发表值",
  attainedValue: "本数据",
  isReproduced: "重现",
  reproduced: (agrees) => (agrees ? "是" : "否"),
  remark: "说明",
  publishedNote: (source) =>
    `发表值来源：${source}。按印出的小数位数逐一比较，全部一致方为重现；未作任何调整。`,

  missingTitle: "缺失值，n (%)",
  variable: "变量",
  nothingMissing: (variables) => `${variables} 个变量在纳入分析的患者中均无缺失。`,
  completeVariables: (names) => `无缺失：${names}。`,

  severity: { error: "错误", warning: "警告", note: "说明" },
  noFindings: "无发现：各项检查均未见可疑之处。",
  findingsSummary: (errors, warnings, notes) =>
    `错误 ${errors} 项，警告 ${warnings} 项，说明 ${notes} 项。`,
  moreNotes: (notes) => `另有 ${notes} 项说明列于文末。`,
  furtherFindings: "其他发现",
  remedy: "处理建议",
  where: "位置",
  subjects: "患者",
  andMore: (count) => `另有 ${count} 项`,
  finding: "发现",
  rule: "规则",
  findingsTitle: "发现",

  inclusion: "纳入标准",
  exclusion: "排除标准",
  endpoints: "终点",
  statisticalAnalysis: "统计分析",
  followUpAndDates: "随访与日期",
  cutOffSentence: (date) => `数据截止于${date}。`,
  survivalMethods: (times, level, rates, median) =>
    `用 Kaplan–Meier 法估计 ${times} 个月的生存率（${level}% 区间：${rates}；中位数：${median}）。`,
  significance: (alpha) => `双侧 p 值小于 ${alpha} 视为有统计学意义。`,
  month: (days) => `一个月按 ${days} 天计算。`,
  software: (version) => `全部数值由 Fiducial ${version} 计算。`,

  flowSentence: (assessed, excluded, included, groups) =>
    phrase`共评估 ${assessed} 例患者，排除 ${excluded} 例，纳入分析 ${included} 例${groups}。`,
  groupCount: (label, count) => phrase`${label} ${count} 例`,
  lostSentence: (lost, reasons) => phrase`失访 ${lost} 例${reasons}。`,
  followUpSentence: (parts) => phrase`中位随访时间：${joined(parts, "；")}。`,
  followUpPart: {
    survivors: (median, range) => phrase`存活者 ${median} 个月${range}`,
    observed: (median, range) => phrase`全部患者（含死亡者）${median} 个月${range}`,
    "reverse-kaplan-meier": (median, range) => phrase`反向 Kaplan–Meier 法 ${median} 个月${range}`,
  },
  rangeInner: (range) => phrase`范围 ${range}`,
  medianSentence: (label, median, range) => phrase`${label}：中位数 ${median}${range}。`,
  differences: (alpha, rows) =>
    phrase`各组在以下特征上有差异（p${"\u00a0"}<${"\u00a0"}${alpha}）：${rows}。`,
  noDifferences: (alpha) => phrase`各组特征均无差异（p${"\u00a0"}≥${"\u00a0"}${alpha}）。`,
  treatmentSentence: (schemes) => phrase`实际治疗：${schemes}。`,
  schemeCount: (label, count) => phrase`${label} ${count} 例`,
  eventsSentence: (events, n) => phrase`${n} 例患者中发生 ${events} 次事件。`,
  medianSurvival: (median, level, interval, spss) =>
    spss === null
      ? phrase`中位时间 ${median} 个月（${level}% CI ${interval}）；`
      : phrase`中位时间 ${median} 个月（${level}% CI ${interval}；SPSS 区间 ${spss}）；`,
  medianNotReached: "中位时间未达到；",
  rateSentence: (rate, level, interval, months) =>
    phrase`${String(months)} 个月 ${rate}（${level}% CI ${interval}）`,
  byGroupSentence: (months, groups, p) =>
    phrase`各组 ${String(months)} 个月：${joined(groups, "，")}${p}。`,
  groupRate: (label, rate) => phrase`${label} ${rate}`,
  logRankSentence: (p) => phrase`；log-rank ${p}`,
  sensitivityNote: (note) => `敏感性分析：${note}`,
  failureSentence: (total, n, groups, patterns) =>
    phrase`${n} 例患者中 ${total} 例出现失败${groups}：${patterns}。`,
  labelCount: (label, count) => phrase`${label} ${count}`,
  toxicityFrequent: (atRisk, rows) =>
    phrase`${atRisk} 例处于风险的患者中，任何级别最常见者，n (%)：${rows}。`,
  toxicityNone: (atRisk) => phrase`${atRisk} 例处于风险的患者中无不良事件。`,
  toxicitySevere: (rows) => phrase`3 级及以上：${rows}。`,
  toxicityNoSevere: "无 3 级及以上事件。",

  patient: "患者",
  outcome: "结局",
  months: "月",
  dateColumn: "日期",
  because: "依据",
  record: "决定性记录",
  outcomes: { event: "事件", censored: "删失" },
  noRecord: "无单一记录",
  listingTitle: (endpoint) => `逐例终点：${endpoint}`,
  listingTooLong: (count) =>
    `本研究共 ${count} 例患者；每例一行的终点及其决定性记录见 subjects.jsonl。`,

  registerIntroduction: "本报告的每个数值、其统计约定与所依据的患者；全精度数值见 results.json。",
  registerName: "名称",
  registerValue: "数值",
  registerConvention: "约定",
  registerAlternatives: "其他算法",
  registerCount: (count) => `${count} 例患者`,
  subjectSets: "患者集合",
  conventionsIntroduction: "本报告各数值的算法。",
  partOf: (count, total) => `${count}/${total}`,

  citation: (title, version) => `引用：${title}。报告由 Fiducial ${version} 生成。`,
  hashes: (protocol, data) => `方案 SHA-256 ${protocol}；数据 SHA-256 ${data}。`,
  reproducible: "版本、方案与数据相同，则输出逐字节相同。",
  page: "第 ",
  pageOf: " 页，共 ",
  pageEnd: " 页",

  competingRisks,
  response,
  localControl,
  timeline,
};
