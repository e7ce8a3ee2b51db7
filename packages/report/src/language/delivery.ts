import type { DeliveryQuantity } from "@fiducial/study";

/** Words of doses and fractions. */
export interface DeliveryWords {
  readonly dosesTitle: string;
  readonly schemeTissue: string;
  readonly bed: string;
  readonly protracted: string;
  readonly dosesNote: string;
  readonly protractionNote: string;
  readonly title: string;
  readonly quantity: string;
  readonly quantities: Readonly<Record<DeliveryQuantity, string>>;
}

export const english: DeliveryWords = {
  dosesTitle: "Biological doses of the schemes, by tissue",
  schemeTissue: "Scheme and tissue",
  bed: "BED, Gy",
  protracted: "BED with G, Gy",
  dosesNote: "BED, biologically effective dose; EQD2, equivalent dose in 2 Gy fractions.",
  protractionNote:
    "G, dose-protraction factor of Lea and Catcheside for repair while a fraction is given.",
  title: "Delivery of the prescribed fractions",
  quantity: "Quantity",
  quantities: {
    "planned-fractions": "Fractions prescribed",
    "given-fractions": "Fractions given",
    "all-given": "Patients with all fractions and no other, n (%)",
    missed: "Patients with missed fractions, n (%)",
    extra: "Patients with extra fractions, n (%)",
    unknown: "Patients without a record of fractions, n (%)",
    "interval-median": "Interval between fractions, median, days",
    "interval-range": "Interval between fractions, range, days",
    "interval-shorter": "Patients with a shorter interval than prescribed, n (%)",
    "interval-longer": "Patients with a longer interval than prescribed, n (%)",
    "time-median": "Treatment time, median, days",
    "time-range": "Treatment time, range, days",
  },
};

export const chinese: DeliveryWords = {
  dosesTitle: "各方案的生物剂量（按组织）",
  schemeTissue: "分割方案与组织",
  bed: "BED，Gy",
  protracted: "计入 G 的 BED，Gy",
  dosesNote: "BED：生物有效剂量；EQD2：2 Gy 分次等效剂量。",
  protractionNote: "G：Lea–Catcheside 剂量迁延因子，计入单次照射期间的修复。",
  title: "处方分次的执行情况",
  quantity: "指标",
  quantities: {
    "planned-fractions": "处方次数",
    "given-fractions": "实际照射次数",
    "all-given": "次数完全相符的患者，n (%)",
    missed: "有漏照的患者，n (%)",
    extra: "有多照的患者，n (%)",
    unknown: "无照射记录的患者，n (%)",
    "interval-median": "分次间隔，中位数，天",
    "interval-range": "分次间隔，范围，天",
    "interval-shorter": "间隔短于处方的患者，n (%)",
    "interval-longer": "间隔长于处方的患者，n (%)",
    "time-median": "总治疗时间，中位数，天",
    "time-range": "总治疗时间，范围，天",
  },
};
