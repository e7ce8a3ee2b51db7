import { InputError, type Trouble } from "../input-error.ts";
import { readDefinition } from "../protocol/read-definition.ts";
import { type Paper, paperDefinition, paperFormat, type PaperStatement } from "./paper.ts";

/**
 * Reads the transcription of a paper. Every value stays as it was written, for the digits of a printed
 * number say how it was rounded.
 *
 * @param file the file's name, for messages.
 * @throws {InputError} with the line and column of everything that is wrong.
 */
export function readPaper(file: string, text: string): Paper {
  const { definition: paper, where } = readDefinition(
    {
      format: paperFormat,
      noun: "a paper",
      start: "Start from what `fiducial audit --template` prints.",
      page: "docs/audit.md",
      schema: paperDefinition,
      asText: true,
    },
    file,
    text,
  );
  const troubles: Trouble[] = [];
  const groups = new Set(paper.groups.map(({ name }) => name));
  const mustBeGroup = (group: string | undefined, path: (string | number)[]): void => {
    if (group === undefined || groups.has(group)) return;
    troubles.push({
      where: where(path),
      expected: groups.size > 0 ? `one of ${[...groups].join(", ")}` : "a group under groups",
      found: group,
      remedy: "Spell it as under groups, or leave it out for all patients.",
    });
  };
  for (const part of ["follow_up", "measurements", "quantities", "survival", "statements"] as const)
    paper[part].forEach(({ group }, at) => mustBeGroup(group, [part, at, "group"]));
  paper.comparisons.forEach(({ group, reference }, at) => {
    mustBeGroup(group, ["comparisons", at, "group"]);
    mustBeGroup(reference, ["comparisons", at, "reference"]);
    if (group !== undefined && group === reference)
      troubles.push({
        where: where(["comparisons", at, "reference"]),
        expected: "another group than the one whose ratio it is",
        found: reference,
        remedy: "Give the group that the ratio is against.",
      });
  });
  paper.statements.forEach((statement, at) =>
    troubles.push(...cellTroubles(paper, statement, (word) => where(["statements", at, word]))),
  );
  paper.tables.forEach((table, at) => {
    const path = ["tables", at];
    mustBeGroup(table.group, [...path, "group"]);
    table.columns?.forEach(({ group }, column) =>
      mustBeGroup(group, [...path, "columns", column, "group"]),
    );
    const mustHave = (cells: number, given: number, place: (string | number)[]): void => {
      if (cells === given) return;
      troubles.push({
        where: where([...path, ...place]),
        expected: `${cells} cells, one a column`,
        found: String(given),
        remedy:
          cells === 0
            ? "Give the table its columns, or its grades."
            : "Write a dash (—) for an empty cell, and put a cell with a comma in quotation marks.",
      });
    };
    table.variables.forEach((variable, row) => {
      const columns = table.columns?.length ?? 0;
      for (const [name, cells] of Object.entries(variable.rows ?? {}))
        mustHave(columns, cells.length, ["variables", row, "rows", name]);
      for (const part of ["median", "mean", "sd", "range", "iqr"] as const)
        if (variable[part]) mustHave(columns, variable[part].length, ["variables", row, part]);
    });
    for (const [name, cells] of Object.entries(table.terms ?? {}))
      mustHave(table.grades?.length ?? 0, cells.length, ["terms", name]);
  });
  if (troubles.length > 0) throw new InputError(troubles);
  return paper;
}

/** A sentence that tells a cell of a table must lead to it, and to one alone. */
function cellTroubles(
  { tables }: Paper,
  { table: number, variable, row, rows, perhaps }: PaperStatement,
  where: (word: string) => string,
): Trouble[] {
  if (number === undefined) return [];
  const numbered = tables.filter((table) => table.number === number);
  if (numbered.length === 0)
    return [
      {
        where: where("table"),
        expected: oneOf(tables.map((table) => table.number)),
        found: number,
        remedy: "Give the number of a table under tables, or leave it out.",
      },
    ];
  const variables = numbered.flatMap((table) => table.variables);
  if (variable !== undefined && !variables.some(({ name }) => name === variable))
    return [
      {
        where: where("variable"),
        expected: oneOf(variables.map(({ name }) => name)),
        found: variable,
        remedy: `Spell it as in table ${number}.`,
      },
    ];
  const within = variables.filter(({ name }) => variable === undefined || name === variable);
  const terms = new Set(numbered.flatMap((table) => Object.keys(table.terms ?? {})));
  const named = [
    ...(row === undefined ? [] : [{ word: "row", name: row }]),
    ...(rows ?? []).map((name) => ({ word: "rows", name })),
    ...(perhaps ?? []).map((name) => ({ word: "perhaps", name })),
  ];
  return named.flatMap(({ word, name }): Trouble[] => {
    const having = within.filter(({ rows: of }) => of?.[name] !== undefined);
    if (having.length === 1 || terms.has(name)) return [];
    return having.length === 0
      ? [
          {
            where: where(word),
            expected: oneOf([...terms, ...within.flatMap(({ rows: of }) => Object.keys(of ?? {}))]),
            found: name,
            remedy: `Spell it as in table ${number}.`,
          },
        ]
      : [
          {
            where: where(word),
            expected: "a row of one variable",
            found: `${name} of ${having.map((each) => each.name).join(", ")}`,
            remedy: "Say with variable which of them is meant.",
          },
        ];
  });
}

function oneOf(names: readonly string[]): string {
  return names.length === 0
    ? "nothing, for there is none"
    : `one of ${[...new Set(names)].join(", ")}`;
}
