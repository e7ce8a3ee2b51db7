import { columnHeadings } from "../document/column-headings.ts";
import type { DocumentTable, TableColumn, TableRow } from "../document/document-table.ts";
import { noteParagraphs } from "../document/note-paragraphs.ts";
import { rowCells } from "../document/row-cells.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { inlineHtml } from "./inline-html.ts";

/** A table with its caption above and notes beneath; it scrolls within its own frame on a narrow screen. */
export function tableHtml(edition: Edition, table: DocumentTable, label: string | null): string {
  const id = escapeXml(`table-${table.id}`);
  const caption =
    (label === null ? "" : `<b class="label">${escapeXml(label + edition.words.labelEnd)}</b>`) +
    inlineHtml(edition, table.title);
  return (
    `<figure class="table" id="${id}"><figcaption id="${id}-caption">${caption}</figcaption>` +
    `<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption">` +
    `<table aria-labelledby="${id}-caption">${headHtml(edition, table)}${bodiesHtml(edition, table)}</table></div>` +
    `${notesHtml(edition, table)}</figure>`
  );
}

function headHtml(edition: Edition, table: DocumentTable): string {
  const { above, below } = columnHeadings(table.columns);
  const first = above.map((cell) =>
    cell.kind === "span"
      ? `<th scope="colgroup" class="span" colspan="${cell.columns}">${inlineHtml(edition, cell.label)}</th>`
      : columnHead(edition, cell.column, below.length > 0 ? ' rowspan="2"' : ""),
  );
  const second = below.map((column) => columnHead(edition, column, ""));
  return `<thead><tr>${first.join("")}</tr>${second.length > 0 ? `<tr>${second.join("")}</tr>` : ""}</thead>`;
}

function columnHead(edition: Edition, column: TableColumn, span: string): string {
  const align = column.align === "end" ? ' class="e"' : "";
  return `<th scope="col"${align}${span}>${inlineHtml(edition, column.label)}</th>`;
}

/** A body for each block, so that its heading row heads only its own lines. */
function bodiesHtml(edition: Edition, table: DocumentTable): string {
  const bodies: TableRow[][] = [];
  for (const row of table.rows) {
    if (row.kind === "heading" || bodies.length === 0) bodies.push([]);
    bodies.at(-1)?.push(row);
  }
  return bodies
    .map((rows) => `<tbody>${rows.map((row) => rowHtml(edition, table, row)).join("")}</tbody>`)
    .join("");
}

/** Browsers break a line behind its hyphens. */
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function rowHtml(edition: Edition, table: DocumentTable, row: TableRow): string {
  const classes = [row.kind === "heading" ? "h" : "", row.indent === 1 ? "i" : ""]
    .filter((each) => each !== "")
    .join(" ");
  const cells = rowCells(row).map(({ text, column, columns }) => {
    const content = inlineHtml(edition, text);
    const span = columns === 1 ? "" : ` colspan="${columns}"`;
    if (column === 0 && content !== "") {
      const scope = row.kind === "heading" ? "rowgroup" : "row";
      return `<th scope="${scope}"${span}>${content}</th>`;
    }
    const own = table.columns[column]?.align === "end" ? "e" : isoDate.test(content) ? "d" : null;
    return `<td${own === null ? "" : ` class="${own}"`}${span}>${content}</td>`;
  });
  return `<tr${classes === "" ? "" : ` class="${classes}"`}>${cells.join("")}</tr>`;
}

function notesHtml(edition: Edition, table: DocumentTable): string {
  if (table.notes.length === 0) return "";
  const notes = noteParagraphs(edition, table).map((note) => `<p>${inlineHtml(edition, note)}</p>`);
  return `<div class="notes">${notes.join("")}</div>`;
}
