import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { divisionsOf, groupColumns, sizeOf, sum, tableName } from "../facts.ts";
import type { Paper, PaperTable } from "../paper.ts";
import { roundsTo } from "../printed.ts";

/** Parts and the whole that the paper gives for them. */
interface Total {
  readonly where: string;
  readonly of: string;
  readonly parts: Readonly<Record<string, number>>;
  readonly total: number;
  /** Whether parts that fall short may be missing values. */
  readonly mayMiss: boolean;
  /** Whether every part is printed with its share of the total, so that none of them is a slip. */
  readonly sharesAgree?: boolean;
}

export const columnSums: AuditRule = {
  id: "column-sums",
  compares: say("parts and their total", "各部分与合计"),
  why: say(
    "A count that does not add up is a slip of typing, or a patient counted twice or lost.",
    "合计不符意味着笔误，或患者被重复计数或遗漏。",
  ),
  audit: (paper) => totalsOf(paper).map(judge),
};

function totalsOf(paper: Paper): Total[] {
  const totals: Total[] = paper.breakdowns.map(({ where, of, parts, total }) => ({
    where,
    of,
    parts,
    total,
    mayMiss: false,
  }));
  for (const groups of divisionsOf(paper)) {
    if (groups.length < 2) continue;
    totals.push({
      where: "groups",
      of: "patients",
      parts: Object.fromEntries(groups.map(({ name, n }) => [name, n])),
      total: paper.patients,
      mayMiss: false,
    });
  }
  return [...totals, ...paper.tables.flatMap((table) => tableTotals(table))];
}

function tableTotals(table: PaperTable): Total[] {
  const where = tableName(table);
  const columns = table.columns ?? [];
  const groups = groupColumns(table);
  return table.variables.flatMap(({ name, rows, exclusive }) => {
    const cells = Object.entries(rows ?? {});
    const down = columns.flatMap(({ name: column, n }, at): Total[] => {
      const counted = cells.filter(([, row]) => row[at]?.count != null);
      if (!exclusive || counted.length < 2) return [];
      const parts = Object.fromEntries(counted.map(([row, all]) => [row, all[at]!.count!]));
      const sharesAgree = counted.every(([, all]) => {
        const { count, percent } = all[at]!;
        return percent !== null && roundsTo((100 * count!) / n, percent);
      });
      return [{ where, of: `${name}, ${column}`, parts, total: n, mayMiss: true, sharesAgree }];
    });
    const all = columns.findIndex(({ group }) => group === undefined);
    const wholeCohort = all >= 0 && sum(groups.map((at) => columns[at]!.n)) === columns[all]!.n;
    const across = cells.flatMap(([row, values]): Total[] => {
      if (groups.length < 2 || !wholeCohort) return [];
      if ([all, ...groups].some((at) => values[at]?.count == null)) return [];
      const parts = Object.fromEntries(groups.map((at) => [columns[at]!.name, values[at]!.count!]));
      return [{ where, of: `${name}, ${row}`, parts, total: values[all]!.count!, mayMiss: false }];
    });
    return [...down, ...across];
  });
}

function judge({ where, of, parts, total, mayMiss, sharesAgree }: Total): Found {
  const added = sum(Object.values(parts));
  const addition = `${Object.values(parts).join(" + ")} = ${added}`;
  return {
    verdict: added === total ? "ok" : mayMiss && added < total ? "ambiguity" : "contradiction",
    claims: [
      claim(
        where,
        `${of}: ${Object.entries(parts)
          .map(([part, n]) => `${part} ${n}`)
          .join(", ")}`,
      ),
      claim(where, say(`total ${total}`, `合计 ${total}`)),
    ],
    evidence:
      added < total && mayMiss
        ? say(
            `${addition}, ${total - added} fewer than ${total}; missing values are not stated`,
            `${addition}，比 ${total} 少 ${total - added}；未说明缺失值`,
          )
        : say(addition, addition),
    ...(added > total && sharesAgree === true
      ? { condition: say("unless a patient may be in several rows", "除非患者可属多行") }
      : {}),
  };
}

/** The size of every column against the size of its group. */
export const columnSizes: AuditRule = {
  id: "column-sizes",
  compares: say("the size of a column and of its group", "列的人数与所属组的人数"),
  why: say(
    "A column larger than its group counts somebody twice.",
    "列的人数大于组的人数意味着有人被重复计数。",
  ),
  audit: (paper) =>
    paper.tables.flatMap((table) =>
      (table.unit === "patients" ? (table.columns ?? []) : []).map(({ name, group, n }): Found => {
        const size = sizeOf(paper, group);
        return {
          verdict: n > size ? "contradiction" : "ok",
          claims: [
            claim(tableName(table), `${name}: ${n}`),
            claim("groups", `${group ?? "all"}: ${size}`),
          ],
          evidence: say(`${n} of ${size}`, `${size} 人中的 ${n} 人`),
        };
      }),
    ),
};
