import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { countsOf, variablesOf } from "../facts.ts";
import { batteryOf, batteryText, expectedCounts, printsAs } from "../test-battery.ts";

export const significanceStar: AuditRule = {
  id: "significance-star",
  compares: say("the mark of significance, the p-value and alpha", "显著性标记、p 值与 α"),
  why: say(
    "A mark that the digits do not bear out turns a borderline result into a finding.",
    "数字不支持的标记会把临界结果变成阳性结果。",
  ),
  audit: (paper) => {
    const alpha = paper.alpha.value;
    const marked = variablesOf(paper).filter(({ variable }) => variable.p !== undefined);
    const marks = marked.some(({ variable }) => variable.p!.starred);
    return marked.flatMap(({ table, variable, where }): Found[] => {
      const p = variable.p!;
      if (!marks || p.relation === ">") return [];
      const significant = p.value < alpha || (p.relation === "<" && p.value <= alpha);
      const atAlpha = p.relation === "=" && Math.abs(p.value - alpha) < 1e-9;
      const claims = [
        claim(where, `p ${p.text}`),
        claim(
          where,
          p.starred
            ? say(
                `marked as significant at ${paper.alpha.text}`,
                `标记为在 ${paper.alpha.text} 水平显著`,
              )
            : say("not marked", "未标记"),
        ),
      ];
      if (atAlpha && p.starred) {
        const counts = countsOf(table, variable);
        const battery = counts === null ? [] : batteryOf(counts);
        const giving = battery.filter((test) => printsAs(test.p, p));
        const against = battery.filter(
          (test) => test.p >= alpha && /^(Fisher|Yates|Fisher–Freeman–Halton)$/.test(test.test),
        );
        const below = giving.some((test) => test.p < alpha);
        const sparse = counts !== null && expectedCounts(counts).sparse;
        const least = counts === null ? "" : expectedCounts(counts).least.toFixed(2);
        return [
          {
            verdict: below && (against.length === 0 || !sparse) ? "rounding" : "contradiction",
            claims,
            evidence: say(
              `${p.text} is not below ${paper.alpha.text} as printed${giving.length > 0 ? `; ${batteryText(giving)}` : ""}${against.length > 0 ? `, but ${batteryText(against)}` : ""}${sparse ? `; least expected count ${least}, so an exact test is due` : ""}`,
              `所载 ${p.text} 并不小于 ${paper.alpha.text}${giving.length > 0 ? `；${batteryText(giving)}` : ""}${against.length > 0 ? `，但 ${batteryText(against)}` : ""}${sparse ? `；最小期望数 ${least}，应用确切检验` : ""}`,
            ),
          },
        ];
      }
      return [
        {
          verdict: significant === p.starred || atAlpha ? "ok" : "contradiction",
          claims,
          evidence: say(
            `${p.text} against alpha ${paper.alpha.text}`,
            `${p.text} 对比 α ${paper.alpha.text}`,
          ),
        },
      ];
    });
  },
};
