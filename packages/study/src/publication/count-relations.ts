import type { NumberName } from "../results/study-number.ts";
import type { Cells, StudyResults } from "../results/study-results.ts";

/** A sum that a reader of the tables can make: the parts are the whole. */
export interface CountRelation {
  readonly whole: NumberName;
  readonly parts: readonly NumberName[];
}

/** The sums among the counts of the results: groups and all, categories and missing, causes and the excluded, grades and any. */
export function countRelations(results: StudyResults): readonly CountRelation[] {
  const { flow, baseline, endpoints, failurePattern, toxicity, treatment, followUp } = results;
  const relations: CountRelation[] = [
    { whole: flow.assessed, parts: [flow.excluded, flow.included] },
    { whole: flow.excluded, parts: flow.exclusions.map(({ number }) => number) },
    { whole: flow.included, parts: flow.groups.map(({ number }) => number) },
    { whole: flow.lost, parts: flow.losses.map(({ number }) => number) },
    // Both count the analysed.
    { whole: flow.included, parts: [baseline.overall] },
    ...flow.groups.flatMap(({ group, number }) =>
      same(number, baseline.groupSizes[group] ?? number),
    ),
  ];
  const lines: Cells[] = [
    { overall: baseline.overall, groups: baseline.groupSizes },
    ...results.missing.rows.map(({ cells }) => cells),
    ...baseline.rows.flatMap((row) => [row.missing, ...row.categories.map(({ cells }) => cells)]),
    ...(failurePattern === null
      ? []
      : [failurePattern.total, ...failurePattern.rows.map(({ cells }) => cells)]),
    ...(treatment?.rows ?? []).flatMap(({ prescribed, given }) => [prescribed, given]),
    ...followUp.rows.map(({ n }) => n),
  ];
  for (const { overall, groups } of lines) {
    relations.push({ whole: overall, parts: Object.values(groups) });
  }
  const columns: readonly ((cells: Cells) => NumberName | undefined)[] = [
    ({ overall }) => overall,
    ...results.groups.map(
      ({ code }) =>
        ({ groups }: Cells) =>
          groups[code],
    ),
  ];
  for (const column of columns) {
    const size = column({ overall: baseline.overall, groups: baseline.groupSizes });
    for (const row of baseline.rows.filter(({ categories }) => categories.length > 0)) {
      relations.push(
        ...sum(size, [...row.categories.map(({ cells }) => cells), row.missing].map(column)),
      );
    }
    if (failurePattern !== null) {
      relations.push(
        ...sum(
          column(failurePattern.total),
          failurePattern.rows.map(({ cells }) => column(cells)),
        ),
      );
    }
  }
  for (const { overall, groups } of endpoints) {
    relations.push({ whole: overall.n, parts: groups.map(({ n }) => n) });
    relations.push({ whole: overall.events, parts: groups.map(({ events }) => events) });
  }
  for (const { rows } of toxicity) {
    for (const { grades, any, grade3OrMore } of rows) {
      const shown = Object.entries(grades);
      relations.push({ whole: any, parts: shown.map(([, name]) => name) });
      relations.push({
        whole: grade3OrMore,
        parts: shown.filter(([grade]) => Number(grade) >= 3).map(([, name]) => name),
      });
    }
  }
  return relations.filter(({ parts }) => parts.length > 0);
}

function same(one: NumberName, other: NumberName): readonly CountRelation[] {
  return one === other ? [] : [{ whole: one, parts: [other] }];
}

function sum(
  whole: NumberName | undefined,
  parts: readonly (NumberName | undefined)[],
): readonly CountRelation[] {
  if (whole === undefined || parts.some((part) => part === undefined)) return [];
  return [{ whole, parts: parts.filter((part) => part !== undefined) }];
}
