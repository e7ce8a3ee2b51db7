import type { Label } from "../label.ts";

/** Why a number does not exist, or what limits it: a text that is known, or one in both languages. */
export type Reason = string | Label;

/** Reasons of this package and of `statistics`, with their Chinese wording. A pattern's groups fill `$1`, `$2` … */
const reasons: readonly (readonly [pattern: RegExp, chinese: string, english?: string])[] = [
  [/^nobody could be counted$/, "无可计数的患者"],
  [/^nobody has all covariates$/, "无协变量齐全的患者"],
  [/^nobody was followed$/, "无随访患者"],
  [/^nobody is in the group$/, "该组无患者"],
  [/^nobody was observed$/, "无观察对象"],
  [/^nobody had the event$/, "无人发生该事件"],
  [/^no value is known$/, "无已知值"],
  [/^fewer than two values are known$/, "已知值不足两个"],
  [/^fewer than two groups have subjects$/, "有患者的组不足两个"],
  [
    /^the curve has reached 0, where neither standard error nor interval is defined$/,
    "曲线已降至 0，标准误与区间均无定义",
  ],
  [
    /^follow-up ended at ([\d.]+); the last value is carried forward$/,
    "随访止于 $1 个月，沿用最后的值",
    "follow-up ended at $1 months; the last value is carried forward",
  ],
  [
    /^no event so far: the (\S+) interval is not defined at a survival of 1$/,
    "尚无事件：生存率为 1 时所用区间无定义",
  ],
  [/^the curve does not fall to ([\d.]+)$/, "曲线未降至 $1"],
  [
    /^the lower and upper confidence limit cannot be read: the limit curve does not reach ([\d.]+)$/,
    "置信下限与上限均无法读取：界限曲线未达 $1",
  ],
  [
    /^the lower confidence limit cannot be read: the limit curve does not reach ([\d.]+)$/,
    "置信下限无法读取：界限曲线未达 $1",
  ],
  [
    /^the upper confidence limit cannot be read: the limit curve does not reach ([\d.]+)$/,
    "置信上限无法读取：界限曲线未达 $1",
  ],
  [/^no event time with S ≥ ([\d.]+)$/, "无 S ≥ $1 的事件时间"],
  [/^no event time with S ≤ ([\d.]+)$/, "无 S ≤ $1 的事件时间"],
  [/^S is 0 there, where SE\[S\] is undefined$/, "该处 S 为 0，标准误无定义"],
  [/^no event in any group$/, "各组均无事件"],
  [/^fewer than two groups are at risk when an event happens$/, "事件发生时处于风险的组不足两个"],
  [/^the covariance matrix is singular$/, "协方差矩阵奇异"],
  [/^the information is singular$/, "信息矩阵奇异"],
  [/^no event$/, "无事件"],
  [/^no event of this cause$/, "无该原因的事件"],
  [
    /^no event of this cause so far, where the interval is not defined$/,
    "尚无该原因的事件，区间无定义",
  ],
  [/^a combination of earlier terms$/, "可由前面的协变量得出"],
  [
    /^separated: the likelihood rises for ever towards ([+−-])infinity; Firth's penalty gives a finite estimate$/,
    "完全分离：似然向 $1∞ 无限上升；Firth 惩罚可给出有限估计",
  ],
  [/^runs off with the separated terms$/, "随完全分离的协变量一同发散"],
  [
    /^the penalised likelihood does not fall far enough for this limit$/,
    "惩罚似然下降不足，无法给出该界限",
  ],
  [/^the table is empty$/, "列联表为空"],
  [/^a row has no counts$/, "某行无计数"],
  [/^a column has no counts$/, "某列无计数"],
  [/^a single row or column leaves nothing to compare$/, "仅一行或一列，无可比较"],
  [
    /^fewer than two rows or columns have counts, so only one table is possible$/,
    "有计数的行或列不足两个，仅有一种可能的表",
  ],
  [
    /^a margin is 0: only one table is possible, so the data say nothing of the odds ratio, and its 0 is R's$/,
    "某边际为 0：仅有一种可能的表，数据不含优势比的信息，其 0 与 R 相同",
  ],
  [/^all values are equal$/, "所有值相等"],
  [/^too few values$/, "值太少"],
  [/^the values do not vary$/, "值无变异"],
  [/^the values do not vary within the groups$/, "组内值无变异"],
  [/^no group has more than one value$/, "各组均不多于一个值"],
  [/^the second sample does not vary$/, "第二个样本无变异"],
  [/^neither mean varies$/, "两均数均无变异"],
  [/^a mean is 0$/, "某均数为 0"],
  [/^the score does not vary$/, "评分无变异"],
  [/^a prediction interval needs three studies$/, "预测区间至少需要三项研究"],
];

/**
 * A reason in both languages; one that is not in the list stays English.
 *
 * @example
 * reasonLabel("all values are equal"); // { en: "all values are equal", zh: "所有值相等" }
 */
export function reasonLabel(reason: Reason): Label {
  if (typeof reason !== "string") return reason;
  for (const [pattern, chinese, english] of reasons) {
    const found = pattern.exec(reason);
    if (found === null) continue;
    const filled = (text: string): string =>
      text.replaceAll(/\$(\d)/g, (_, group: string) => readable(found[Number(group)] ?? ""));
    return { en: english === undefined ? reason : filled(english), zh: filled(chinese) };
  }
  return { en: reason };
}

/** A time in full precision is told with one decimal; other texts stay. */
function readable(text: string): string {
  return /^\d+\.\d{3,}$/.test(text) ? Number(text).toFixed(1) : text;
}
