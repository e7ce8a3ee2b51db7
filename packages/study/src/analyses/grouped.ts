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

/** What is worked out for everybody and, in the protocol's order, for each group. */
export function inEachColumn<Of>(
  cohort: Cohort,
  result: (column: Column) => Of,
): {
  readonly overall: Of;
  readonly groups: readonly Of[];
  readonly groupColumns: readonly Column[];
} {
  const [everybody, ...groupColumns] = columnsOf(cohort);
  if (everybody === undefined) throw new Error("A table has a column for everybody");
  return { overall: result(everybody), groups: groupColumns.map(result), groupColumns };
}

/** The rows of those in a column who have something, with their identifiers. */
export function rowsIn<Of extends object>(
  column: Column,
  bySubject: ReadonlyMap<string, Of>,
): readonly (Of & { readonly id: string })[] {
  return column.subjects.flatMap(({ subject: { id } }) => {
    const own = bySubject.get(id);
    return own === undefined ? [] : [{ ...own, id }];
  });
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
