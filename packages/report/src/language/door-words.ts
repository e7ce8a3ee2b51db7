/** The words of the dialog behind every number. */
export interface DoorWords {
  readonly close: string;
  readonly name: string;
  readonly value: string;
  readonly definition: string;
  readonly convention: string;
  readonly remark: string;
  readonly basis: string;
  readonly otherConventions: string;
  /** `{n}` stands for the count. */
  readonly patientsBehind: string;
  readonly nobody: string;
  readonly patient: string;
  readonly group: string;
  readonly rows: string;
  readonly showAll: string;
  readonly find: string;
  readonly cannotRead: string;
  readonly record: string;
  readonly analysed: string;
  readonly excluded: string;
  readonly dates: string;
  readonly date: string;
  readonly what: string;
  readonly facts: string;
  readonly fact: string;
  readonly unknownNumber: string;
  readonly unknownPatient: string;
  readonly months: string;
  readonly notAtRisk: string;
  readonly alive: string;
  readonly dead: string;
  readonly yes: string;
  readonly no: string;
  readonly firstFraction: string;
  readonly atRisk: (endpoint: string, months: number) => string;
  readonly censoredBefore: (endpoint: string, months: number) => string;
  readonly eventsBefore: (endpoint: string, months: number) => string;
}

export const english: DoorWords = {
  close: "Close",
  name: "Name",
  value: "Value",
  definition: "Definition",
  convention: "Convention",
  remark: "Remark",
  basis: "Made from",
  otherConventions: "The same by another convention",
  patientsBehind: "Patients behind it ({n})",
  nobody: "No patient stands behind this number.",
  patient: "Patient",
  group: "Group",
  rows: "Rows (file:line)",
  showAll: "Show all {n}",
  find: "Find a patient",
  cannotRead:
    "This browser cannot unpack the list of patients; the section “Numbers” and results.json name them.",
  record: "Recorded in",
  analysed: "Analysed",
  excluded: "Excluded",
  dates: "In order of time",
  date: "Date",
  what: "What happened",
  facts: "What the study knows",
  fact: "Fact",
  unknownNumber: "This report has no number of that name",
  unknownPatient: "This report has no patient of that name",
  months: "months",
  notAtRisk: "not at risk",
  alive: "alive",
  dead: "died",
  yes: "Yes",
  no: "No",
  firstFraction: "First fraction",
  atRisk: (endpoint, months) => `${endpoint}: at risk at ${months} months`,
  censoredBefore: (endpoint, months) => `${endpoint}: censored before ${months} months`,
  eventsBefore: (endpoint, months) => `${endpoint}: events before ${months} months`,
};

export const chinese: DoorWords = {
  close: "关闭",
  name: "名称",
  value: "数值",
  definition: "定义",
  convention: "约定",
  remark: "说明",
  basis: "依据",
  otherConventions: "按其他约定的同一数值",
  patientsBehind: "所依据的患者（{n}）",
  nobody: "该数值不涉及任何患者。",
  patient: "患者",
  group: "分组",
  rows: "记录行（文件:行）",
  showAll: "显示全部 {n} 例",
  find: "查找患者",
  cannotRead: "此浏览器无法解压患者列表；“数值一览”一节与 results.json 列有这些患者。",
  record: "记录于",
  analysed: "纳入分析",
  excluded: "排除",
  dates: "按时间顺序",
  date: "日期",
  what: "事项",
  facts: "研究所知",
  fact: "项目",
  unknownNumber: "本报告没有此名称的数值",
  unknownPatient: "本报告没有此编号的患者",
  months: "个月",
  notAtRisk: "不处于风险",
  alive: "存活",
  dead: "死亡",
  yes: "是",
  no: "否",
  firstFraction: "首次照射",
  atRisk: (endpoint, months) => `${endpoint}：${months} 个月时的风险人数`,
  censoredBefore: (endpoint, months) => `${endpoint}：${months} 个月前删失`,
  eventsBefore: (endpoint, months) => `${endpoint}：${months} 个月前的事件`,
};
