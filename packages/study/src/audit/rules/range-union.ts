import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Described, describedOf } from "../described.ts";
import { divisionsOf } from "../facts.ts";
import { halfUnit } from "../printed.ts";

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

function ranges(overall: Described, parts: readonly Described[]): Found[] {
  const ranged = parts.filter(({ range }) => range !== undefined);
  if (overall.range === undefined || ranged.length < 2 || ranged.length < parts.length) return [];
  const from = Math.min(...ranged.map(({ range }) => range!.from.value));
  const to = Math.max(...ranged.map(({ range }) => range!.to.value));
  const ends = [overall, ...ranged].flatMap(({ range }) => [range!.from, range!.to]);
  const slack = Math.max(...ends.map(halfUnit)) + 1e-9;
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
  const medianOf = parts.flatMap(({ median }) => median ?? []);
  if (overall.median === undefined || medianOf.length < 2 || medianOf.length < parts.length)
    return [];
  // Medians of reverse Kaplan–Meier are estimates, that of all need not lie between those of the groups.
  if (![overall, ...parts].every(({ observed }) => observed)) return [];
  const known = medianOf.map(({ value }) => value);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const slack = Math.max(...[overall.median, ...medianOf].map(halfUnit)) + 1e-9;
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
