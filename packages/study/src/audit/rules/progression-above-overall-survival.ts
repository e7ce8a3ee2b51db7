import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import {
  countsDeath,
  isKaplanMeier,
  isOverallSurvival,
  nameOf,
  overallSurvival,
  percentText,
  type Rate,
  ratesOf,
  sizeOfThis,
} from "../facts.ts";
import { mostObserved } from "../most-observed.ts";
import type { Paper } from "../paper.ts";
import { halfUnit } from "../printed.ts";
import { leastAtRiskBetween } from "../risk-sets.ts";

/**
 * An endpoint that death ends cannot be likelier to survive than death itself, patient by patient. The
 * Kaplan–Meier estimates may still cross where the censored are not alike, so the printed rates alone prove
 * nothing. What they force does: d deaths before t are d events of the other endpoint, each lowering it by
 * 1/n at least, so d ≤ n(1 − PFS). Overall survival is at least 1 − d/(n − c) with c censored before t, so
 * it comes down to the printed rate only with c large enough. Then at most n − d − c are still observed
 * after t, and any other number of the paper that needs more of them contradicts the pair.
 */
/** The share of patients censored early from which a paper would have to say so. */
const manyCensored = 0.25;

export const progressionAboveOverallSurvival: AuditRule = {
  id: "progression-above-overall-survival",
  compares: say(
    "survival free of an event or death, and overall survival",
    "无事件生存率与总生存率",
  ),
  why: say(
    "Where death ends an endpoint, its rate above overall survival means that death was censored after all, or that the numbers are of different patients.",
    "若死亡计为终点事件，其生存率高于总生存率意味着死亡实际被删失，或数据来自不同患者。",
  ),
  audit: (paper) => {
    const rates = ratesOf(paper);
    const overall = rates.filter(({ endpoint }) => isOverallSurvival(paper, endpoint));
    const byRates = overall.flatMap((os) =>
      rates
        .filter(
          (other) =>
            other.months === os.months &&
            other.group === os.group &&
            !isOverallSurvival(paper, other.endpoint) &&
            countsDeath(paper, other.endpoint) === true,
        )
        .map((other) => judge(paper, rates, other, os)),
    );
    return [...byRates, ...byMedians(paper)];
  },
};

/** A median of the other endpoint after that of death needs the early censored to differ, as its rates do. */
function byMedians(paper: Paper): Found[] {
  return overallSurvival(paper).flatMap((os) =>
    paper.survival.flatMap((free): Found[] => {
      const same = free.group === os.group && sizeOfThis(paper, free) === sizeOfThis(paper, os);
      if (!same || isOverallSurvival(paper, free.endpoint)) return [];
      if (countsDeath(paper, free.endpoint) !== true) return [];
      if (free.median === undefined || os.median === undefined) return [];
      const [later, earlier] = [free.median, os.median];
      const above = later.value - halfUnit(later) > earlier.value + halfUnit(earlier);
      return [
        {
          verdict: above ? "ambiguity" : "ok",
          claims: [free, os].map(({ where, endpoint, median }) =>
            claim(
              where,
              say(`${endpoint}, median ${median!.text}`, `${endpoint} 中位数 ${median!.text}`),
            ),
          ),
          evidence: above
            ? say(
                `only possible where the early censored differ, or if death was censored in ${free.endpoint}`,
                `仅当早期删失者不同，或 ${free.endpoint} 将死亡删失时才可能`,
              )
            : say(
                `${later.text} does not exceed ${earlier.text}`,
                `${later.text} 未超过 ${earlier.text}`,
              ),
        },
      ];
    }),
  );
}

