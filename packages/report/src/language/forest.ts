/** The words of a forest figure. */
export interface ForestWords {
  readonly caption: string;
  readonly axis: string;
  readonly description: (models: readonly string[], rows: readonly string[]) => string;
}

export const english: ForestWords = {
  caption:
    "Hazard ratios of the Cox regressions with their confidence intervals, on a logarithmic axis; an arrow marks an interval that leaves it.",
  axis: "Hazard ratio",
  description: (models, rows) => `Forest figure of ${models.join(", ")}. ${rows.join("; ")}.`,
};

export const chinese: ForestWords = {
  caption: "Cox 回归的风险比及其置信区间（对数坐标）；箭头表示区间超出坐标范围。",
  axis: "风险比",
  description: (models, rows) => `${models.join("、")}的森林图。${rows.join("；")}。`,
};
