import type { Answer, Sheet } from "./answer.ts";
import type { DataUse } from "./complete-rows.ts";
import { findingText } from "./finding-text.ts";

/** The answer for a terminal: aligned tables, the conventions beneath each, then what to know. */
export function answerText(title: string, answer: Answer, version: string): string {
  const { data, sheets, findings = [], offersFirth } = answer;
  const blocks = [
    [title, ...(data === null ? [] : [dataLine(data)])].join("\n"),
    ...sheets.map(sheetText),
  ];
  if (findings.length > 0)
    blocks.push(
      ["To know:", ...findings.map((each) => `  ${findingText(each, offersFirth)}`)].join("\n"),
    );
  const hash = data === null ? "" : `, data ${data.sha256.slice(0, 12)}`;
  blocks.push(`Fiducial ${version}${hash}`);
  return blocks.join("\n\n");
}

/** “lung.csv: 227 of 228 rows used; missing: ph.ecog 1”. */
function dataLine({ file, rows, used, missing }: DataUse): string {
  const lacking = missing.map((each) => `${each.column} ${each.rows}`).join(", ");
  return `${file}: ${used} of ${rows} rows used${lacking === "" ? "" : `; missing: ${lacking}`}`;
}

function sheetText({ title, header, rows, notes = [] }: Sheet): string {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => width(row[i] ?? ""))));
  const lines = all.map((row) =>
    header
      .map((_, i) => {
        const cell = row[i] ?? "";
        const space = " ".repeat(widths[i]! - width(cell));
        return i === 0 ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
  const said = [...new Set(notes.filter((note) => note !== null))].map((note) => `  ${note}`);
  return [title, ...lines, ...said].join("\n");
}

/** Columns of a terminal that a text takes: East Asian wide characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(
        character,
      )
        ? 2
        : 1;
  return columns;
}
