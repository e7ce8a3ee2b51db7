import { InputError, type Trouble } from "../input-error.ts";
import { readDefinition } from "../protocol/read-definition.ts";
import { type Paper, paperDefinition, paperFormat } from "./paper.ts";

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
  paper.tables.forEach((table, at) => {
    const path = ["tables", at];
    table.columns?.forEach(({ group }, column) =>
      mustBeGroup(group, [...path, "columns", column, "group"]),
    );
    const mustHave = (cells: number, given: number, place: (string | number)[]): void => {
      if (cells === given) return;
      troubles.push({
        where: where([...path, ...place]),
        expected: `${cells} cells, one a column`,
        found: String(given),
        remedy: "Write a dash (—) for an empty cell.",
      });
    };
    table.variables.forEach((variable, row) => {
      const columns = table.columns?.length ?? 0;
      for (const [name, cells] of Object.entries(variable.rows ?? {}))
        mustHave(columns, cells.length, ["variables", row, "rows", name]);
      for (const part of ["median", "mean", "sd", "range"] as const)
        if (variable[part]) mustHave(columns, variable[part].length, ["variables", row, part]);
    });
    for (const [name, cells] of Object.entries(table.terms ?? {}))
      mustHave(table.grades?.length ?? 0, cells.length, ["terms", name]);
  });
  if (troubles.length > 0) throw new InputError(troubles);
  return paper;
}
