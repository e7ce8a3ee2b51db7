import { joined, phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about endpoints with which other events compete. */
export const english = {
  section: "Competing risks",
  introduction: (events: string): string =>
    `Kaplan–Meier treats a patient who dies without the event as one who might still have it, and so overstates how many will. The cumulative incidence (Aalen–Johansen) counts them apart. Competing here: ${events}.`,
  title: "Cumulative incidence beside one minus Kaplan–Meier",
  counts: "Events\u00a0/ competing\u00a0/ n",
  above: (months: number): string => `${months} months, %`,
  incidence: (level: string): string => `Cumulative incidence (${level}%\u00a0CI)`,
  oneMinus: "1\u00a0−\u00a0KM",
  competing: "Competing",
  gray: "Gray’s\u00a0p",
  note: (estimate: string, interval: string): string => `${estimate}. Intervals: ${interval}.`,
  axis: (label: string): string => `${label} event: cumulative incidence (%)`,
  caption: (panels: readonly string[], ticks: boolean): string =>
    `Cumulative incidence with competing events${panels.length > 0 ? `. ${panels.join("; ")}` : ""}. Bold: the event, shaded its pointwise confidence interval${ticks ? ", vertical ticks where patients are censored" : ""}; thin: what competes with it. Beneath: patients at risk, and those censored, with the event and with a competing event so far.`,
  grayLabel: "Gray",
  curveOf: (group: string, event: string): string => `${group}: ${event}`,
  description: (label: string, parts: readonly string[], p: string | null): string =>
    `Cumulative incidence of the event of ${label}, and of what competes with it. ${parts.join("; ")}.${p === null ? "" : ` ${p}.`}`,
  inWords: (group: string, incidence: string, competing: string, months: number): string =>
    `${group}: ${incidence}% with the event and ${competing}% with a competing event at ${months} months`,
  sentence: (
    months: number,
    level: string,
    incidence: Inline,
    interval: Inline,
    oneMinus: Inline,
    competing: Inline,
  ): Phrase =>
    phrase`At ${String(months)}${"\u00a0"}months ${incidence} (${level}% CI ${interval}) by cumulative incidence, ${oneMinus} by one minus Kaplan–Meier; ${competing} had a competing event first`,
  groups: (groups: readonly Phrase[]): Phrase => phrase`; by group ${joined(groups, ", ")}`,
  group: (label: string, incidence: Inline): Phrase => phrase`${label} ${incidence}`,
  test: (p: Inline): Phrase => phrase`; Gray’s test ${p}`,
};

export const chinese: typeof english = {
  section: "竞争风险",
  introduction: (events) =>
    `Kaplan–Meier 将未发生事件而死亡者视为仍可能发生事件，因此会高估发生比例；累积发生率 (Aalen–Johansen) 将其单独计数。此处的竞争事件：${events}。`,
  title: "累积发生率与 1 − Kaplan–Meier 对照",
  counts: "事件 / 竞争 / n",
  above: (months) => `${months} 个月，%`,
  incidence: (level) => `累积发生率（${level}%\u00a0CI）`,
  oneMinus: "1\u00a0−\u00a0KM",
  competing: "竞争事件",
  gray: "Gray\u00a0p",
  note: (estimate, interval) => `${estimate}。区间：${interval}。`,
  axis: (label) => `${label} 事件：累积发生率 (%)`,
  caption: (panels, ticks) =>
    `考虑竞争事件的累积发生率${panels.length > 0 ? `。${panels.join("；")}` : ""}。粗线：终点事件，阴影为逐点置信区间${ticks ? "，短竖线为删失" : ""}；细线：竞争事件。下方：处于风险的人数，及至该时的删失、事件与竞争事件数。`,
  grayLabel: "Gray",
  curveOf: (group, event) => `${group}：${event}`,
  description: (label, parts, p) =>
    `${label}的终点事件及其竞争事件的累积发生率。${parts.join("；")}。${p === null ? "" : `${p}。`}`,
  inWords: (group, incidence, competing, months) =>
    `${group}：${months} 个月时事件 ${incidence}%，竞争事件 ${competing}%`,
  sentence: (months, level, incidence, interval, oneMinus, competing) =>
    phrase`${String(months)} 个月时累积发生率 ${incidence}（${level}% CI ${interval}），1 − Kaplan–Meier 为 ${oneMinus}；${competing} 先发生竞争事件`,
  groups: (groups) => phrase`；按组：${joined(groups, "，")}`,
  group: (label, incidence) => phrase`${label} ${incidence}`,
  test: (p) => phrase`；Gray 检验 ${p}`,
};
