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
  changeAxis: "Change of the sum of diameters from baseline (%)",
  swimmerTitle: "From the first fraction to the end of follow-up",
  progressionHere: "Progression",
  marks: {
    partial: "Partial response",
    complete: "Complete response",
    progression: "Progression",
    death: "Death",
    alive: "Alive at the end",
  },
  captions: {
    waterfall:
      "Waterfall: best change of the sum of the target lesions' diameters from baseline, a bar for each patient, with the best overall response where there is room. Dashed: 30% below and 20% above the baseline. Progression counts from the smallest sum, or is due to a new lesion whatever the sum.",
    swimmer:
      "Swimmer: each patient from the first fraction to the end of follow-up, with first response, progression and death.",
    spider:
      "Spider: change of the sum of the target lesions' diameters over time, up to progression or another treatment. Dashed: 30% below and 20% above the baseline. Progression counts from the smallest sum, or is due to a new lesion whatever the sum.",
  },
  waterfallDescription: (
    patients: string,
    smaller: string,
    partial: string,
    larger: string,
    median: string,
  ): string =>
    `Waterfall of the best change in ${patients} patients: the sum of diameters shrank in ${smaller}, by 30% or more in ${partial}, and grew in ${larger}; median ${median}%.`,
  swimmerDescription: (
    patients: string,
    responded: string,
    progressed: string,
    died: string,
  ): string =>
    `Swimmer of ${patients} patients: ${responded} responded, ${progressed} progressed, ${died} died.`,
  spiderDescription: (patients: string, months: string, progressed: string): string =>
    `Spider of ${patients} patients over ${months} months: ${progressed} lines end with progression.`,
  tooMany:
    "Some figures are left out: with so many patients their bars and lines could not be told apart.",
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
  changeAxis: "径线总和较基线的变化 (%)",
  swimmerTitle: "自首次照射至随访结束",
  progressionHere: "进展",
  marks: {
    partial: "部分缓解",
    complete: "完全缓解",
    progression: "进展",
    death: "死亡",
    alive: "随访结束时存活",
  },
  captions: {
    waterfall:
      "瀑布图：靶病灶径线总和较基线的最佳变化，每例患者一条，并标出最佳总体疗效。虚线：较基线减少 30% 与增加 20%。进展以最小总和为基准，或因新病灶所致而与总和无关。",
    swimmer: "泳道图：每例患者自首次照射至随访结束，标出首次缓解、进展与死亡。",
    spider:
      "蛛网图：靶病灶径线总和随时间的变化，至进展或其他治疗为止。虚线：较基线减少 30% 与增加 20%。进展以最小总和为基准，或因新病灶所致而与总和无关。",
  },
  waterfallDescription: (patients, smaller, partial, larger, median) =>
    `${patients} 例患者最佳变化的瀑布图：径线总和缩小 ${smaller} 例，其中缩小 30% 及以上 ${partial} 例；增大 ${larger} 例；中位数 ${median}%。`,
  swimmerDescription: (patients, responded, progressed, died) =>
    `${patients} 例患者的泳道图：缓解 ${responded} 例，进展 ${progressed} 例，死亡 ${died} 例。`,
  spiderDescription: (patients, months, progressed) =>
    `${patients} 例患者 ${months} 个月内的蛛网图：${progressed} 条线以进展结束。`,
  tooMany: "患者过多，部分图形无法分辨，故略去。",
  names: {
    objective: "客观缓解率",
    control: "疾病控制率",
    change: "径线总和最佳变化 (%)",
    agreement: "记录疗效与计算疗效一致的评估",
  },
};
