import type { Paper, PaperSurvival, PaperTable, PaperVariable } from "./paper.ts";
import type { Cell, Printed } from "./printed.ts";

/** A count with its percentage, somewhere in the paper. */
export interface Share {
  readonly where: string;
  /** What it counts: `Gender, Male, HCC`. */
  readonly what: string;
  readonly count: number | null;
  readonly percent: Printed | null;
  readonly of: number;
  /** Denominators that a table could also mean: its row's total, all patients. */
  readonly otherwiseOf: readonly number[];
}

/** How many patients a group has; all of them without a name. */
export function sizeOf(paper: Paper, group: string | undefined): number {
  return paper.groups.find(({ name }) => name === group)?.n ?? paper.patients;
}

/** The groups, one list a division of the cohort. */
export function divisionsOf(paper: Paper): { readonly name: string; readonly n: number }[][] {
  return [...Map.groupBy(paper.groups, ({ by }) => by ?? "").values()];
}

export function nameOf(group: string | undefined): string {
  return group ?? "all patients";
}

export function tableName({ number }: PaperTable): string {
  return `Table ${number}`;
}

/** The columns that are parts of the cohort, by position. */
export function groupColumns(table: PaperTable): number[] {
  return (table.columns ?? []).flatMap(({ group }, at) => (group === undefined ? [] : [at]));
}

/** Every variable with its table. */
export function variablesOf(
  paper: Paper,
): { readonly table: PaperTable; readonly variable: PaperVariable; readonly where: string }[] {
  return paper.tables.flatMap((table) =>
    table.variables.map((variable) => ({
      table,
      variable,
      where: `${tableName(table)}, ${variable.name}`,
    })),
  );
}

/** The rows of a variable that show anything. */
export function shownRows({ rows }: PaperVariable): [string, Cell[]][] {
  return Object.entries(rows ?? {}).filter(([, cells]) =>
    cells.some(({ count, percent }) => count !== null || percent !== null),
  );
}

/** The counts of a variable, its shown rows by groups; null where a cell has none. */
export function countsOf(table: PaperTable, variable: PaperVariable): number[][] | null {
  const columns = groupColumns(table);
  const rows = shownRows(variable);
  const counts = rows.map(([, cells]) => columns.map((at) => cells[at]?.count ?? null));
  if (columns.length < 2 || rows.length < 2 || !variable.exclusive) return null;
  return counts.every((row): row is number[] => row.every((count) => count !== null))
    ? counts
    : null;
}

/** Every count or percentage that the tables and the text print. */
export function sharesOf(paper: Paper): Share[] {
  return [...tableShares(paper), ...textShares(paper)];
}

function tableShares(paper: Paper): Share[] {
  return paper.tables.flatMap((table) => [
    ...table.variables.flatMap((variable) =>
      Object.entries(variable.rows ?? {}).flatMap(([row, cells]) => {
        const rowTotal = sum(groupColumns(table).map((at) => cells[at]?.count ?? 0));
        return cells.map((cell, at): Share => {
          const column = table.columns?.[at];
          const columnTotal = sum(
            Object.values(variable.rows ?? {}).map((other) => other[at]?.count ?? 0),
          );
          return {
            ...printedShare(cell),
            where: tableName(table),
            what: `${variable.name}, ${row}, ${column?.name ?? ""}`,
            of: column?.n ?? paper.patients,
            otherwiseOf: [columnTotal, rowTotal, paper.patients],
          };
        });
      }),
    ),
    ...Object.entries(table.terms ?? {}).flatMap(([term, cells]) =>
      cells.map((cell, at): Share => ({
        ...printedShare(cell),
        where: tableName(table),
        what: `${term}, grade ${table.grades?.[at]}`,
        of: table.of ?? paper.patients,
        otherwiseOf: [sum(cells.map(({ count }) => count ?? 0))],
      })),
    ),
  ]);
}

function textShares(paper: Paper): Share[] {
  return paper.statements
    .filter(({ percent }) => percent !== undefined)
    .map((statement) => ({
      where: statement.where,
      what: `“${statement.text}”`,
      count: statement.count ?? null,
      percent: statement.percent!,
      of: statement.of ?? sizeOf(paper, statement.group),
      otherwiseOf: [],
    }));
}

function printedShare({ count, percent }: Cell): Pick<Share, "count" | "percent"> {
  return { count, percent };
}

/** A survival rate, as a share from 0 to 1 with what rounding hides. */
export interface Rate {
  readonly endpoint: string;
  readonly where: string;
  readonly group: string | undefined;
  readonly months: number;
  readonly printed: Printed;
  readonly low: number;
  readonly high: number;
}

/** Every printed rate, in order of time within its curve; the same number told twice counts once. */
export function ratesOf(paper: Paper): Rate[] {
  const rates = paper.survival.flatMap((curve) =>
    Object.entries(curve.rates).map(([months, printed]): Rate => ({
      endpoint: curve.endpoint,
      where: curve.where,
      group: curve.group,
      months: Number(months),
      printed,
      ...shareBounds(printed),
    })),
  );
  const told = new Set<string>();
  return rates
    .filter(({ endpoint, group, months, printed }) => {
      const key = [endpoint, group, months, printed.value].join("\n");
      return told.has(key) ? false : told.add(key);
    })
    .toSorted((a, b) => a.months - b.months);
}

function shareBounds({ value, decimals }: Printed): { low: number; high: number } {
  const half = 0.5 * 10 ** -decimals + 1e-9;
  return { low: (value - half) / 100, high: (value + half) / 100 };
}

/** Whether the rates are Kaplan–Meier's: with competing events they are another estimate. */
export function isKaplanMeier(paper: Paper, endpoint: string): boolean {
  return paper.endpoints.every(
    ({ name, competing }) => name !== endpoint || competing.length === 0,
  );
}

/** Whether dying ends the endpoint, by any of its definitions; null where it has none. */
export function countsDeath(paper: Paper, endpoint: string): boolean | null {
  const definitions = paper.endpoints.filter(
    ({ name, events }) => name === endpoint && events.length > 0,
  );
  return definitions.length === 0
    ? null
    : definitions.some(({ events }) => events.some((event) => /death|died|mortality/i.test(event)));
}

/** Whether only death ends it: overall survival under any name. */
export function isOverallSurvival(paper: Paper, endpoint: string): boolean {
  const events = paper.endpoints
    .filter(({ name }) => name === endpoint)
    .flatMap((definition) => definition.events);
  return events.length > 0
    ? events.every((event) => /^(death|died)( (from|of|by) any cause)?$/i.test(event))
    : /^(OS|overall survival)$/i.test(endpoint);
}

/** How many a curve is of: its own n, as of lesions, or the group's patients. */
export function sizeOfCurve(paper: Paper, endpoint: string, group: string | undefined): number {
  const own = paper.survival.find(
    (curve) => curve.endpoint === endpoint && curve.group === group && curve.n !== undefined,
  );
  return own?.n ?? sizeOf(paper, group);
}

export function overallSurvival(paper: Paper): readonly PaperSurvival[] {
  return paper.survival.filter(({ endpoint }) => isOverallSurvival(paper, endpoint));
}

export function percentText(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
