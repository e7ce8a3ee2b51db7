import type { Label } from "../label.ts";
import { finding, type Finding, many, nothingToDo } from "./finding.ts";

/** Models that carry more than their data. */
export const regressionFindings = {
  regressionDoubtful: (regression: Label, why: Label): Finding =>
    finding(
      "regression-doubtful",
      "error",
      {
        en: `${regression.en}: ${why.en}`,
        zh: `${regression.zh ?? regression.en}：${why.zh ?? why.en}`,
      },
      {
        en: "Do not report the estimate; merge categories or leave the covariate out.",
        zh: "请勿报告该估计；可合并类别或剔除该协变量。",
      },
    ),

  regressionRowsDropped: (regression: Label, dropped: number): Finding =>
    finding(
      "regression-incomplete",
      "note",
      {
        en: `${regression.en}: ${many(dropped, "subject")} left out because a covariate is missing`,
        zh: `${regression.zh ?? regression.en}：${dropped} 名患者因协变量缺失未纳入`,
      },
      nothingToDo,
    ),
};
