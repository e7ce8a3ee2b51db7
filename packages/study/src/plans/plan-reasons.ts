import type { Label } from "../label.ts";
import type { PlanReason } from "./plan-metrics.ts";

/** Why a plan has no value, in words. */
export const planReasons: Readonly<Record<PlanReason, Label>> = {
  "structure-missing": { en: "the structure is not drawn", zh: "未勾画该结构" },
  "structure-ambiguous": { en: "several structures may be meant", zh: "可能对应多个结构" },
  "no-histogram": { en: "the structure has no dose", zh: "该结构没有剂量" },
  "no-prescription": { en: "the plan states no prescription", zh: "计划未注明处方剂量" },
  "smaller-than-the-volume": {
    en: "the structure is smaller than the volume asked for",
    zh: "结构小于所要求的体积",
  },
  "no-volume": { en: "the structure has no volume", zh: "该结构没有体积" },
  "not-in-export": { en: "the exported DVH does not tell", zh: "导出的 DVH 无此信息" },
  "undefined-index": { en: "the index divides by nothing", zh: "指数的分母为零" },
};