function judge(paper: Paper, rates: readonly Rate[], free: Rate, os: Rate): Found {
  const claims = [
    claim(
      free.where,
      say(
        `${free.endpoint} counts death; ${free.printed.text} % at ${free.months} months`,
        `${free.endpoint} 将死亡计为事件；${free.months} 个月 ${free.printed.text} %`,
      ),
    ),
    claim(
      os.where,
      say(
        `${os.endpoint} ${os.printed.text} % at ${os.months} months`,
        `${os.endpoint} ${os.months} 个月 ${os.printed.text} %`,
      ),
    ),
  ];
  if (free.low <= os.high)
    return {
      verdict: "ok",
      claims,
      evidence: say(
        `${free.printed.text} does not exceed ${os.printed.text}`,
        `${free.printed.text} 未超过 ${os.printed.text}`,
      ),
    };
  const { n } = os;
  if (free.n !== n)
    return {
      verdict: "ambiguity",
      claims,
      evidence: say("the two curves are of different numbers", "两条曲线的例数不同"),
    };
  const bound = mostObserved(n, free.low, os.high);
  const needed = mostNeeded(paper, rates, os, n);
  const known = `d ≤ ${bound.deaths}, c ≥ ${bound.censored}`;
  if (bound.observed < needed.atRisk)
    return {
      verdict: "contradiction",
      claims,
      evidence: say(
        `of ${n}, at least ${n - bound.observed} died or were censored by ${os.months} months (deaths ${known}), so at most ${bound.observed} were still observed; ${needed.why.en} needs at least ${needed.atRisk}. The rates are possible if death was censored in ${free.endpoint}`,
        `${n} 例中至 ${os.months} 个月至少 ${n - bound.observed} 例死亡或删失（死亡 ${known}），至多 ${bound.observed} 例仍在观察；而${needed.why.zh}至少需要 ${needed.atRisk} 例。若 ${free.endpoint} 将死亡删失则可能成立`,
      ),
    };
  const unlikely = bound.censored >= manyCensored * n;
  return {
    verdict: unlikely ? "contradiction" : "ambiguity",
    ...(unlikely
      ? {
          condition: say(
            `unless at least ${bound.censored} of ${n} were censored by ${os.months} months`,
            `除非 ${n} 例中至 ${os.months} 个月至少 ${bound.censored} 例已删失`,
          ),
        }
      : {}),
    claims,
    evidence: say(
      `only possible where the early censored differ: at least ${n - bound.observed} of ${n} died or were censored by ${os.months} months (deaths ${known}); or death was censored in ${free.endpoint}`,
      `仅当早期删失者不同时才可能：${n} 例中至 ${os.months} 个月至少 ${n - bound.observed} 例死亡或删失（死亡 ${known}）；或 ${free.endpoint} 将死亡删失`,
    ),
  };
}

/** The most patients that any other number of the paper needs observed after t. */
function mostNeeded(paper: Paper, rates: readonly Rate[], at: Rate, n: number) {
  let needed = { atRisk: 0, why: say("nothing", "无") };
  const consider = (atRisk: number, why: typeof needed.why): void => {
    if (atRisk > needed.atRisk) needed = { atRisk, why };
  };
  const group = nameOf(at.group);
  for (const before of rates) {
    if (before.months !== at.months || before.group !== at.group) continue;
    if (!isKaplanMeier(paper, before.endpoint)) continue;
    if (before.n !== n) continue;
    for (const after of rates) {
      if (after.endpoint !== before.endpoint || after.group !== at.group || after.n !== n) continue;
      if (after.months <= before.months) continue;
      consider(
        leastAtRiskBetween(before, after, n),
        say(
          `the fall of ${after.endpoint} from ${before.printed.text} to ${after.printed.text} % (${percentText(after.low / before.high)} to ${percentText(after.high / before.low)} of it)`,
          `${after.endpoint} 由 ${before.printed.text} 降至 ${after.printed.text} %（比值 ${percentText(after.low / before.high)} 至 ${percentText(after.high / before.low)}）`,
        ),
      );
    }
  }
  for (const curve of paper.survival) {
    const { endpoint, group: of, at_risk: atRisk } = curve;
    const printed = atRisk[String(at.months)];
    if (of === at.group && printed !== undefined && sizeOfThis(paper, curve) === n)
      consider(
        // One may have had the event at that very time.
        printed - 1,
        say(
          `the printed number at risk for ${endpoint} of ${group}`,
          `${group} 的 ${endpoint} 所载在险人数`,
        ),
      );
  }
  for (const { group: of, median, definition } of paper.follow_up) {
    if (of !== at.group || definition !== "observed" || median === undefined) continue;
    if (median.value > at.months)
      consider(
        Math.floor(n / 2),
        say(`the median observed follow-up of ${median.text}`, `观察随访中位数 ${median.text}`),
      );
  }
  return needed;
}
