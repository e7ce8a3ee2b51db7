import type { Paper, PaperSurvival, PaperTable, PaperVariable } from "./paper.ts";
import { type Cell, type Printed, roundsTo } from "./printed.ts";

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
  /** Whether the paper leaves the denominator open, so that patients without the value may be left out. */
  readonly open?: boolean;
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

export function tableName({ number, group }: PaperTable): string {
  return `Table ${number}${group === undefined ? "" : `, ${group}`}`;
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
  if (columns.length < 2 || rows.length < 1 || !variable.exclusive) return null;
  if (!counts.every((row): row is number[] => row.every((count) => count !== null))) return null;
  return rows.length > 1 ? counts : withTheRest(table, variable, counts[0]!);
}

/** Of a variable with one row shown, those in it and the others, where its percentages tell how many there are. */
function withTheRest(
  table: PaperTable,
  variable: PaperVariable,
  counts: readonly number[],
): number[][] | null {
  const [, cells] = shownRows(variable)[0]!;
  const others = groupColumns(table).map((at, group) => {
    const { percent, of } = cells[at]!;
    const n = of ?? table.columns![at]!.n;
    const share = (100 * counts[group]!) / n;
    const told = of !== null || (percent !== null && roundsTo(share, percent));
    return told && counts[group]! <= n ? n - counts[group]! : null;
  });
  return others.every((count) => count !== null) ? [[...counts], others] : null;
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
            of: cell.of ?? column?.n ?? paper.patients,
            otherwiseOf: [columnTotal, rowTotal, column?.n ?? 0, paper.patients],
          };
        });
      }),
    ),
    ...Object.entries(table.terms ?? {}).flatMap(([term, cells]) =>
      cells.map((cell, at): Share => ({
        ...printedShare(cell),
        where: tableName(table),
        what: `${term}, grade ${table.grades?.[at]?.text}`,
        of: cell.of ?? sizeOfToxicity(paper, table),
        otherwiseOf: [sum(cells.map(({ count }) => count ?? 0))],
      })),
    ),
  ]);
}

/** How many patients the percentages of a toxicity table divide by. */
export function sizeOfToxicity(paper: Paper, { of, group }: PaperTable): number {
  return of ?? sizeOf(paper, group);
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
      open: statement.of === undefined,
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
  /** How many its curve is of. */
  readonly n: number;
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
      n: sizeOfThis(paper, curve),
      months: Number(months),
      printed,
      ...shareBounds(printed),
    })),
  );
  const told = new Set<string>();
  return rates
    .filter(({ endpoint, group, n, months, printed }) => {
      const key = [endpoint, group, n, months, printed.value].join("\n");
      return told.has(key) ? false : told.add(key);
    })
    .toSorted((a, b) => a.months - b.months);
}

/** The rates of each curve: of one endpoint, in one group, of so many patients. */
export function curvesOf(paper: Paper): Rate[][] {
  const key = ({ endpoint, group, n }: Rate): string => `${endpoint}\n${group ?? ""}\n${n}`;
  return [...Map.groupBy(ratesOf(paper), key).values()];
}

export function shareBounds({ value, decimals }: Printed): { low: number; high: number } {
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
    : definitions.some(({ events }) => events.some(isAnyDeath));
}

/** Death from whatever cause; that from the cancer leaves the others censored. */
function isAnyDeath(event: string): boolean {
  const ofOneCause =
    /(specific|related|caused)\s+(death|mortality)|(cancer|disease|tumou?r|cardiac|liver|lung|prostate)\s+(death|mortality)|(death|mortality|died)\s+(from|due to|of|by|caused by)\s+(?!any|all|whatever)|(death|mortality|died)\s+(without|before)\b|\bnon-?\s?\w+\s+(death|mortality)/i;
  return /\b(deaths?|died|dying|mortality)\b/i.test(event) && !ofOneCause.test(event);
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

/** How many this very curve is of: another with the same name may be of other patients. */
export function sizeOfThis(paper: Paper, curve: PaperSurvival): number {
  return curve.n ?? sizeOfCurve(paper, curve.endpoint, curve.group);
}

/** How many may fail just at a printed time, still at risk and no longer in the rate: of a visit, several. */
export function failingAtTheTime(n: number): number {
  return Math.max(1, 0.02 * n);
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
