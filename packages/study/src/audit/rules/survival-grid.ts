import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { curvesOf, isKaplanMeier, nameOf, percentText, type Rate } from "../facts.ts";
import { leastCensored } from "../risk-sets.ts";

export const survivalGrid: AuditRule = {
  id: "survival-grid",
  compares: say(
    "a Kaplan–Meier rate and the multiples of 1/n that it takes without censoring",
    "Kaplan–Meier 生存率与无删失时的 1/n 倍数",
  ),
  why: say(
    "A rate between the multiples of 1/n needs patients censored before it; a cut-off date must explain them.",
    "落在 1/n 倍数之间的生存率说明此前有删失；须以数据截止日解释。",
  ),
  audit: (paper) => {
    const curves = curvesOf(paper).filter(([rate]) => isKaplanMeier(paper, rate!.endpoint));
    return curves.flatMap((rates): Found[] => {
      const { n } = rates[0]!;
      const judged = rates.map((rate) => ({ rate, ...leastCensored(rate, n) }));
      const most = Math.max(...judged.map(({ censored }) => censored));
      const explained = most === 0 || (paper.cut_off !== undefined && !paper.losses_excluded);
      const text = judged.map(({ rate, censored, nearest }) => {
        const grid = nearest.map((value) => percentText(value)).join(" / ");
        return { rate, censored, grid };
      });
      return [
        {
          verdict: explained ? "ok" : "ambiguity",
          claims: [
            claim(rates[0]!.where, ratesText(rates)),
            paper.losses_excluded
              ? claim("eligibility", say("the lost to follow-up were excluded", "失访者已排除"))
              : claim(
                  "paper",
                  paper.cut_off === undefined
                    ? say("no cut-off date", "无截止日期")
                    : say(`cut-off ${paper.cut_off}`, `截止 ${paper.cut_off}`),
                ),
          ],
          evidence: say(
            `n = ${n}; ${text.map(({ rate, censored, grid }) => `${rate.printed.text} %: ${censored === 0 ? "a multiple of 1/n" : `at least ${censored} censored before ${rate.months} months (without: ${grid})`}`).join("; ")}${explained ? "" : paper.cut_off === undefined ? "; no cut-off date explains them" : ""}`,
            `n = ${n}；${text.map(({ rate, censored, grid }) => `${rate.printed.text} %：${censored === 0 ? "为 1/n 的倍数" : `${rate.months} 个月前至少 ${censored} 例删失（无删失时：${grid}）`}`).join("；")}${explained ? "" : paper.cut_off === undefined ? "；无截止日期可解释" : ""}`,
          ),
        },
      ];
    });
  },
};

function ratesText(rates: readonly Rate[]) {
  const { endpoint, group } = rates[0]!;
  const list = rates.map(({ months, printed }) => `${printed.text} % (${months} mo)`).join(", ");
  return say(`${endpoint}, ${nameOf(group)}: ${list}`, `${endpoint}，${nameOf(group)}：${list}`);
}
