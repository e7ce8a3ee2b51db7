import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { groupColumns, sum, variablesOf } from "../facts.ts";

export const cutAtMedian: AuditRule = {
  id: "cut-at-median",
  compares: say("the cut-point of a variable and the cohort's median", "变量的分界点与队列中位数"),
  why: say(
    "A cut taken from the data makes groups that no other study has.",
    "取自数据本身的分界点使分组无法与其他研究比较。",
  ),
  audit: (paper) =>
    variablesOf(paper).flatMap(({ table, variable, where }): Found[] => {
      const rows = Object.entries(variable.rows ?? {}).filter(([, cells]) =>
        cells.some(({ count }) => count !== null),
      );
      if (rows.length !== 2) return [];
      const cut = /(?:[<>≤≥]=?)\s*(\d+(?:\.\d+)?)/.exec(rows[0]![0])?.[1];
      if (cut === undefined) return [];
      const same = (text: string): string => text.toLowerCase().replace(/\s*[(,].*$/, "");
      const overall = paper.measurements.find(
        ({ of, group, median }) =>
          same(of) === same(variable.name) && group === undefined && median !== undefined,
      );
      const totals = rows.map(([, cells]) =>
        sum(groupColumns(table).map((at) => cells[at]!.count ?? 0)),
      );
      const median = overall?.median;
      if (median === undefined) return [];
      const atMedian = Math.abs(median.value - Number(cut)) < 1e-9;
      return [
        {
          verdict: atMedian ? "ambiguity" : "ok",
          claims: [
            claim(where, rows.map(([row]) => row).join(" / ")),
            claim(overall!.where, say(`median ${median.text}`, `中位数 ${median.text}`)),
          ],
          evidence: atMedian
            ? say(
                `the cut is the median; it splits ${totals.join(" / ")}`,
                `分界点即中位数；分为 ${totals.join(" / ")}`,
              )
            : say(`cut ${cut}, median ${median.text}`, `分界 ${cut}，中位数 ${median.text}`),
        },
      ];
    }),
};
