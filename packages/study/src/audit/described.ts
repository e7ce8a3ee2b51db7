import { sizeOf, variablesOf } from "./facts.ts";
import type { Paper } from "./paper.ts";
import type { Printed, PrintedRange } from "./printed.ts";

/** How the values of one variable in some patients are summed up, in one place of the paper. */
export interface Described {
  readonly where: string;
  /** The variable as it is printed, and without its unit. */
  readonly name: string;
  readonly of: string;
  readonly group: string | undefined;
  readonly n: number;
  readonly median: Printed | undefined;
  readonly mean: Printed | undefined;
  readonly sd: Printed | undefined;
  readonly range: PrintedRange | undefined;
  readonly iqr: PrintedRange | undefined;
  /** Whether every value is a whole number. */
  readonly whole: boolean;
  /** Whether the median is that of the values: the one of reverse Kaplan–Meier is an estimate. */
  readonly observed: boolean;
}

/** What the tables and the text say of the variables; follow-up is a variable too. */
export function describedOf(paper: Paper): Described[] {
  const ofText = paper.measurements.map(
    ({ where, of, group, median, mean, sd, range, iqr }): Described => ({
      where,
      name: of,
      of: withoutUnit(of),
      group,
      n: sizeOf(paper, group),
      median,
      mean,
      sd,
      range,
      iqr,
      whole: variablesOf(paper).some(({ variable }) => variable.name === of && variable.whole),
      observed: true,
    }),
  );
  const followUp = paper.follow_up.map(
    ({ where, group, n, median, range, iqr, definition }): Described => ({
      where,
      name: `follow-up${definition === undefined ? "" : `, ${definition}`}`,
      of: `follow-up${definition === undefined ? "" : `, ${definition}`}`,
      group,
      n: n ?? sizeOf(paper, group),
      median,
      mean: undefined,
      sd: undefined,
      range,
      iqr,
      whole: false,
      observed: definition !== "reverse-kaplan-meier",
    }),
  );
  const ofTables = variablesOf(paper).flatMap(({ table, variable, where }) =>
    (table.columns ?? []).map(({ name, group, n }, at): Described => ({
      where: `${where}, ${name}`,
      name: variable.name,
      of: withoutUnit(variable.name),
      group,
      n,
      median: variable.median?.[at] ?? undefined,
      mean: variable.mean?.[at] ?? undefined,
      sd: variable.sd?.[at] ?? undefined,
      range: variable.range?.[at] ?? undefined,
      iqr: variable.iqr?.[at] ?? undefined,
      whole: variable.whole,
      observed: true,
    })),
  );
  return apart([...ofText, ...followUp, ...ofTables].filter(saysSomething));
}

function saysSomething({ median, mean, sd, range, iqr }: Described): boolean {
  return [median, mean, sd, range, iqr].some((part) => part !== undefined);
}

/** `Age (years)` and `Age, median` are age; what follows the name is its unit. */
function withoutUnit(name: string): string {
  return name.toLowerCase().replace(/\s*[(,].*$/, "");
}

/** Where one table has several variables of one name (`PTV, cm3` and `PTV, Gy`), the unit belongs to the name. */
function apart(all: readonly Described[]): Described[] {
  const names = Map.groupBy(all, ({ of }) => of);
  return all.map((each) => {
    const places = Map.groupBy(names.get(each.of)!, ({ where }) => where.split(", ")[0]!);
    const several = [...places.values()].some(
      (same) => new Set(same.map(({ name }) => name.toLowerCase())).size > 1,
    );
    return several ? { ...each, of: each.name.toLowerCase() } : each;
  });
}
