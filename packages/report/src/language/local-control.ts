import { phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about local control by lesion and the place of failures. */
export const english = {
  section: "Local control by lesion",
  title: "Local control of the irradiated lesions, in three readings",
  group: "Group",
  counts: "Events\u00a0/ lesions\u00a0/ patients",
  rate: (months: number, level: string): string => `${months} months, % (${level}%\u00a0CI)`,
  naive: "By lesion, each as if alone",
  clustered: "By lesion, clustered by patient",
  first: "First lesion of each patient",
  test: "p, clustered",
  note: (naive: string, clustered: string, test: string): string =>
    `${naive}. ${clustered}.${test === "" ? "" : ` p: ${test}.`}`,
  sentence: (
    events: Inline,
    lesions: Inline,
    patients: Inline,
    months: number,
    level: string,
    rate: Inline,
    interval: Inline,
  ): Phrase =>
    phrase`${events} of ${lesions} irradiated lesions in ${patients} patients progressed locally; local control by lesion was ${rate} at ${String(months)}${"\u00a0"}months (${level}% CI clustered by patient ${interval}).`,
  fieldTitle: "Local and regional failures by their place in the dose, n (%)",
  field: "Place",
  fieldTotal: "Failures",
  byDose: "Placed by the dose at the recurrence",
  fieldNote:
    "Counts are of failures; a patient may have several. Those without a recorded dose stand as adjudicated.",
  listing: "Local control of each irradiated lesion",
  lesion: "Lesion",
  names: {
    lesions: "Irradiated lesions",
    patients: "Patients with an irradiated lesion",
    events: "Irradiated lesions with local progression",
  },
};

export const chinese: typeof english = {
  section: "逐病灶局部控制",
  title: "照射病灶的局部控制（三种算法）",
  group: "分组",
  counts: "事件 / 病灶 / 患者",
  rate: (months, level) => `${months} 个月，%（${level}%\u00a0CI）`,
  naive: "按病灶（视为独立）",
  clustered: "按病灶（按患者聚类）",
  first: "每例首个失败病灶",
  test: "p（聚类）",
  note: (naive, clustered, test) => `${naive}。${clustered}。${test === "" ? "" : `p：${test}。`}`,
  sentence: (events, lesions, patients, months, level, rate, interval) =>
    phrase`${patients} 例患者的 ${lesions} 个照射病灶中 ${events} 个局部进展；${String(months)} 个月时按病灶的局部控制率为 ${rate}（按患者聚类的 ${level}% CI ${interval}）。`,
  fieldTitle: "局部与区域失败在剂量中的位置，n (%)",
  field: "位置",
  fieldTotal: "失败次数",
  byDose: "由复发处剂量判定",
  fieldNote: "计数单位为失败次数，同一患者可有多次；未记录剂量者以判定记录为准。",
  listing: "每个照射病灶的局部控制",
  lesion: "病灶",
  names: {
    lesions: "照射病灶数",
    patients: "有照射病灶的患者数",
    events: "局部进展的照射病灶数",
  },
};
