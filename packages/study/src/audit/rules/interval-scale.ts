import type { Label } from "../../label.ts";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { nameOf } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed } from "../printed.ts";

/** How many intervals of one paper must lie evenly on a scale before another is held against it. */
const enough = 3;

interface Scale {
  readonly name: Label;
  /** Increasing or decreasing all the way. */
  readonly to: (share: number) => number;
  readonly back: (scaled: number) => number;
}

const plain: Scale = {
  name: say("untransformed", "未变换"),
  to: (share) => share,
  back: (scaled) => scaled,
};
const scales: readonly Scale[] = [
  {
    name: say("log(−log)", "log(−log)"),
    to: (share) => Math.log(-Math.log(share)),
    back: (scaled) => Math.exp(-Math.exp(scaled)),
  },
  {
    name: say("log(−log) of the complement", "补数的 log(−log)"),
    to: (share) => Math.log(-Math.log(1 - share)),
    back: (scaled) => 1 - Math.exp(-Math.exp(scaled)),
  },
  { name: say("logarithmic", "对数"), to: Math.log, back: Math.exp },
  {
    name: say("logarithmic of the complement", "补数的对数"),
    to: (share) => Math.log(1 - share),
    back: (scaled) => 1 - Math.exp(scaled),
  },
  {
    name: say("logit", "logit"),
    to: (share) => Math.log(share / (1 - share)),
    back: (scaled) => 1 / (1 + Math.exp(-scaled)),
  },
  {
    name: say("arcsine", "反正弦"),
    to: (share) => Math.asin(Math.sqrt(share)),
    back: (scaled) => Math.sin(scaled) ** 2,
  },
  plain,
];

interface Interval {
  readonly where: string;
  readonly of: Label;
  readonly rate: Printed;
  readonly from: Printed;
  readonly to: Printed;
}

/** A 95 % interval of a rate reaches equally far to both sides on the scale that it was computed on. */
export const intervalScale: AuditRule = {
  id: "interval-scale",
  compares: say(
    "the interval of a rate and the scale on which the others lie evenly",
    "率的区间与其他区间对称时所在的尺度",
  ),
  why: say(
    "One program computes all on one scale, on which each rate is the middle of its interval; where one is so on no scale, an end or the rate is misprinted.",
    "同一软件在同一尺度上计算，率为区间中点；若某区间在任何尺度上均不对称，则端点或率印错。",
  ),
  audit: (paper) => {
    const intervals = intervalsOf(paper);
    const [best] = scales
      .map((scale) => ({ scale, even: intervals.filter((each) => isEven(each, scale)) }))
      .toSorted((left, right) => right.even.length - left.even.length);
    if (best === undefined || best.even.length < enough) return [];
    if (best.even.length <= intervals.length / 2) return [];
    return intervals.map((each) => judge(each, best.scale, best.even));
  },
};

function intervalsOf(paper: Paper): readonly Interval[] {
  return paper.survival.flatMap(({ where, endpoint, group, rates, incidence, rate_intervals }) =>
    Object.entries(rate_intervals).flatMap(([months, { from, to }]) => {
      const rate = rates[months] ?? incidence[months];
      if (rate === undefined) return [];
      const low = from.value - halfUnit(from);
      const high = to.value + halfUnit(to);
      const inside = low > 0 && high < 100 && from.value < rate.value && rate.value < to.value;
      const of = say(
        `${endpoint}, ${nameOf(group)}: ${rate.text} % (${from.text}–${to.text}) at ${months} months`,
        `${endpoint}，${nameOf(group)}：${months} 个月 ${rate.text} %（${from.text}–${to.text}）`,
      );
      return inside ? [{ where, of, rate, from, to }] : [];
    }),
  );
}

/** Whether unrounded values exist of which the rate is the middle. */
function isEven({ rate, from, to }: Interval, { to: scaled }: Scale): boolean {
  const off = (sign: 1 | -1): number =>
    scaled((from.value + sign * halfUnit(from)) / 100) +
    scaled((to.value + sign * halfUnit(to)) / 100) -
    2 * scaled((rate.value - sign * halfUnit(rate)) / 100);
  return off(1) * off(-1) <= 0;
}

function judge(each: Interval, scale: Scale, even: readonly Interval[]): Found {
  const claims = [claim(each.where, each.of)];
  if (even.includes(each))
    return {
      verdict: "ok",
      claims,
      evidence: say(`even on the ${scale.name.en} scale`, `在${scale.name.zh}尺度上对称`),
    };
  const own = scales.find((other) => isEven(each, other));
  if (own !== undefined)
    return {
      verdict: "ok",
      claims,
      evidence: say(`even on the ${own.name.en} scale`, `在${own.name.zh}尺度上对称`),
    };
  const opposite = (end: Printed): string => {
    const share = scale.back(2 * scale.to(each.rate.value / 100) - scale.to(end.value / 100));
    return (100 * share).toFixed(end.decimals);
  };
  return {
    verdict: "contradiction",
    claims,
    evidence: say(
      `even on no scale; on the ${scale.name.en} scale of ${even.length} others, ${each.to.text} goes with ${opposite(each.to)} and ${each.from.text} with ${opposite(each.from)}`,
      `在任何尺度上均不对称；按其他 ${even.length} 个区间的${scale.name.zh}尺度，${each.to.text} 对应 ${opposite(each.to)}，${each.from.text} 对应 ${opposite(each.from)}`,
    ),
    condition: say("if one method gave all intervals", "若所有区间由同一方法得出"),
  };
}
