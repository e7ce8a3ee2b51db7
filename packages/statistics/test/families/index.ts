import type { Compare } from "./compare.ts";
import { binomial, contingency, distributions, kSample, twoSample } from "./small-tables.ts";
import { kaplanMeierFamily, reverseFamily, spssFamily } from "./curves.ts";
import { competingRisks } from "./competing-risks.ts";
import { cox, coxDegenerate } from "./cox.ts";
import { fineGray } from "./fine-gray.ts";
import { firthCox, logistic, logisticDegenerate } from "./logistic.ts";
import { logRankFamily } from "./log-rank.ts";
import { parametric } from "./parametric.ts";
import { landmarkFamily, restrictedMeanFamily } from "./restricted-means.ts";

/** How each family of reference cases is recomputed. */
export const families: Readonly<Record<string, Compare>> = {
  binomial,
  contingency,
  distributions,
  "k-sample": kSample,
  "two-sample": twoSample,
  km: kaplanMeierFamily,
  "reverse-km": reverseFamily,
  "spss-km": spssFamily,
  rmst: restrictedMeanFamily,
  landmark: landmarkFamily,
  logistic,
  "logistic-degenerate": logisticDegenerate,
  "firth-cox": firthCox,
  parametric,
  logrank: logRankFamily,
  "fine-gray": fineGray,
  cox,
  "cox-degenerate": coxDegenerate,
  "competing-risks": competingRisks,
};

/** Parts of implemented families that are not compared yet. */
export const notYet: readonly string[] = [];
