import { joined, phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words about response by RECIST. */
export const english = {
  section: "Response",
  title: "Best overall response by RECIST 1.1",
  best: "Best response",
  measurable: "Patients with a target lesion, n (%)",
  heading: "Best overall response, n (%)",
  objective: (level: string): string => `Objective response (CR + PR), % (${level}%\u00a0CI)`,
  control: (level: string): string => `Disease control (CR + PR + SD), % (${level}%\u00a0CI)`,
  change: "Best change of the sum of diameters, %, median (range)",
  note: "Percentages are of the patients with a target lesion before treatment, those not evaluable included.",
  recist: {
    CR: "complete response",
    PR: "partial response",
    SD: "stable disease",
    PD: "progressive disease",
    NE: "not evaluable",
  },
  rates: (
    objective: Inline,
    objectiveInterval: Inline,
    control: Inline,
    controlInterval: Inline,
    level: string,
    measurable: Inline,
  ): Phrase =>
    phrase`Of ${measurable} patients with a target lesion, ${objective} had an objective response (${level}% CI ${objectiveInterval}) and ${control} disease control (${level}% CI ${controlInterval})`,
  byGroup: (groups: readonly Phrase[], p: Phrase): Phrase =>
    phrase`. Objective response by group: ${joined(groups, ", ")}${p}`,
  group: (label: string, rate: Inline): Phrase => phrase`${label} ${rate}`,
  test: (p: Inline): Phrase => phrase` (${p})`,
  changeSentence: (median: Inline, range: Inline): Phrase =>
    phrase`The sum of diameters changed by ${median}% in the median at its best (range ${range}).`,
  agreement: (count: Inline, total: Inline): Phrase =>
    phrase`The response in the chart is the computed one at ${count} of ${total} visits up to progression.`,
  names: {
    objective: "Objective response",
    control: "Disease control",
    change: "Best change of the sum of diameters (%)",
    agreement: "Visits at which the recorded response is the computed one",
  },
};

export const chinese: typeof english = {
  section: "疗效",
  title: "RECIST 1.1 最佳总体疗效",
  best: "最佳疗效",
  measurable: "有靶病灶的患者，n (%)",
  heading: "最佳总体疗效，n (%)",
  objective: (level) => `客观缓解 (CR + PR)，%（${level}%\u00a0CI）`,
  control: (level) => `疾病控制 (CR + PR + SD)，%（${level}%\u00a0CI）`,
  change: "径线总和最佳变化，%，中位数（范围）",
  note: "百分比以治疗前有靶病灶的患者为分母，含不可评价者。",
  recist: {
    CR: "完全缓解",
    PR: "部分缓解",
    SD: "疾病稳定",
    PD: "疾病进展",
    NE: "不可评价",
  },
  rates: (objective, objectiveInterval, control, controlInterval, level, measurable) =>
    phrase`${measurable} 例有靶病灶的患者中，客观缓解率 ${objective}（${level}% CI ${objectiveInterval}），疾病控制率 ${control}（${level}% CI ${controlInterval}）`,
  byGroup: (groups, p) => phrase`。按组的客观缓解率：${joined(groups, "，")}${p}`,
  group: (label, rate) => phrase`${label} ${rate}`,
  test: (p) => phrase`（${p}）`,
  changeSentence: (median, range) =>
    phrase`径线总和最佳变化的中位数为 ${median}%（范围 ${range}）。`,
  agreement: (count, total) =>
    phrase`进展前有疗效记录的 ${total} 次评估中，${count} 次与计算结果一致。`,
  names: {
    objective: "客观缓解率",
    control: "疾病控制率",
    change: "径线总和最佳变化 (%)",
    agreement: "记录疗效与计算疗效一致的评估",
  },
};
