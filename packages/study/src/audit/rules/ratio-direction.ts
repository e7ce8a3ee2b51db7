import { type AuditRule, claim, type Claim, type Found, say } from "../audit-finding.ts";
import { divisionsOf, type Rate, ratesOf, shareBounds, sizeOfThis, sum } from "../facts.ts";
import type { Paper, PaperComparison, PaperSurvival } from "../paper.ts";
import { halfUnit, type Printed } from "../printed.ts";

/** Standard errors of the rates beyond which they and a ratio are of different data, or of exchanged groups. */
const ofOtherData = { significant: 2, otherwise: 3 };

/** A share free of the event, or a median, in both groups. */
interface Pair {
  readonly claims: readonly Claim[];
  /** Whether the group does better than its reference, beyond what rounding hides; null where that is open. */
  readonly better: boolean | null;
  /** How many standard errors of the two rates lie between the ratio and the one that the rates tell. */
  readonly apart: (logRatio: number) => number;
}

/**
 * With proportional hazards S₁ = S₀^HR, so ln HR = ln(−ln S₁) − ln(−ln S₀) at every time. The variance of
 * ln(−ln S) is (1 − S)/(n S ln² S) at least, which is that of n patients of whom nobody was censored. At a
 * median S is one half, and medians are to each other as hazards are inversely. Hazards need not be
 * proportional: so a ratio is held against all the rates and medians together, and only where none is on its side.
 */
export const ratioDirection: AuditRule = {
  id: "ratio-direction",
  compares: say(
    "a hazard ratio, and the rates and medians of its groups",
    "风险比与其各组的生存率及中位数",
  ),
  why: say(
    "A ratio below 1 says that the group does better than its reference; where every rate and median says that it does worse, the groups were exchanged.",
    "风险比小于 1 表示该组优于参照组；若各时间点生存率与中位数均相反，则组别颠倒。",
  ),
  audit: (paper) =>
    paper.comparisons.flatMap((comparison): Found[] => {
      const { endpoint, hazard_ratio: ratio, reference } = comparison;
      const group = comparedGroup(paper, comparison);
      if (endpoint === undefined || ratio === undefined || ratio.value <= 0) return [];
      if (reference === undefined || group === null || group === reference) return [];
      if (Math.abs(ratio.value - 1) <= halfUnit(ratio)) return [];
      const pairs = [
        ...ratePairs(paper, endpoint, group, reference),
        ...medianPairs(paper, endpoint, group, reference),
      ].filter(({ better }) => better !== null);
      return pairs.length === 0
        ? []
        : [judge(paper, comparison, ratio, { group, reference }, pairs)];
    }),
};

/** The group whose hazard is divided by the reference's: the one named, or the only other of its division. */
function comparedGroup(paper: Paper, { group, reference }: PaperComparison): string | null {
  if (group !== undefined) return group;
  const division = divisionsOf(paper).find((groups) =>
    groups.some(({ name }) => name === reference),
  );
  const others = division?.filter(({ name }) => name !== reference) ?? [];
  return others.length === 1 ? others[0]!.name : null;
}

function judge(
  paper: Paper,
  comparison: PaperComparison,
  ratio: Printed,
  { group, reference }: { readonly group: string; readonly reference: string },
  pairs: readonly Pair[],
): Found {
  const { where, endpoint } = comparison;
  const below = ratio.value < 1;
  const against = pairs.filter(({ better }) => better !== below);
  const logRatio = Math.log(ratio.value + (below ? 1 : -1) * halfUnit(ratio));
  const apart = Math.max(...pairs.map((pair) => pair.apart(logRatio)));
  const opposed = against.length === pairs.length;
  const significant = isSignificant(paper, comparison);
  const wrong = opposed && apart > (significant ? ofOtherData.significant : ofOtherData.otherwise);
  const doubtful = opposed && (significant || apart > ofOtherData.significant);
  const favoured = below ? group : reference;
  return {
    verdict: wrong ? "contradiction" : doubtful ? "ambiguity" : "ok",
    claims: [
      claim(
        where,
        say(
          `${endpoint}: ratio ${ratio.text} of ${group} against ${reference}`,
          `${endpoint}：${group} 相对 ${reference} 的比值 ${ratio.text}`,
        ),
      ),
      ...(opposed ? against : pairs).flatMap(({ claims }) => claims),
    ],
    evidence: opposed
      ? say(
          `the ratio favours ${favoured}, and ${against.length} of ${pairs.length} rates and medians the other; up to ${apart.toFixed(1)} standard errors apart`,
          `比值有利于 ${favoured}，而 ${pairs.length} 项生存率与中位数中 ${against.length} 项相反；最多相差 ${apart.toFixed(1)} 个标准误`,
        )
      : say(
          `the ratio favours ${favoured}, as do ${pairs.length - against.length} of ${pairs.length} rates and medians`,
          `比值有利于 ${favoured}，${pairs.length} 项生存率与中位数中 ${pairs.length - against.length} 项一致`,
        ),
    ...(wrong
      ? {
          condition: say(
            "if the ratio is of the event, not adjusted, and the curves do not cross",
            "若该比值针对事件发生、未经校正且曲线不交叉",
          ),
        }
      : {}),
  };
}

