import { compareRestrictedMeans, kaplanMeier, restrictedMean } from "@fiducial/statistics";
import type { Compute } from "./answer.ts";
import { followUpColumns, type FollowUpOptions } from "./follow-up-columns.ts";
import { because, intervalHeader, intervalText, numberText, pText } from "./number-text.ts";

interface RestrictedMeanCommand extends FollowUpOptions {
  readonly horizon?: number;
  readonly level: number;
}

export const restrictedMeanAnswer: Compute<RestrictedMeanCommand> = (data, options) => {
  const { rows, groups, groupColumn } = followUpColumns(data!, options);
  const curves = groups.map(({ followUp }) => kaplanMeier(followUp, { level: options.level }));
  const longest = curves.map((curve) => curve.time.at(-1)!);
  const horizon = options.horizon ?? Math.min(...longest);
  const means = curves.map((curve, g) => ({
    group: groups[g]!.label,
    ...restrictedMean(curve, horizon),
  }));
  const [reference, ...others] = means;
  const contrasts = others.map((mean) => ({
    group: mean.group,
    against: reference!.group,
    ...compareRestrictedMeans(reference!, mean, { level: options.level }),
  }));
  const chosen =
    options.horizon === undefined
      ? groups.length > 1
        ? "Horizon: the shortest of the groups' longest times; state your own with --horizon."
        : "Horizon: the longest time; state your own with --horizon."
      : null;
  const interval = intervalHeader(options.level);
  return {
    data: rows.use,
    results: { horizon, means, contrasts },
    sheets: [
      {
        title: `Restricted mean to ${horizon}`,
        header: [groupColumn, "mean", "SE", interval, "time lost"],
        rows: means.map((each) => [
          each.group,
          numberText(each.mean),
          numberText(each.standardError),
          intervalText(each.lower, each.upper),
          numberText(each.lost),
        ]),
        notes: [means[0]!.convention, chosen, ...reasons(means)],
      },
      ...(contrasts.length === 0
        ? []
        : [
            {
              title: `Against ${reference!.group}`,
              header: [groupColumn, "difference", interval, "p", "ratio", interval, "p"],
              rows: contrasts.map(({ group, difference, ratio }) => [
                group,
                numberText(difference.estimate),
                intervalText(difference.lower, difference.upper),
                pText(difference.p),
                numberText(ratio.estimate),
                intervalText(ratio.lower, ratio.upper),
                pText(ratio.p),
              ]),
              notes: [
                "Normal intervals and tests; those of the ratio on its logarithm.",
                ...contrasts.flatMap(({ group, difference, ratio }) => [
                  because(group, difference.because),
                  because(group, ratio.because),
                ]),
              ],
            },
          ]),
    ],
  };
};

function reasons(
  lines: readonly { readonly group: string; readonly because: string | null }[],
): (string | null)[] {
  return lines.map((each) => because(each.group, each.because));
}
