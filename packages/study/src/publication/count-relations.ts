import type { NumberName, StudyNumber } from "../results/study-number.ts";
import type { Cells, StudyResults } from "../results/study-results.ts";
import { cellsIn } from "./cells-in.ts";
import { lineSums, numberSums } from "./room-sums.ts";

/** A sum that a reader of the tables can make: the parts are the whole, a count or a number that everybody knows. */
export interface CountRelation {
  readonly whole: NumberName | number;
  readonly parts: readonly NumberName[];
}

/** How many a number counts; null where it is no count. */
export function countOf(number: StudyNumber | undefined): number | null {
  if (number?.kind === "count") return number.value;
  return number?.kind === "proportion" ? number.count : null;
}

/**
 * The sums among the counts of the results that hold: groups and all, lines of a table and their total or what their
 * percentages are of, causes and the excluded, grades and any, and two numbers that count the same subjects.
 *
 * A sum that does not hold, as of grades of which not all are shown, gives nothing back.
 */
export function countRelations(results: StudyResults): readonly CountRelation[] {
  const { numbers } = results;
  return [...tableRelations(results), ...sameSubjects(results)].filter(({ whole, parts }) => {
    const counts = parts.map((part) => countOf(numbers[part]));
    const all = typeof whole === "number" ? whole : countOf(numbers[whole]);
    return (
      parts.length > 0 &&
      all !== null &&
      counts.every((each) => each !== null) &&
      counts.reduce((sum, each) => sum + each, 0) === all
    );
  });
}

/** Numbers that count the same set of subjects are equal. */
function sameSubjects({ numbers }: StudyResults): readonly CountRelation[] {
  const counts = Object.values(numbers).filter((number) => countOf(number) !== null);
  const bySet = Map.groupBy(counts, ({ subjects }) => subjects);
  return [...bySet.values()].flatMap(([first, ...others]) =>
    others.map(({ name }): CountRelation => ({ whole: first?.name ?? name, parts: [name] })),
  );
}

function tableRelations(results: StudyResults): readonly CountRelation[] {
  const { flow, baseline, endpoints, failurePattern, toxicity, numbers } = results;
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
  const lines: readonly Cells[] = [
    { overall: baseline.overall, groups: baseline.groupSizes },
    ...cellsIn(results),
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
  const denominator = (parts: readonly (NumberName | undefined)[]): number => {
    const [first] = parts.flatMap((part) => numbers[part ?? ""] ?? []);
    return first?.kind === "proportion" ? first.total : Number.NaN;
  };
  for (const column of columns)
    for (const { whole, parts } of lineSums(results)) {
      const own = parts.map(column);
      relations.push(...sum(whole === null ? denominator(own) : column(whole), own));
    }
  for (const { whole, parts } of numberSums(results))
    relations.push(...sum(whole === null ? denominator(parts) : whole, parts));
  return relations;
}

function same(one: NumberName, other: NumberName): readonly CountRelation[] {
  return one === other ? [] : [{ whole: one, parts: [other] }];
}

function sum(
  whole: NumberName | number | undefined,
  parts: readonly (NumberName | undefined)[],
): readonly CountRelation[] {
  if (whole === undefined || parts.some((part) => part === undefined)) return [];
  return [{ whole, parts: parts.filter((part) => part !== undefined) }];
}
