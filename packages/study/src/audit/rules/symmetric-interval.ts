import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { nameOf } from "../facts.ts";
import { halfUnit } from "../printed.ts";

export const symmetricInterval: AuditRule = {
  id: "symmetric-interval",
  compares: say("a median and the middle of its interval", "中位数与其区间中点"),
  why: say(
    "An interval symmetric about a median is the normal one of SPSS (Collett), not that of Brookmeyer and Crowley; other programs will not reproduce it.",
    "以中位数为中心对称的区间是 SPSS 的正态区间（Collett），而非 Brookmeyer–Crowley；其他软件无法重现。",
  ),
  audit: (paper) =>
    paper.survival.flatMap(({ median, interval, endpoint, group, where }): Found[] => {
      if (median === undefined || interval === undefined) return [];
      if (!Number.isFinite(interval.to.value) || !Number.isFinite(median.value)) return [];
      const middle = (interval.from.value + interval.to.value) / 2;
      const slack = halfUnit(median) + halfUnit(interval.from) + 1e-9;
      const symmetric = Math.abs(middle - median.value) <= slack;
      const error = (interval.to.value - interval.from.value) / 3.92;
      const negative = interval.from.value < 0;
      return [
        {
          verdict: negative ? "ambiguity" : "ok",
          claims: [
            claim(
              where,
              say(
                `${endpoint}, ${nameOf(group)}: median ${median.text}`,
                `${endpoint}，${nameOf(group)}：中位数 ${median.text}`,
              ),
            ),
            claim(where, say(`interval ${interval.text}`, `区间 ${interval.text}`)),
          ],
          evidence: symmetric
            ? say(
                `middle ${middle.toFixed(2)}: the normal interval of SPSS, standard error ${error.toFixed(2)}${negative ? "; it begins before time 0" : ""}`,
                `中点 ${middle.toFixed(2)}：SPSS 的正态区间，标准误 ${error.toFixed(2)}${negative ? "；始于时间 0 之前" : ""}`,
              )
            : say(
                `middle ${middle.toFixed(2)}: not symmetric`,
                `中点 ${middle.toFixed(2)}：不对称`,
              ),
        },
      ];
    }),
};
