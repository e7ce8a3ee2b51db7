/** Words about how an endpoint came about for a patient. */
export const english = {
  without: "Without that record",
  others: "Other records that bear on it",
  outcomes: { event: "event", censored: "censored", competing: "competing" },
  outcome: (kind: string, months: string, because: string, record: string): string =>
    `${kind} at ${months} months: ${because}${record}`,
  standing: {
    later: "later",
    "before-origin": "before the origin",
    "after-end": "after the end of follow-up",
    "after-cut-off": "after the cut-off",
  },
  entry: (date: string, because: string, standing: string): string =>
    `${date} ${because} (${standing})`,
};

export const chinese: typeof english = {
  without: "若无该记录",
  others: "相关的其他记录",
  outcomes: { event: "事件", censored: "删失", competing: "竞争事件" },
  outcome: (kind, months, because, record) => `${kind}，${months} 个月：${because}${record}`,
  standing: {
    later: "之后",
    "before-origin": "早于起点",
    "after-end": "晚于随访结束",
    "after-cut-off": "晚于数据截止",
  },
  entry: (date, because, standing) => `${date} ${because}（${standing}）`,
};