/** Whether the ratio is told from 1 by its interval, or by its p-value where p is held against 1. */
function isSignificant({ alpha }: Paper, { interval, p, margin }: PaperComparison): boolean {
  if (interval !== undefined) return interval.from.value > 1 || interval.to.value < 1;
  return p !== undefined && margin === undefined && p.relation !== ">" && p.value <= alpha.value;
}

/** The share free of an event at one time in one group. */
interface Free extends Pick<Rate, "where" | "n" | "months" | "low" | "high"> {
  readonly text: string;
}

function freeShares(paper: Paper, endpoint: string, group: string): Free[] {
  const rates = ratesOf(paper)
    .filter((rate) => rate.endpoint === endpoint && rate.group === group)
    .map((rate): Free => ({ ...rate, text: `${rate.printed.text} %` }));
  const incidences = curvesIn(paper, endpoint, group).flatMap((curve) =>
    Object.entries(curve.incidence).map(([months, printed]): Free => {
      const { low, high } = shareBounds(printed);
      return {
        where: curve.where,
        n: sizeOfThis(paper, curve),
        months: Number(months),
        low: 1 - high,
        high: 1 - low,
        text: `incidence ${printed.text} %`,
      };
    }),
  );
  return [...rates, ...incidences];
}

function curvesIn(paper: Paper, endpoint: string, group: string): PaperSurvival[] {
  return paper.survival.filter((curve) => curve.endpoint === endpoint && curve.group === group);
}

function ratePairs(paper: Paper, endpoint: string, group: string, reference: string): Pair[] {
  const references = freeShares(paper, endpoint, reference);
  return freeShares(paper, endpoint, group).flatMap((own) =>
    references
      .filter(({ months }) => months === own.months)
      .map((other): Pair => {
        const better = own.low > other.high ? true : own.high < other.low ? false : null;
        // The ends that lie nearest to each other.
        const shares: readonly (readonly [number, number])[] = [
          [better === true ? own.low : own.high, own.n],
          [better === true ? other.high : other.low, other.n],
        ];
        return {
          claims: [
            claim(own.where, `${group}: ${own.text} (${own.months} mo)`),
            claim(other.where, `${reference}: ${other.text} (${other.months} mo)`),
          ],
          better,
          apart: (logRatio) => {
            const [first, second] = shares.map(([share, n]) => logHazard(share, n));
            return (
              Math.abs(logRatio - (first!.value - second!.value)) /
              Math.sqrt(first!.variance + second!.variance)
            );
          },
        };
      }),
  );
}

/** ln(−ln S) with its variance; a rate of 0 or 100 % is taken half a patient off. */
function logHazard(share: number, n: number): { value: number; variance: number } {
  const half = 0.5 / n;
  const free = Math.min(1 - half, Math.max(half, share));
  return {
    value: Math.log(-Math.log(free)),
    variance: (1 - free) / (n * free * Math.log(free) ** 2),
  };
}

function medianPairs(paper: Paper, endpoint: string, group: string, reference: string): Pair[] {
  const told = (name: string) =>
    curvesIn(paper, endpoint, name).flatMap((curve) =>
      curve.median === undefined
        ? []
        : [{ where: curve.where, median: curve.median, n: sizeOfThis(paper, curve) }],
    );
  return told(group).flatMap((own) =>
    told(reference).map((other): Pair => {
      const slack = halfUnit(own.median) + halfUnit(other.median);
      const later = own.median.value - other.median.value;
      // Neither reached: the difference of infinities is no number, and no side is better.
      const better = later > slack ? true : later < -slack ? false : null;
      const told = -Math.log(own.median.value / other.median.value);
      const error = Math.sqrt(sum([own, other].map(({ n }) => logHazard(0.5, n).variance)));
      return {
        claims: [own, other].map(({ where, median }, at) => {
          const name = at === 0 ? group : reference;
          return claim(
            where,
            say(`${name}: median ${median.text}`, `${name}：中位数 ${median.text}`),
          );
        }),
        better,
        // A median that is not reached tells the side and no ratio.
        apart: (logRatio) => (Number.isFinite(told) ? Math.abs(logRatio - told) / error : 0),
      };
    }),
  );
}
