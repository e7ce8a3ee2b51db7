import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { isKaplanMeier, nameOf, shareBounds, sizeOfThis } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed, type PrintedRange } from "../printed.ts";

/** How much narrower than the narrowest of the usual intervals one may be before it belongs to more patients. */
const narrowerShare = 0.85;

const z95 = 1.959964;

/**
 * Greenwood's variance of a rate S of n patients is least where nobody is censored: S(1 − S)/n. So the interval of a
 * rate is at least as wide as that of a proportion, by whichever of the usual transformations is narrowest.
 */
export const rateInterval: AuditRule = {
  id: "rate-interval",
  compares: say(
    "a survival rate or an incidence, its 95 % interval and the number of patients",
    "生存率或发生率、其 95 % 区间与例数",
  ),
  why: say(
    "The interval holds its rate, ends at 0 and 100 %, and cannot be narrower than so many patients allow.",
    "区间应包含该率，不超出 0 与 100 %，且不会窄于该例数所允许者。",
  ),
  audit: (paper) =>
    paper.survival.flatMap((curve) =>
      Object.entries(curve.rate_intervals).flatMap(([months, interval]): Found[] => {
        const printed = curve.rates[months] ?? curve.incidence[months];
        if (printed === undefined) return [];
        const { where, endpoint, group } = curve;
        const claims = [
          claim(
            where,
            say(
              `${endpoint}, ${nameOf(group)}: ${printed.text} % (${interval.text}) at ${months} months`,
              `${endpoint}，${nameOf(group)}：${months} 个月 ${printed.text} %（${interval.text}）`,
            ),
          ),
        ];
        return [judge(paper, curve, printed, interval, claims)];
      }),
    ),
};

function judge(
  paper: Paper,
  curve: Paper["survival"][number],
  printed: Printed,
  { from, to }: PrintedRange,
  claims: Found["claims"],
): Found {
  const inside =
    printed.value + halfUnit(printed) >= from.value - halfUnit(from) &&
    printed.value - halfUnit(printed) <= to.value + halfUnit(to);
  if (!inside)
    return {
      verdict: "contradiction",
      claims,
      evidence: say("the interval does not hold the rate", "区间不包含该率"),
    };
  if (from.value < 0 || to.value > 100)
    return {
      verdict: "ambiguity",
      claims,
      evidence: say(
        "no rate lies outside 0 to 100 %: a normal interval without transformation",
        "率不会超出 0 至 100 %：未经变换的正态区间",
      ),
    };
  const n = sizeOfThis(paper, curve);
  const narrowest = narrowestWidth(printed, n);
  const width = to.value - from.value + halfUnit(from) + halfUnit(to);
  const narrow = isKaplanMeier(paper, curve.endpoint) && width < narrowerShare * narrowest;
  return {
    verdict: narrow ? "contradiction" : "ok",
    claims: [...claims, claim("paper", `n = ${n}`)],
    evidence: say(
      `${(to.value - from.value).toFixed(from.decimals)} points wide; ${n} patients without censoring give at least ${narrowest.toFixed(1)}`,
      `区间宽 ${(to.value - from.value).toFixed(from.decimals)} 个百分点；${n} 例无删失时至少 ${narrowest.toFixed(1)}`,
    ),
    ...(narrow ? { condition: say("if it is a 95 % interval", "若其为 95 % 区间") } : {}),
  };
}

/** The width in points of the narrowest of the plain, log, log-log and logit intervals of a share of n. */
function narrowestWidth(printed: Printed, n: number): number {
  const { low, high } = shareBounds(printed);
  const widths = [low, high, printed.value / 100].map((share) => {
    const rate = Math.min(1 - 1e-6, Math.max(1e-6, share));
    const error = Math.sqrt((rate * (1 - rate)) / n);
    const logError = error / rate;
    const plain = Math.min(1, rate + z95 * error) - Math.max(0, rate - z95 * error);
    const log = Math.min(1, rate * Math.exp(z95 * logError)) - rate * Math.exp(-z95 * logError);
    const factor = Math.exp((z95 * logError) / Math.abs(Math.log(rate)));
    const logLog = rate ** (1 / factor) - rate ** factor;
    const odds = rate / (1 - rate);
    const oddsFactor = Math.exp(z95 * Math.sqrt(1 / (n * rate * (1 - rate))));
    const share01 = (value: number): number => value / (1 + value);
    const logit = share01(odds * oddsFactor) - share01(odds / oddsFactor);
    return Math.min(plain, log, logLog, logit);
  });
  return 100 * Math.min(...widths);
}
