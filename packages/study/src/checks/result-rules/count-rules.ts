import type { Cells } from "../../results/study-results.ts";
import type { NumberName } from "../../results/study-number.ts";
import {
  fault,
  type ResultRule,
  type ResultsToCheck,
  type ResultTrouble,
  say,
} from "../result-rule.ts";

/** Parts of a total, by the names of their numbers. */
interface Sum {
  readonly what: string;
  readonly total: NumberName;
  readonly parts: readonly NumberName[];
}

/** Counts that must make up others: participants, categories with what is missing, groups, failures. */
export const sums: ResultRule = {
  id: "sums",
  compares: say("counts and the totals that they make up", "计数与其合计"),
  why: say(
    "A table whose parts do not make its total shows that somebody was counted twice or not at all.",
    "各部分之和不等于合计，说明有人被重复或遗漏计数。",
  ),
  remedy: fault,
  find: (study) =>
    sumsOf(study).flatMap(({ what, total, parts }): readonly ResultTrouble[] => {
      const whole = countOf(study, total);
      const sum = parts.reduce((all, name) => all + (countOf(study, name) ?? 0), 0);
      return whole === null || sum === whole
        ? []
        : [
            {
              severity: "error",
              message: say(
                `${what}: parts sum to ${sum}, not ${whole}`,
                `${what}：各部分之和为 ${sum}，而非 ${whole}`,
              ),
              numbers: [total, ...parts],
            },
          ];
    }),
};

function sumsOf({ results }: ResultsToCheck): readonly Sum[] {
  const { flow, baseline, failurePattern } = results;
  const columns = (cells: Cells): readonly (readonly [string | null, NumberName])[] => [
    [null, cells.overall],
    ...Object.entries(cells.groups),
  ];
  const own = (cells: Cells, group: string | null) =>
    group === null ? cells.overall : cells.groups[group];
  const sizeOf = (group: string | null) =>
    group === null ? baseline.overall : baseline.groupSizes[group];
  return [
    { what: "flow", total: flow.assessed, parts: [flow.excluded, flow.included] },
    ...(flow.exclusions.length === 0
      ? []
      : [
          {
            what: "flow.excluded",
            total: flow.excluded,
            parts: flow.exclusions.map(({ number }) => number),
          },
        ]),
    ...baseline.rows.flatMap((row) =>
      row.categories.length === 0
        ? []
        : columns(row.missing).flatMap(([group, missing]): readonly Sum[] => {
            const total = sizeOf(group);
            const parts = row.categories.flatMap(({ cells }) => own(cells, group) ?? []);
            return total === undefined
              ? []
              : [{ what: `baseline.${row.variable}`, total, parts: [...parts, missing] }];
          }),
    ),
    ...(failurePattern === null
      ? []
      : columns(failurePattern.total).map(([group, total]) => ({
          what: "failure",
          total,
          parts: failurePattern.rows.flatMap(({ cells }) => own(cells, group) ?? []),
        }))),
  ];
}

function countOf(study: ResultsToCheck, name: NumberName): number | null {
  const number = study.results.numbers[name];
  return number?.kind === "proportion" ? number.count : (number?.value ?? null);
}

/** A share is its count over its total, of as many subjects as are counted; shares of visits or recurrences are of no more subjects than there are of them. */
export const denominators: ResultRule = {
  id: "denominators",
  compares: say("shares with their counts, totals and subjects", "比例与其分子、分母及患者"),
  why: say(
    "A denominator that nobody can retrace makes a percentage of nothing.",
    "无法追溯的分母使百分比失去意义。",
  ),
  remedy: fault,
  find: (study) => {
    const { numbers, subjectSets } = study.results;
    return Object.values(numbers).flatMap((number): readonly ResultTrouble[] => {
      if (number.kind !== "proportion") return [];
      const { count, total, value, name } = number;
      const size = subjectSets[number.subjects]?.length ?? 0;
      const share = total === 0 ? null : count / total;
      const wrong =
        count > total
          ? say(`${name}: ${count} of ${total}`, `${name}：${total} 中的 ${count}`)
          : (number.of === "subjects" ? size !== count : size > total)
            ? say(
                `${name}: ${count} counted, ${size} named`,
                `${name}：计数 ${count}，列名 ${size}`,
              )
            : share !== value
              ? say(
                  `${name}: ${value} is not ${count}/${total}`,
                  `${name}：${value} 不等于 ${count}/${total}`,
                )
              : null;
      return wrong === null ? [] : [{ severity: "error", message: wrong, numbers: [name] }];
    });
  },
};

/** What every endpoint says of every subject lies between the origin and the end of the follow-up. */
export const dates: ResultRule = {
  id: "dates",
  compares: say(
    "the dates of endpoints, the end of follow-up and the data cut-off",
    "终点日期、随访结束与数据截止日",
  ),
  why: say(
    "What is counted after the cut-off, or before treatment, was not observed in the study.",
    "截止日之后或治疗之前计入的事件不属于本研究的观察。",
  ),
  remedy: fault,
  find: ({ results }) => {
    const { cutOff } = results;
    return results.subjects.flatMap((subject): readonly ResultTrouble[] => {
      const end = subject.endOfFollowUp;
      const lateEnd = cutOff !== null && end !== null && end > cutOff;
      const wrong = Object.entries(subject.endpoints).filter(
        ([, { date, months }]) =>
          (cutOff !== null && date > cutOff) || (end !== null && date > end) || months < 0,
      );
      return !lateEnd && wrong.length === 0
        ? []
        : [
            {
              severity: "error",
              message: say(
                `${subject.subject}: ${lateEnd ? `followed to ${end}, after the cut-off` : `${wrong.map(([name, { date }]) => `${name} ${date}`).join(", ")} beyond the follow-up to ${end}`}`,
                `${subject.subject}：${lateEnd ? `随访至 ${end}，晚于截止日` : `${wrong.map(([name, { date }]) => `${name} ${date}`).join("、")} 超出随访结束 ${end}`}`,
              ),
              subjects: [subject.subject],
            },
          ];
    });
  },
};

/** A grade of 3 or more is one of any grade, and any grade one of those at risk. */
export const nestedCounts: ResultRule = {
  id: "nested-counts",
  compares: say("counts and those that contain them", "计数与包含它们的计数"),
  why: say(
    "Severe events are among all events, events among patients.",
    "严重事件属于全部事件，事件属于患者。",
  ),
  remedy: fault,
  find: (study) => [
    ...study.results.toxicity.flatMap(({ rows, atRisk }) =>
      rows.flatMap(({ grade3OrMore, any }) => [
        ...exceeding(study, grade3OrMore, any),
        ...exceeding(study, any, atRisk),
      ]),
    ),
    ...study.results.endpoints.flatMap(({ overall, groups }) =>
      [overall, ...groups].flatMap(({ events, n }) => exceeding(study, events, n)),
    ),
  ],
};

function exceeding(
  study: ResultsToCheck,
  inner: NumberName,
  outer: NumberName,
): readonly ResultTrouble[] {
  const [part, whole] = [countOf(study, inner), countOf(study, outer)];
  if (part === null || whole === null || part <= whole) return [];
  return [
    {
      severity: "error",
      message: say(
        `${inner} (${part}) exceeds ${outer} (${whole})`,
        `${inner}（${part}）超过 ${outer}（${whole}）`,
      ),
      numbers: [inner, outer],
    },
  ];
}
