import { testRules } from "../analyses/test-choice.ts";
import { daysPerMonth } from "../calendar.ts";
import type { Label } from "../label.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { Methods } from "./study-results.ts";

/** What a Methods section must state, read from the protocol. */
export function methodsOf(definition: ProtocolDefinition): Methods {
  const { analyses, eligibility, follow_up: followUp } = definition;
  return {
    inclusion: eligibility.inclusion.map(({ label }) => label),
    exclusion: eligibility.exclusion.map(({ label }) => label),
    daysPerMonth,
    confidenceLevel: analyses.confidence_level,
    alpha: analyses.alpha,
    testRules: [
      testRules.categories,
      testRules[analyses.quantity_test],
      {
        en: "Survival was estimated by Kaplan–Meier with Greenwood's variance and compared by the two-sided log-rank test. Medians are given with the Brookmeyer–Crowley interval and with the interval that SPSS prints.",
        zh: "生存率用 Kaplan–Meier 法估计（Greenwood 方差），用双侧 log-rank 检验比较。中位数同时给出 Brookmeyer–Crowley 区间和 SPSS 输出的区间。",
      },
    ],
    partialDateRule: partialDateRule(definition.data.partial_dates),
    followUpSchedule:
      followUp === undefined
        ? null
        : {
            en: `Subjects were to be seen every ${followUp.every_months} months after the ${followUp.from === "last-fraction" ? "last" : "first"} fraction.`,
            zh: `患者于${followUp.from === "last-fraction" ? "末次" : "首次"}照射后每 ${followUp.every_months} 个月随访一次。`,
          },
    survivalTimes: analyses.survival_months,
    notes: definition.notes,
  };
}

function partialDateRule({ month, year }: ProtocolDefinition["data"]["partial_dates"]): Label {
  const day = {
    first: { en: "the first day", zh: "该月 1 日" },
    middle: { en: "the 15th", zh: "该月 15 日" },
    last: { en: "the last day", zh: "该月最后一日" },
  };
  const ofMonth: Label =
    month === "refuse"
      ? { en: "Dates without a day were refused", zh: "拒绝缺少日的日期" }
      : {
          en: `A date given as year and month was taken for ${day[month].en} of the month`,
          zh: `仅有年月的日期按${day[month].zh}处理`,
        };
  const ofYear: Label =
    year === "refuse"
      ? { en: "dates without a month were refused", zh: "拒绝缺少月的日期" }
      : { en: "one given as a year for 1 July", zh: "仅有年份的日期按 7 月 1 日处理" };
  return { en: `${ofMonth.en}; ${ofYear.en}.`, zh: `${ofMonth.zh}；${ofYear.zh}。` };
}
