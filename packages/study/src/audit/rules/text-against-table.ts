import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sizeOfToxicity, sum, tableName } from "../facts.ts";
import type { Paper, PaperStatement, PaperTable } from "../paper.ts";
import { type GradeSpan, roundsTo } from "../printed.ts";

export const textAgainstTable: AuditRule = {
  id: "text-against-table",
  compares: say(
    "a number in a sentence and the cell of the table it tells",
    "语句中的数字与表格单元格",
  ),
  why: say(
    "One of the two is wrong, and a reader cites the sentence.",
    "两者必有一误，而读者引用的是语句。",
  ),
  audit: (paper) =>
    paper.statements.flatMap((statement): Found[] => {
      const { perhaps, count, percent } = statement;
      if (perhaps !== undefined || (count === undefined && percent === undefined)) return [];
      const told = tablesOf(paper, statement).flatMap((table) => {
        const telling = tellingOf(paper, table, statement);
        return telling === null ? [] : [judge(paper, table, statement, telling)];
      });
      return told.slice(0, 1);
    }),
};

interface Telling {
  readonly counts: readonly number[];
  readonly cells: string;
  readonly of: number;
}

/** The tables that a statement may tell of: where each group has its own, that of its group. */
function tablesOf(paper: Paper, { table: number, group }: PaperStatement): PaperTable[] {
  const numbered = paper.tables.filter((table) => table.number === number);
  const own = numbered.filter((table) => table.group !== undefined && table.group === group);
  return own.length > 0 ? own : numbered.filter((table) => table.group === undefined);
}

/** The cells that a statement tells: of a term over grades, or of a row of a variable. */
function tellingOf(paper: Paper, table: PaperTable, statement: PaperStatement): Telling | null {
  const { row, rows, grades, group, variable } = statement;
  const names = rows ?? (row === undefined ? [] : [row]);
  const terms = names.flatMap((name) =>
    table.terms?.[name] ? [{ name, cells: table.terms[name] }] : [],
  );
  if (terms.length > 0 && table.grades) {
    const columns = columnsOf(table.grades, grades);
    if (columns === null) return null;
    return {
      counts: terms.flatMap(({ cells }) => columns.map((at) => cells[at]?.count ?? 0)),
      cells: `${terms.map(({ name }) => name).join(" + ")}, grade ${columns.map((at) => table.grades![at]!.text).join(" + ")}`,
      of: sizeOfToxicity(paper, table),
    };
  }
  const column = table.columns?.findIndex((each) => each.group === group) ?? -1;
  if (table.columns === undefined || names.length === 0) return null;
  const counted = column >= 0 ? [column] : table.columns.map((_, at) => at);
  const found = names.map(
    (name) =>
      table.variables.find(
        (each) => each.rows?.[name] && (variable === undefined || each.name === variable),
      )?.rows?.[name],
  );
  if (found.some((cells) => cells === undefined)) return null;
  const cells = found.flatMap((row) => counted.map((at) => row![at]!));
  // A cell without a count cannot be added up.
  if (cells.some(({ count, percent }) => count === null && percent !== null)) return null;
  return {
    counts: cells.map(({ count }) => count ?? 0),
    cells: `${names.join(" + ")}${group === undefined ? "" : `, ${group}`}`,
    of: sum(counted.map((at) => found[0]![at]?.of ?? table.columns![at]!.n)),
  };
}

/**
 * The columns that together show just some grades, each once: of a table with a column for each grade and one for
 * any, the fewest.
 */
function columnsOf(
  columns: readonly GradeSpan[],
  wanted: readonly GradeSpan[] | undefined,
): number[] | null {
  const shown = gradesIn(columns);
  const left = new Set(
    [...gradesIn(wanted ?? columns)].filter((grade) => shown.has(grade)).toSorted((a, b) => a - b),
  );
  const chosen: number[] = [];
  for (const grade of left) {
    const [widest] = columns
      .map((span, at) => ({ at, from: span.from, grades: gradesIn([span]) }))
      .filter((span) => span.from === grade && [...span.grades].every((each) => left.has(each)))
      .toSorted((a, b) => b.grades.size - a.grades.size);
    if (widest === undefined) return null;
    widest.grades.forEach((each) => left.delete(each));
    chosen.push(widest.at);
  }
  return chosen.length > 0 ? chosen : null;
}

function gradesIn(spans: readonly GradeSpan[]): Set<number> {
  return new Set(
    spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
}

function judge(
  paper: Paper,
  table: PaperTable,
  statement: PaperStatement,
  { counts, cells, of }: Telling,
): Found {
  const { where, text, count, percent } = statement;
  const added = sum(counts);
  const denominator = statement.of ?? of;
  const share = denominator > 0 ? (100 * added) / denominator : 0;
  // A percentage alone may be cut or rounded; that is the business of another rule.
  const fits =
    count !== undefined
      ? count === added
      : roundsTo(share, percent!) || Math.abs(share - percent!.value) < 10 ** -percent!.decimals;
  const copied = fits ? null : elsewhere(paper, table, statement);
  return {
    verdict: fits ? "ok" : "contradiction",
    claims: [
      claim(where, `“${text}”`),
      claim(
        tableName(table),
        `${cells}: ${counts.join(" + ")}${counts.length > 1 ? ` = ${added}` : ""}`,
      ),
    ],
    evidence: say(
      `${count ?? `${percent!.text} %`} in the text, ${added} (${share.toFixed(1)} %) in the table${copied === null ? "" : `; the text's numbers are those of ${copied}`}`,
      `正文 ${count ?? `${percent!.text} %`}，表格 ${added}（${share.toFixed(1)} %）${copied === null ? "" : `；正文数字与 ${copied} 相同`}`,
    ),
  };
}

/** Where the text's numbers stand in another row: with its neighbours in the text, they may be copied. */
function elsewhere(paper: Paper, table: PaperTable, statement: PaperStatement): string | null {
  const told = paper.statements.filter(
    ({ where, table: number, row, grades, count }) =>
      where === statement.where &&
      number === statement.table &&
      row === statement.row &&
      grades?.length === 1 &&
      count !== undefined,
  );
  if (told.length < 2 || told.every(({ count }) => count === 0)) return null;
  for (const other of paper.tables)
    for (const [term, cells] of Object.entries(other.terms ?? {})) {
      if (other === table && term === statement.row) continue;
      const same = told.every(({ grades, count }) => {
        const [grade] = grades!;
        const at = other.grades?.findIndex(
          ({ from, to }) => from === grade!.from && to === grade!.to,
        );
        return cells[at ?? -1]?.count === count;
      });
      if (same) return `${tableName(other)}, ${term}`;
    }
  return null;
}
