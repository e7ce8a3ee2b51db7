import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import {
  failingAtTheTime,
  nameOf,
  percentText,
  ratesOf,
  shareBounds,
  sizeOfThis,
} from "../facts.ts";
import { type CurveOf, type Failures, failuresOf } from "../failures.ts";
import type { Paper } from "../paper.ts";

/** A printed share free of the event, whether told as survival or as incidence. */
interface Reading extends CurveOf {
  readonly where: string;
  readonly months: number;
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

/** A printed number at risk. */
interface AtRisk {
  readonly months: number;
  readonly count: number;
}

/**
 * Each failure lowers a Kaplan–Meier estimate by the factor 1 − 1/r, and the risk sets r fall from failure to failure.
 *
 * Who is at risk at t is in every risk set before t. So D failures before t have risk sets of N + 1, N + 2, …, N + D
 * at least, whose product is N/(N + D): no censoring leaves less. A failure at t itself is among the N.
 *
 * At most N fail from t on, so F − N at least failed before. They lower the estimate least while nobody was censored:
 * to 1 − (F − N)/n.
 *
 * Both bounds hold for one minus a cumulative incidence: it is never below Kaplan–Meier, and each failure adds 1/n to
 * the incidence at least, for the share still free of all events is r/n or more.
 */
export const failuresAgainstRate: AuditRule = {
  id: "failures-against-rate",
  compares: say(
    "a survival rate or an incidence, and those that the failures and the numbers at risk allow",
    "生存率或发生率与失败例数、在险人数所允许的范围",
  ),
  why: say(
    "So few failures, with so many still at risk, cannot bring the curve down so far; and failures that nobody is left to have later came before.",
    "失败例数少而在险人数多时，曲线不可能降得那么低；此后无人可再失败的，必已在此前失败。",
  ),
  audit: (paper) =>
    [...ratesOf(paper).map((rate) => ({ ...rate, text: rate.printed.text })), ...incidences(paper)]
      .map((reading) => ({
        reading,
        failures: failuresOf(paper, reading),
        atRisk: atRiskOf(paper, reading),
      }))
      .flatMap(({ reading, failures, atRisk }) =>
        failures === null || failures.count > reading.n ? [] : judge(reading, failures, atRisk),
      ),
};

function incidences(paper: Paper): Reading[] {
  return paper.survival.flatMap((curve) =>
    Object.entries(curve.incidence).map(([months, printed]): Reading => {
      const { low, high } = shareBounds(printed);
      return {
        endpoint: curve.endpoint,
        group: curve.group,
        n: sizeOfThis(paper, curve),
        where: curve.where,
        months: Number(months),
        text: say100(printed.value, printed.decimals),
        low: 1 - high,
        high: 1 - low,
      };
    }),
  );
}

/** The share free of an event, in the digits in which its incidence is printed. */
function say100(incidence: number, decimals: number): string {
  return (100 - incidence).toFixed(decimals);
}

function atRiskOf(paper: Paper, { endpoint, group, n }: CurveOf): AtRisk[] {
  return paper.survival
    .filter((curve) => curve.endpoint === endpoint && curve.group === group)
    .filter((curve) => sizeOfThis(paper, curve) === n)
    .flatMap((curve) => Object.entries(curve.at_risk))
    .map(([months, count]) => ({ months: Number(months), count }))
    .filter(({ count }) => count <= n)
    .toSorted((a, b) => a.months - b.months);
}

function judge(reading: Reading, failures: Failures, atRisk: readonly AtRisk[]): Found[] {
  const { n, months } = reading;
  const later = atRisk.find((each) => each.months >= months);
  const earlier = atRisk.findLast((each) => each.months <= months);
  // With as many failures as have gone, the number at risk alone is the bound.
  const below =
    later === undefined || failures.count >= n - later.count
      ? []
      : notBelow(reading, failures, later);
  const above =
    earlier === undefined || failures.count <= earlier.count
      ? []
      : notAbove(reading, failures, earlier);
  return [...below, ...above];
}

function claimsOf(reading: Reading, { count, where }: Failures, atRisk: AtRisk) {
  const { endpoint, group, text, months, n } = reading;
  return [
    claim(
      reading.where,
      say(
        `${text} % free of the event (${endpoint}, ${nameOf(group)}) at ${months} months`,
        `${nameOf(group)} ${months} 个月无事件率（${endpoint}）${text} %`,
      ),
    ),
    claim(
      where,
      say(
        `${count} failures of ${n}; ${atRisk.count} at risk at ${atRisk.months} months`,
        `${n} 例中失败 ${count} 例；${atRisk.months} 个月在险 ${atRisk.count} 例`,
      ),
    ),
  ];
}

/** The least share that so many failures leave, of which some failed just at the time. */
function leastLeft(failures: number, atRisk: number, n: number, atTheTime: number): number {
  return (atRisk - atTheTime) / (atRisk + Math.min(failures - atTheTime, n - atRisk));
}

function notBelow(reading: Reading, failures: Failures, atRisk: AtRisk): Found[] {
  const { n, months, high } = reading;
  const { count } = failures;
  if (atRisk.count === 0) return [];
  const mostAtTheTime = atRisk.months === months ? Math.min(count, atRisk.count) : 0;
  const allows = (atTheTime: number): boolean =>
    leastLeft(count, atRisk.count, n, atTheTime) <= high;
  let needed = 0;
  while (needed <= mostAtTheTime && !allows(needed)) needed++;
  const impossible = needed > mostAtTheTime;
  const wrong = impossible || needed > failingAtTheTime(n);
  const least = percentText(leastLeft(count, atRisk.count, n, 0));
  const fraction = `${atRisk.count}/(${atRisk.count} + ${count})`;
  return [
    {
      verdict: wrong ? "contradiction" : "ok",
      claims: claimsOf(reading, failures, atRisk),
      evidence: say(
        `${count} failures before ${months} months, at least ${atRisk.count + 1} at risk at each, leave at least ${fraction} = ${least}; ${reading.text} % printed`,
        `${months} 个月前失败 ${count} 例、每次在险至少 ${atRisk.count + 1} 例时，至少剩 ${fraction} = ${least}；所载 ${reading.text} %`,
      ),
      ...(wrong && !impossible
        ? {
            condition: say(
              `unless at least ${needed} of the ${count} failed just at ${months} months`,
              `除非 ${count} 例中至少 ${needed} 例恰在 ${months} 个月失败`,
            ),
          }
        : {}),
    },
  ];
}

function notAbove(reading: Reading, failures: Failures, atRisk: AtRisk): Found[] {
  const { n, months, low } = reading;
  const before = failures.count - atRisk.count;
  const most = 1 - before / n;
  return [
    {
      verdict: low <= most ? "ok" : "contradiction",
      claims: claimsOf(reading, failures, atRisk),
      evidence: say(
        `at most ${atRisk.count} fail from ${atRisk.months} months on, so at least ${before} of ${failures.count} failed before, and at most ${percentText(most)} are left at ${months} months; ${reading.text} % printed`,
        `${atRisk.months} 个月起至多 ${atRisk.count} 例失败，故 ${failures.count} 例中至少 ${before} 例此前失败，${months} 个月至多剩 ${percentText(most)}；所载 ${reading.text} %`,
      ),
    },
  ];
}
