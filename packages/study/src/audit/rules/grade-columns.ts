import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sizeOfToxicity, sum, tableName } from "../facts.ts";
import type { Paper, PaperTable } from "../paper.ts";
import type { Cell, GradeSpan } from "../printed.ts";

export const gradeColumns: AuditRule = {
  id: "grade-columns",
  compares: say(
    "the columns of a toxicity table with each other and with the number of patients",
    "毒性表各列之间及其与患者数的关系",
  ),
  why: say(
    "A patient has one worst grade of a term: the grades add up to those of any grade, and to no more than all patients.",
    "每名患者每项毒性只有一个最高级别：各级之和等于任何级别者，且不超过患者数。",
  ),
  audit: (paper) =>
    paper.tables.flatMap((table) =>
      Object.entries(table.terms ?? {}).flatMap(([term, cells]) => [
        ...withinPatients(paper, table, term, cells),
        ...withinWider(table, term, cells),
      ]),
    ),
};

/** The single columns that a wider one holds, where they are all of its grades or some. */
function withinWider(table: PaperTable, term: string, cells: readonly Cell[]): Found[] {
  const grades = table.grades ?? [];
  return grades.flatMap((wide, at): Found[] => {
    const inside = grades.flatMap((span, other) =>
      other !== at &&
      span.from >= wide.from &&
      span.to <= wide.to &&
      span.to - span.from < wide.to - wide.from
        ? [other]
        : [],
    );
    const parts = apart(grades, inside);
    const whole = cells[at]?.count;
    const counts = parts.map((other) => cells[other]?.count ?? null);
    if (parts.length === 0 || whole == null || counts.some((count) => count === null)) return [];
    const added = sum(counts.map((count) => count!));
    const missing = absentGrades(grades, parts, wide);
    return [
      {
        // Fewer than the whole where no column shows the rest, as of a grade that nobody had.
        verdict:
          added > whole
            ? "contradiction"
            : added === whole || missing.length > 0
              ? "ok"
              : "contradiction",
        claims: [
          claim(tableName(table), `${term}, ${wide.text}: ${whole}`),
          claim(
            tableName(table),
            parts.map((other, i) => `${grades[other]!.text}: ${counts[i]}`).join(", "),
          ),
        ],
        evidence: say(
          `${counts.join(" + ")} = ${added} of ${whole}`,
          `${counts.join(" + ")} = ${added}，应为 ${whole}`,
        ),
      },
    ];
  });
}

/** Columns that do not overlap, the widest first. */
function apart(grades: readonly GradeSpan[], columns: readonly number[]): number[] {
  const widest = columns.toSorted(
    (a, b) => grades[b]!.to - grades[b]!.from - (grades[a]!.to - grades[a]!.from),
  );
  const chosen: number[] = [];
  for (const at of widest) {
    const { from, to } = grades[at]!;
    if (chosen.every((other) => grades[other]!.to < from || grades[other]!.from > to))
      chosen.push(at);
  }
  return chosen.toSorted((a, b) => a - b);
}

/** The grades of a wide column that its parts leave out; grade 5 is often left out of a table that has none. */
function absentGrades(
  grades: readonly GradeSpan[],
  parts: readonly number[],
  wide: GradeSpan,
): number[] {
  const shown = (grade: number): boolean =>
    parts.some((at) => grades[at]!.from <= grade && grade <= grades[at]!.to);
  return [1, 2, 3, 4].filter((grade) => grade >= wide.from && grade <= wide.to && !shown(grade));
}

function withinPatients(
  paper: Paper,
  table: PaperTable,
  term: string,
  cells: readonly Cell[],
): Found[] {
  const grades = table.grades ?? [];
  const n = sizeOfToxicity(paper, table);
  const columns = apart(
    grades,
    grades.map((_, at) => at),
  );
  const counts = columns.map((at) => cells[at]?.count ?? 0);
  const added = sum(counts);
  if (table.unit !== "patients" || added <= n) return [];
  return [
    {
      verdict: "contradiction",
      claims: [
        claim(tableName(table), `${term}: ${counts.join(" / ")}`),
        claim(tableName(table), say(`${n} patients`, `${n} 例患者`)),
      ],
      evidence: say(
        `${counts.join(" + ")} = ${added} of ${n}`,
        `${n} 例中 ${counts.join(" + ")} = ${added}`,
      ),
      condition: say("if a patient is in one column", "若每名患者只在一列"),
    },
  ];
}
