import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, tableName } from "../facts.ts";
import type { Paper, PaperStatement, PaperTable } from "../paper.ts";
import { roundsTo } from "../printed.ts";

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
      const table = paper.tables.find(({ number }) => number === statement.table);
      const { perhaps, count, percent } = statement;
      if (table === undefined || perhaps !== undefined) return [];
      if (count === undefined && percent === undefined) return [];
      const told = tellingOf(table, statement);
      return told === null ? [] : [judge(paper, table, statement, told)];
    }),
};

interface Telling {
  readonly counts: readonly number[];
  readonly cells: string;
  readonly of: number;
}

/** The cells that a statement tells: of a term over grades, or of a row of a variable. */
function tellingOf(
  table: PaperTable,
  { row, rows, grades, group }: PaperStatement,
): Telling | null {
  const names = rows ?? (row === undefined ? [] : [row]);
  const terms = names.flatMap((name) =>
    table.terms?.[name] ? [{ name, cells: table.terms[name] }] : [],
  );
  if (terms.length > 0 && table.grades) {
    const wanted = grades ?? table.grades;
    const counts = terms.flatMap(({ cells }) =>
      wanted.map((grade) => cells[table.grades!.indexOf(grade)]?.count ?? 0),
    );
    return {
      counts,
      cells: `${terms.map(({ name }) => name).join(" + ")}, grade ${wanted.join(" + ")}`,
      of: table.of ?? 0,
    };
  }
  const column = table.columns?.findIndex((each) => each.group === group) ?? -1;
  if (table.columns === undefined || names.length === 0) return null;
  const counted = column >= 0 ? [column] : table.columns.map((_, at) => at);
  const found = names.map(
    (name) => table.variables.find(({ rows: of }) => of?.[name])?.rows?.[name],
  );
  if (found.some((cells) => cells === undefined)) return null;
  return {
    counts: found.flatMap((cells) => counted.map((at) => cells![at]?.count ?? 0)),
    cells: `${names.join(" + ")}${group === undefined ? "" : `, ${group}`}`,
    of: sum(counted.map((at) => table.columns![at]!.n)),
  };
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
      const same = told.every(
        ({ grades, count }) => cells[other.grades?.indexOf(grades![0]!) ?? -1]?.count === count,
      );
      if (same) return `${tableName(other)}, ${term}`;
    }
  return null;
}
