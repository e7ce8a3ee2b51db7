import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { NumberName } from "../results/study-number.ts";
import type { Cells } from "../results/study-results.ts";

/** A column of a table: everybody, or one group. */
export interface Column {
  /** Null for everybody. */
  readonly group: string | null;
  readonly subjects: readonly AssessedSubject[];
}

/** Everybody first, then the groups in the protocol's order. */
export function columnsOf(cohort: Cohort): readonly Column[] {
  return [
    { group: null, subjects: cohort.included },
    ...cohort.groups.map(({ code }): Column => ({
      group: code,
      subjects: cohort.included.filter((each) => each.group === code),
    })),
  ];
}

/** Those of some included subjects who belong to a column. */
export function inGroup(
  subjects: readonly AssessedSubject[],
  { group }: Column,
): readonly AssessedSubject[] {
  return group === null ? subjects : subjects.filter((each) => each.group === group);
}

/** The name of a number in a column: `name` for everybody, `name.group` for a group. */
export function inColumn(name: NumberName, column: Column): NumberName {
  return column.group === null ? name : `${name}.${column.group}`;
}

/** Fills one line of a table, one number a column. */
export function cellsOf(columns: readonly Column[], cell: (column: Column) => NumberName): Cells {
  const names = columns.map((column) => [column.group, cell(column)] as const);
  return {
    overall: names.find(([group]) => group === null)?.[1] ?? "",
    groups: Object.fromEntries(names.filter(([group]) => group !== null)),
  };
}

export function idsOf(subjects: readonly AssessedSubject[]): readonly string[] {
  return subjects.map(({ subject }) => subject.id);
}
