import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const cutOffDate: AuditRule = {
  id: "cut-off-date",
  compares: say("the end of data collection and the end of inclusion", "数据截止日与入组结束日"),
  why: say("Nobody can be included after the data were closed.", "数据截止后不可能再有患者入组。"),
  audit: (paper) => {
    const end = paper.cut_off;
    if (end === undefined) return [];
    return paper.inclusion.map(({ where, to }): Found => {
      const digits = Math.min(end.length, to.length);
      const before = end.slice(0, digits) < to.slice(0, digits);
      return {
        verdict: before ? "contradiction" : "ok",
        claims: [
          claim("paper", say(`data to ${end}`, `数据截至 ${end}`)),
          claim(where, say(`inclusion to ${to}`, `入组至 ${to}`)),
        ],
        evidence: before
          ? say("inclusion ends after the data", "入组结束晚于数据截止")
          : say("inclusion ends before the data", "入组结束早于数据截止"),
      };
    });
  },
};
