import type { Label } from "../label.ts";

/** How a number was made, in words that a Methods section could use. */
export const conventions = {
  count: { en: "Count of subjects", zh: "患者计数" },
  proportion: {
    en: "Count over the subjects with a known value",
    zh: "计数除以该变量已知的患者数",
  },
  "proportion-measurable": {
    en: "Count over the subjects with a target lesion before treatment, those not evaluable included",
    zh: "计数除以治疗前有靶病灶的患者数（含不可评价者）",
  },
  "count-lesions": { en: "Count of irradiated lesions", zh: "照射病灶计数" },
  "count-recurrences": {
    en: "Count of local and regional failures; a patient may have several",
    zh: "局部与区域失败次数；同一患者可有多次",
  },
  "proportion-of-recurrences": {
    en: "Count over the local and regional failures",
    zh: "计数除以局部与区域失败次数",
  },
  "kaplan-meier-lesions": {
    en: "Kaplan–Meier over lesions",
    zh: "以病灶为单位的 Kaplan–Meier 估计",
  },
  "kaplan-meier-first-lesion": {
    en: "Kaplan–Meier over patients, by the first lesion to fail",
    zh: "以患者为单位、按首个失败病灶的 Kaplan–Meier 估计",
  },
  "interval-clustered": {
    en: "Interval with the variance clustered by patient (infinitesimal jackknife), as R's survfit with cluster",
    zh: "按患者聚类方差的区间（无穷小刀切法），与 R survfit 的 cluster 相同",
  },
  "cox-clustered-wald": {
    en: "Cox regression over lesions, Wald test with the variance clustered by patient",
    zh: "以病灶为单位的 Cox 回归，按患者聚类方差的 Wald 检验",
  },
  "proportion-of-visits": {
    en: "Count over the visits with a recorded response, up to progression",
    zh: "计数除以进展前有疗效记录的评估次数",
  },
  "clopper-pearson": {
    en: "Exact binomial interval (Clopper–Pearson)",
    zh: "精确二项区间 (Clopper–Pearson)",
  },
  "proportion-at-risk": {
    en: "Count over the subjects at risk in the window",
    zh: "计数除以该时间窗内处于风险的患者数",
  },
  "proportion-at-risk-graded": {
    en: "Count over the subjects at risk in the window who have a value that could be graded",
    zh: "计数除以该时间窗内处于风险且有可分级检验值的患者数",
  },
  "proportion-of-evaluated": {
    en: "Count over the subjects for whom the classification is meant, those not evaluable included",
    zh: "计数除以该分类适用的患者数，包括无法评价者",
  },
  "proportion-of-failures": {
    en: "Count over the subjects with any failure",
    zh: "计数除以出现任何失败的患者数",
  },
  "proportion-of-plans": {
    en: "Count over the subjects whose plan could be evaluated",
    zh: "计数除以计划可评价的患者数",
  },
  mean: { en: "Arithmetic mean", zh: "算术平均数" },
  "standard-deviation": { en: "Sample standard deviation (n − 1)", zh: "样本标准差 (n − 1)" },
  median: {
    en: "Median; the mean of the two middle values where their number is even",
    zh: "中位数；个数为偶数时取中间两值的平均",
  },
  "quartiles-type-6": {
    en: "Quartiles by (n + 1)p, as SPSS (Hyndman–Fan type 6)",
    zh: "四分位数按 (n + 1)p，与 SPSS 相同 (Hyndman–Fan 第 6 类)",
  },
  range: { en: "Lowest and highest value", zh: "最小值与最大值" },
  "kaplan-meier": {
    en: "Kaplan–Meier estimate, Greenwood variance",
    zh: "Kaplan–Meier 估计，Greenwood 方差",
  },
  "interval-log-log": {
    en: "Complementary log-log interval (Kalbfleisch–Prentice)",
    zh: "互补双对数区间 (Kalbfleisch–Prentice)",
  },
  "interval-log": {
    en: "Log interval, the default of R survival",
    zh: "对数区间，R survival 的默认方法",
  },
  "interval-plain": { en: "Plain (linear) interval, as SPSS", zh: "线性区间，与 SPSS 相同" },
  "interval-logit": { en: "Logit interval", zh: "logit 区间" },
  "interval-arcsine": { en: "Arcsine square-root interval", zh: "反正弦平方根区间" },
  "median-brookmeyer-crowley": {
    en: "Kaplan–Meier median with the Brookmeyer–Crowley interval",
    zh: "Kaplan–Meier 中位数，Brookmeyer–Crowley 区间",
  },
  "median-spss": {
    en: "Kaplan–Meier median ± 1.96 standard errors, as SPSS",
    zh: "Kaplan–Meier 中位数 ± 1.96 倍标准误，与 SPSS 相同",
  },
  "aalen-johansen": {
    en: "Cumulative incidence with competing events (Aalen–Johansen), variance as R's cmprsk",
    zh: "考虑竞争事件的累积发生率 (Aalen–Johansen)，方差与 R cmprsk 相同",
  },
  "interval-incidence-log-log": {
    en: "Complementary log-log interval of a cumulative incidence",
    zh: "累积发生率的互补双对数区间",
  },
  "one-minus-kaplan-meier": {
    en: "One minus Kaplan–Meier, competing events censored",
    zh: "1 − Kaplan–Meier，竞争事件作删失处理",
  },
  "proportional-hazards-test": {
    en: "Score test of proportional hazards by Schoenfeld residuals (Grambsch and Therneau 1994), time as 1 − Kaplan–Meier, as R's cox.zph",
    zh: "按 Schoenfeld 残差的比例风险得分检验 (Grambsch 与 Therneau 1994)，时间取 1 − Kaplan–Meier，与 R cox.zph 相同",
  },
  "gray-test": { en: "Gray's test, two-sided", zh: "Gray 检验，双侧" },
  "log-rank": {
    en: "Log-rank test (Mantel–Cox), two-sided",
    zh: "log-rank 检验 (Mantel–Cox)，双侧",
  },
  "follow-up-survivors": {
    en: "Observed time of the subjects alive at their last contact",
    zh: "末次随访时存活者的观察时间",
  },
  "follow-up-observed": {
    en: "Observed time of all subjects, the dead included",
    zh: "全部患者（含死亡者）的观察时间",
  },
  "follow-up-reverse-kaplan-meier": {
    en: "Reverse Kaplan–Meier: death censors, the end of observation is the event",
    zh: "反向 Kaplan–Meier：死亡为删失，观察结束为事件",
  },
  "pearson-chi-square": {
    en: "Pearson χ² without continuity correction",
    zh: "Pearson χ² 检验，无连续性校正",
  },
  "fisher-exact": {
    en: "Fisher's exact test (Freeman–Halton beyond 2 × 2), two-sided",
    zh: "Fisher 精确检验（大于 2 × 2 时为 Freeman–Halton），双侧",
  },
  "fisher-monte-carlo": {
    en: "Fisher's exact test by seeded Monte-Carlo sampling",
    zh: "Fisher 精确检验，固定种子 Monte Carlo 抽样",
  },
  "mann-whitney": { en: "Mann–Whitney U test, two-sided", zh: "Mann–Whitney U 检验，双侧" },
  "kruskal-wallis": { en: "Kruskal–Wallis test", zh: "Kruskal–Wallis 检验" },
  "welch-t": { en: "Welch's t-test, two-sided", zh: "Welch t 检验，双侧" },
  "analysis-of-variance": { en: "One-way analysis of variance", zh: "单因素方差分析" },
  "cox-efron-wald": {
    en: "Cox regression, Efron's handling of ties, Wald interval and test",
    zh: "Cox 回归，Efron 处理结点，Wald 区间与检验",
  },
  bed: {
    en: "n · d · (1 + d/(α/β)), the linear-quadratic model without repopulation (Fowler 1989)",
    zh: "n · d · (1 + d/(α/β))，线性二次模型，不计再增殖 (Fowler 1989)",
  },
  eqd2: {
    en: "n · d · (d + α/β)/(2 + α/β) (Withers 1983)",
    zh: "n · d · (d + α/β)/(2 + α/β) (Withers 1983)",
  },
  "dose-protraction": {
    en: "G of Lea and Catcheside for a constant dose rate: 2 (e^(−μT) − 1 + μT)/(μT)²; repair between fractions complete",
    zh: "Lea–Catcheside G，恒定剂量率：2 (e^(−μT) − 1 + μT)/(μT)²；分次间修复完全",
  },
  "bed-protracted": {
    en: "n · d · (1 + G · d/(α/β)) (Dale 1985)",
    zh: "n · d · (1 + G · d/(α/β)) (Dale 1985)",
  },
  "count-visits": { en: "Count of visits", zh: "访视次数计数" },
  "person-time-observed": {
    en: "Sum of the observed times, from the first fraction to death or last contact",
    zh: "观察时间总和，自首次照射至死亡或末次随访",
  },
  "person-time-potential": {
    en: "Sum of the times to death, or to the cut-off for the others",
    zh: "至死亡或（其余患者）至截止日的时间总和",
  },
  "completeness-clark": {
    en: "Clark's C: observed over potential person-time (Lancet 2002;359:1309)",
    zh: "Clark C：观察人时与可能人时之比 (Lancet 2002;359:1309)",
  },
  "completeness-modified": {
    en: "C with deaths expected among those not followed to the end, by the Kaplan–Meier curve (after Wu 2008)",
    zh: "考虑未随访至截止者预期死亡的 C，按 Kaplan–Meier 曲线（依 Wu 2008）",
  },
  "completeness-simplified": {
    en: "Simplified person-time: a death counts as followed to the cut-off (Xue 2017)",
    zh: "简化人时法：死亡视为随访至截止日 (Xue 2017)",
  },
  "completeness-percentage": {
    en: "Subjects who died or were followed to the cut-off, over all",
    zh: "死亡或随访至截止日的患者占全部患者的比例",
  },
  "count-fractions": { en: "Count of fractions", zh: "照射次数计数" },
  "set-up-group-mean": {
    en: "M: mean of the patients' mean shifts",
    zh: "M：各患者平均位移的均值",
  },
  "set-up-systematic": {
    en: "Σ: standard deviation of the patients' mean shifts (van Herk 2004)",
    zh: "Σ：各患者平均位移的标准差 (van Herk 2004)",
  },
  "set-up-systematic-corrected": {
    en: "Σ less what the day-to-day variation adds to means of few fractions: √(Σ² − σ² · mean of 1/n), not below 0 (Stroom and Heijmen 2002)",
    zh: "Σ 扣除分次间变异对少次均值的影响：√(Σ² − σ² · 1/n 的均值)，不低于 0 (Stroom 与 Heijmen 2002)",
  },
  "set-up-random": {
    en: "σ: root mean square of the standard deviations of patients with two fractions or more (van Herk 2004)",
    zh: "σ：两次以上照射患者标准差的均方根 (van Herk 2004)",
  },
  "van-herk-margin": {
    en: "2.5 Σ + 0.7 σ: 95 % of the dose to the target in 90 % of patients (van Herk 2000)",
    zh: "2.5 Σ + 0.7 σ：90 % 的患者靶区接受 95 % 的剂量 (van Herk 2000)",
  },
  "van-herk-margin-corrected": {
    en: "2.5 Σ + 0.7 σ with Σ corrected for few fractions",
    zh: "2.5 Σ + 0.7 σ，其中 Σ 经少次校正",
  },
} as const satisfies Record<string, Label>;

export type ConventionId = keyof typeof conventions;
