/** Words of the visits and of how complete the follow-up is. */
export interface FollowUpScheduleWords {
  readonly title: (asOf: string) => string;
  readonly quantity: string;
  readonly standing: string;
  readonly visits: string;
  readonly completeness: string;
  readonly expected: string;
  readonly onTime: string;
  readonly outsideWindow: string;
  readonly missed: string;
  readonly clark: string;
  readonly modified: string;
  readonly simplified: string;
  readonly percentage: string;
  readonly observed: string;
  readonly potential: string;
  readonly schedule: (parts: {
    readonly months: string;
    readonly from: "first-fraction" | "last-fraction";
    readonly days: string;
    readonly lostAfter: string;
  }) => string;
  readonly completenessNote: string;
  readonly listingTitle: string;
  readonly status: string;
  readonly lastContact: string;
  readonly nextDue: string;
}

export const english: FollowUpScheduleWords = {
  title: (asOf) => `Visits and completeness of follow-up on ${asOf}`,
  quantity: "Quantity",
  standing: "Standing of the patients, n (%)",
  visits: "Visits whose window has closed",
  completeness: "Completeness of follow-up",
  expected: "Asked for by the protocol",
  onTime: "On time",
  outsideWindow: "Outside their window",
  missed: "Missed",
  clark: "C of Clark, %",
  modified: "C with expected deaths, %",
  simplified: "Simplified person-time, %",
  percentage: "Died or followed to the cut-off, n (%)",
  observed: "Person-time observed, months",
  potential: "Person-time possible, months",
  schedule: ({ months, from, days, lostAfter }) =>
    `Visits every ${months} months after the ${from === "last-fraction" ? "last" : "first"} fraction, on time within ${days} days; no contact for more than ${lostAfter} months counts as lost. A patient is due while a window is open, and overdue when it has closed without any contact.`,
  completenessNote:
    "C, observed over possible person-time; with expected deaths, those not followed to the end are given only the time that the survival curve expects of them; simplified, a death counts as followed to the cut-off.",
  listingTitle: "Each patient's visits",
  status: "Standing",
  lastContact: "Last contact",
  nextDue: "Next visit",
};

export const chinese: FollowUpScheduleWords = {
  title: (asOf) => `截至 ${asOf} 的访视与随访完整度`,
  quantity: "指标",
  standing: "患者状态，n (%)",
  visits: "时间窗已结束的访视",
  completeness: "随访完整度",
  expected: "方案要求次数",
  onTime: "按时",
  outsideWindow: "窗外",
  missed: "缺访",
  clark: "Clark C，%",
  modified: "计入预期死亡的 C，%",
  simplified: "简化人时法，%",
  percentage: "死亡或随访至截止日，n (%)",
  observed: "观察人时，月",
  potential: "可能人时，月",
  schedule: ({ months, from, days, lostAfter }) =>
    `${from === "last-fraction" ? "末次" : "首次"}照射后每 ${months} 个月访视一次，前后 ${days} 天内为按时；超过 ${lostAfter} 个月无联系视为失访。时间窗开放期间为应随访，窗结束仍无联系为逾期。`,
  completenessNote:
    "C 为观察人时与可能人时之比；计入预期死亡时，未随访至截止者仅按生存曲线计其预期时间；简化法将死亡视为随访至截止日。",
  listingTitle: "各患者的访视",
  status: "状态",
  lastContact: "末次联系",
  nextDue: "下次访视",
};
