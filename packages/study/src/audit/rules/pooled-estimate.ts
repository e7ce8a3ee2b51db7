import { normalCritical, poolEstimates, type PoolingMethod } from "@fiducial/statistics";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed } from "../printed.ts";

type Pooled = Paper["pooled"][number];

/** Standard errors by which a pooled estimate may miss the printed one: the studies are printed rounded. */
const tolerance = 0.15;

const methods: readonly PoolingMethod[] = ["fixed", "dersimonian-laird", "reml", "paule-mandel"];

export const pooledEstimate: AuditRule = {
  id: "pooled-estimate",
  compares: say(
    "the pooled estimate of a meta-analysis, and the studies and weights it is made of",
    "荟萃分析的合并估计与其所含研究及权重",
  ),
  why: say(
    "A pooled estimate lies among its studies, the weights add up to 100 %, and one of the usual models gives it.",
    "合并估计位于各研究之间，权重合计 100 %，且可由某种常用模型得出。",
  ),
  audit: (paper) =>
    paper.pooled.flatMap((pooled) => [
      ...ofStudies(pooled),
      ...ofWeights(pooled),
      ...recomputed(pooled),
    ]),
};

function ofStudies({ where, studies }: Pooled): Found[] {
  return Object.entries(studies).flatMap(([name, { estimate, interval }]): Found[] =>
    estimate.value >= interval.from.value && estimate.value <= interval.to.value
      ? []
      : [
          {
            verdict: "contradiction",
            claims: [claim(where, `${name}: ${estimate.text} (${interval.text})`)],
            evidence: say("the interval does not hold its estimate", "区间不包含其估计值"),
          },
        ],
  );
}

function ofWeights({ where, studies }: Pooled): Found[] {
  const weights = Object.values(studies).flatMap(({ weight }) => weight ?? []);
  if (weights.length < Object.keys(studies).length || weights.length < 2) return [];
  const added = sum(weights.map(({ value }) => value));
  const slack = sum(weights.map(halfUnit)) + 1e-9;
  return [
    {
      verdict: Math.abs(added - 100) <= slack ? "ok" : "contradiction",
      claims: [
        claim(where, say(`weights of ${weights.length} studies`, `${weights.length} 项研究的权重`)),
        claim(where, "100 %"),
      ],
      evidence: say(`together ${added.toFixed(1)} %`, `合计 ${added.toFixed(1)} %`),
    },
  ];
}

function recomputed({ where, of, scale, studies, estimate, interval, i_squared }: Pooled): Found[] {
  const isRatio = scale === "ratio";
  const onScale = isRatio ? Math.log : (value: number): number => value;
  const all = Object.entries(studies);
  const usable = all.filter(
    ([
      ,
      {
        estimate: each,
        interval: { from, to },
      },
    ]) =>
      isRatio ? from.value > 0 && each.value > 0 && to.value > from.value : to.value > from.value,
  );
  if (all.length < 2 || usable.length < all.length || (isRatio && estimate.value <= 0)) return [];
  const estimates = all.map(
    ([
      label,
      {
        estimate: each,
        interval: { from, to },
      },
    ]) => ({
      label,
      estimate: onScale(each.value),
      standardError: (onScale(to.value) - onScale(from.value)) / (2 * normalCritical(0.95)),
    }),
  );
  const values = all.map(([, each]) => each.estimate);
  const outside =
    values.every((each) => each.value + halfUnit(each) < estimate.value - halfUnit(estimate)) ||
    values.every((each) => each.value - halfUnit(each) > estimate.value + halfUnit(estimate));
  const claims = [
    claim(where, `${of}: ${estimate.text}${interval === undefined ? "" : ` (${interval.text})`}`),
    claim(where, all.map(([name, each]) => `${name} ${each.estimate.text}`).join(", ")),
  ];
  if (outside)
    return [
      {
        verdict: "contradiction",
        claims,
        evidence: say("outside all of its studies", "在所有研究之外"),
      },
    ];
  const half = halfUnit(estimate);
  const tried = methods.map((method) => {
    const { estimate: pooled, standardError } = poolEstimates(estimates, { method });
    const from = onScale(Math.max(isRatio ? 1e-9 : -Infinity, estimate.value - half));
    const to = onScale(estimate.value + half);
    const apart = Math.max(0, from - pooled, pooled - to) / standardError;
    return { method, apart, value: isRatio ? Math.exp(pooled) : pooled };
  });
  const fitting = tried.filter(({ apart }) => apart <= tolerance);
  const text = (some: typeof tried): string =>
    some.map(({ method, value }) => `${method} ${value.toFixed(estimate.decimals + 1)}`).join(", ");
  const far = tried.every(({ apart }) => apart > 1);
  return [
    {
      verdict: fitting.length > 0 ? "ok" : far ? "contradiction" : "ambiguity",
      claims,
      evidence:
        fitting.length > 0
          ? say(`reproduced by ${text(fitting)}`, `可由 ${text(fitting)} 得出`)
          : say(`no model gives it: ${text(tried)}`, `任何模型都得不出：${text(tried)}`),
    },
    ...(i_squared === undefined ? [] : [heterogeneity(where, estimates, i_squared)]),
  ];
}

/** Points by which I² may miss the printed one: it is sensitive to the rounding of the studies. */
const heterogeneityPoints = 10;

function heterogeneity(
  where: string,
  estimates: Parameters<typeof poolEstimates>[0],
  printed: Printed,
): Found {
  const { iSquared } = poolEstimates(estimates, { method: "dersimonian-laird" });
  const apart = Math.abs(100 * iSquared - printed.value);
  return {
    verdict: apart <= heterogeneityPoints ? "ok" : "ambiguity",
    claims: [
      claim(where, `I² ${printed.text} %`),
      claim(where, say(`${estimates.length} studies`, `${estimates.length} 项研究`)),
    ],
    evidence: say(
      `I² of these studies ${(100 * iSquared).toFixed(0)} %`,
      `这些研究的 I² 为 ${(100 * iSquared).toFixed(0)} %`,
    ),
  };
}
