import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type ITableCellBorders,
} from "docx";
import { columnHeadings } from "../document/column-headings.ts";
import type { DocumentTable, TableColumn, TableRow as Row } from "../document/document-table.ts";
import type { Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { noteParagraphs } from "../document/note-paragraphs.ts";
import { rowCells } from "../document/row-cells.ts";
import { wordCaption } from "./word-caption.ts";
import { wordRuns } from "./word-inline.ts";
import { textWidthMm, twips } from "./word-styles.ts";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const thick = { style: BorderStyle.SINGLE, size: 12, color: "000000" } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: "000000" } as const;
const hair = { style: BorderStyle.SINGLE, size: 4, color: "808080" } as const;

/** A table with three rules as journals set it: caption above, head repeated on each page, rows kept whole, notes beneath. */
export function wordTable(
  edition: Edition,
  table: DocumentTable,
  label: string,
): readonly (Paragraph | Table)[] {
  const widths = columnWidths(table.columns);
  const grid = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    margins: { left: 50, right: 50, top: 0, bottom: 0 },
    rows: [
      ...headRows(table, widths),
      ...table.rows.map((row, index) => bodyRow(table, row, index, widths)),
    ],
  });
  const notes = noteParagraphs(edition, table).map(
    (note, index, all) =>
      new Paragraph({
        style: "TableNote",
        keepNext: index < all.length - 1,
        // The text that follows stands off from the last note.
        ...(index === all.length - 1 ? { spacing: { after: 200 } } : {}),
        children: wordRuns(note),
      }),
  );
  const caption = wordCaption(
    edition,
    { target: `table-${table.id}`, label, title: table.title },
    { keepNext: true },
  );
  return [caption, grid, ...notes];
}

/** Shares of the text width by weight; a table of few narrow columns is not stretched over the page. */
function columnWidths(columns: readonly TableColumn[]): readonly number[] {
  const total = columns.reduce((sum, each) => sum + each.weight, 0);
  const available = twips(textWidthMm) * Math.min(1, total / 9);
  return columns.map((each) => Math.floor((available * each.weight) / total));
}

function headRows(table: DocumentTable, widths: readonly number[]): readonly TableRow[] {
  const { above, below } = columnHeadings(table.columns);
  const single = below.length === 0;
  let column = 0;
  const first = above.map((cell): TableCell => {
    const start = column;
    column += cell.kind === "span" ? cell.columns : 1;
    const width = widths.slice(start, column).reduce((sum, each) => sum + each, 0);
    return cell.kind === "span"
      ? headCell(cell.label, {
          align: "center",
          width,
          first: start === 0,
          columnSpan: cell.columns,
          borders: { top: thick, bottom: hair },
        })
      : headCell(cell.column.label, {
          align: cell.column.align,
          width,
          first: start === 0,
          ...(single ? {} : { rowSpan: 2 }),
          borders: { top: thick, bottom: thin },
        });
  });
  const second = below.map((each) =>
    headCell(each.label, {
      align: each.align,
      first: false,
      width: widths[table.columns.indexOf(each)] ?? 0,
      borders: { bottom: thin },
    }),
  );
  return [
    new TableRow({ tableHeader: true, cantSplit: true, children: first }),
    ...(single ? [] : [new TableRow({ tableHeader: true, cantSplit: true, children: second })]),
  ];
}

function headCell(
  label: Phrase,
  options: {
    readonly align: "start" | "end" | "center";
    readonly width: number;
    readonly first: boolean;
    readonly columnSpan?: number;
    readonly rowSpan?: number;
    readonly borders: ITableCellBorders;
  },
): TableCell {
  return new TableCell({
    width: { size: options.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.BOTTOM,
    borders: { top: none, bottom: none, left: none, right: none, ...options.borders },
    ...(options.columnSpan === undefined ? {} : { columnSpan: options.columnSpan }),
    ...(options.rowSpan === undefined ? {} : { rowSpan: options.rowSpan }),
    children: [
      cellParagraph(label, options.align, {
        bold: true,
        first: options.first,
        indent: 0,
        keepNext: true,
      }),
    ],
  });
}

/** Tables of no more rows than this stay on one page. */
const shortTable = 16;

function bodyRow(
  table: DocumentTable,
  row: Row,
  index: number,
  widths: readonly number[],
): TableRow {
  const next = table.rows[index + 1];
  const keepNext =
    next === undefined
      ? table.notes.length > 0
      : table.rows.length <= shortTable || next.kind !== "heading";
  return new TableRow({
    cantSplit: true,
    children: rowCells(row).map(({ text, column, columns }) => {
      const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        ...(columns === 1 ? {} : { columnSpan: columns }),
        borders: { top: none, left: none, right: none, bottom: next === undefined ? thick : none },
        children: [
          cellParagraph(text, table.columns[column]?.align ?? "start", {
            bold: row.kind === "heading" && column === 0,
            first: column === 0,
            indent: column === 0 ? row.indent : 0,
            keepNext,
          }),
        ],
      });
    }),
  });
}

function cellParagraph(
  text: Phrase,
  align: "start" | "end" | "center",
  options: {
    readonly bold: boolean;
    readonly first: boolean;
    readonly indent: 0 | 1;
    readonly keepNext: boolean;
  },
): Paragraph {
  const alignments = {
    start: AlignmentType.LEFT,
    end: AlignmentType.RIGHT,
    center: AlignmentType.CENTER,
  } as const;
  return new Paragraph({
    style: "TableText",
    alignment: alignments[align],
    keepNext: options.keepNext,
    // A text column stands off from the numbers before it.
    indent: { left: options.indent * 200 + (!options.first && align === "start" ? 100 : 0) },
    children: wordRuns(text, options.bold ? { bold: true } : {}),
  });
}
