import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { divisionsOf, groupColumns, variablesOf } from "../facts.ts";
import type { Paper } from "../paper.ts";
import type { Printed, PrintedRange } from "../printed.ts";

interface Described {
  readonly where: string;
  readonly of: string;
  readonly group: string | undefined;
  readonly median: Printed | undefined;
  readonly range: PrintedRange | undefined;
}

export const rangeUnion: AuditRule = {
  id: "range-union",
  compares: say(
    "a range and median of all patients with those of the groups",
    "总体范围与中位数同各组的范围与中位数",
  ),
  why: say(
    "The whole reaches exactly as far as its parts, and its median lies between theirs.",
    "总体的范围恰为各部分之并，中位数介于其间。",
  ),
  audit: (paper) => {
    const byVariable = Map.groupBy(describedOf(paper), ({ of }) => of.toLowerCase());
    return [...byVariable.values()].flatMap((all) =>
      divisionsOf(paper).flatMap((groups) => {
        const names = new Set<string | undefined>(groups.map(({ name }) => name));
        const whole = all.filter(({ group }) => group === undefined);
        const parts = all.filter(({ group }) => names.has(group));
        const complete = groups.every(({ name }) => parts.some(({ group }) => group === name));
        if (whole.length === 0 || groups.length < 2 || !complete) return [];
        return whole.flatMap((overall) => [...ranges(overall, parts), ...medians(overall, parts)]);
      }),
    );
  },
};

/** What the tables and the text say of one variable; follow-up is a variable too. */
export function describedOf(paper: Paper): Described[] {
  return [
    ...paper.measurements.map(({ where, of, group, median, range }) => ({
      where,
      of: plain(of),
      group,
      median,
      range,
    })),
    ...paper.follow_up.map(({ where, group, median, range }) => ({
      where,
      of: "follow-up",
      group,
      median,
      range,
    })),
    ...variablesOf(paper).flatMap(({ table, variable, where }) =>
      groupColumns(table).map((at) => ({
        where,
        of: plain(variable.name),
        group: table.columns![at]!.group,
        median: variable.median?.[at],
        range: variable.range?.[at],
      })),
    ),
  ];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s*[(,].*$/, "");
}

function ranges(overall: Described, parts: readonly Described[]): Found[] {
  const ranged = parts.filter(({ range }) => range !== undefined);
  if (overall.range === undefined || ranged.length < 2 || ranged.length < parts.length) return [];
  const from = Math.min(...ranged.map(({ range }) => range!.from.value));
  const to = Math.max(...ranged.map(({ range }) => range!.to.value));
  const slack =
    10 **
      -Math.min(overall.range.from.decimals, ...ranged.map(({ range }) => range!.from.decimals)) /
      2 +
    1e-9;
  const same =
    Math.abs(from - overall.range.from.value) <= slack &&
    Math.abs(to - overall.range.to.value) <= slack;
  return [
    {
      verdict: same ? "ok" : "contradiction",
      claims: [
        claim(overall.where, `${overall.of}: ${overall.range.text}`),
        claim(
          ranged[0]!.where,
          ranged.map(({ group, range }) => `${group} ${range!.text}`).join(", "),
        ),
      ],
      evidence: say(`the groups reach from ${from} to ${to}`, `各组范围合为 ${from} 至 ${to}`),
    },
  ];
}

function medians(overall: Described, parts: readonly Described[]): Found[] {
  const known = parts.flatMap(({ median }) => (median === undefined ? [] : [median.value]));
  if (overall.median === undefined || known.length < 2 || known.length < parts.length) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const slack = 0.5 * 10 ** -overall.median.decimals + 1e-9;
  const inside = overall.median.value >= low - slack && overall.median.value <= high + slack;
  return [
    {
      verdict: inside ? "ok" : "contradiction",
      claims: [
        claim(
          overall.where,
          say(
            `${overall.of}, median ${overall.median.text}`,
            `${overall.of} 中位数 ${overall.median.text}`,
          ),
        ),
        claim(
          parts[0]!.where,
          say(`medians of the groups ${known.join(", ")}`, `各组中位数 ${known.join("、")}`),
        ),
      ],
      evidence: say(
        `${overall.median.text} is ${inside ? "" : "not "}between ${low} and ${high}`,
        `${overall.median.text} ${inside ? "" : "不"}在 ${low} 与 ${high} 之间`,
      ),
    },
  ];
}
