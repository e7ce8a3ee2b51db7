import type { TableName } from "../records/record-types.ts";
import type { Table } from "./table.ts";

/**
 * The rows of a table, column by column, each distinct text held once.
 * Plain data: it may be sent to another thread. A million rows of seven cells take some 30 MB.
 */
export interface TableRows {
  readonly name: TableName;
  readonly file: string;
  readonly reading: string;
  readonly header: readonly string[];
  readonly columns: readonly { readonly texts: readonly string[]; readonly cells: Uint32Array }[];
  readonly lines: Uint32Array;
}

/** Gathers rows one by one. */
export interface RowGatherer {
  /** Cells beyond the header's width are ignored, missing ones are empty; every text is trimmed. A blank row is left out. */
  readonly add: (cells: readonly string[], line: number) => void;
  readonly rows: () => Pick<TableRows, "columns" | "lines">;
}

export function gatherRows(width: number): RowGatherer {
  const columns = Array.from({ length: width }, () => ({
    texts: [] as string[],
    indexOfText: new Map<string, number>(),
    cells: new Uint32Array(64),
  }));
  let lines = new Uint32Array(64);
  let count = 0;

  function add(cells: readonly string[], line: number): void {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (count === lines.length) {
      lines = doubled(lines);
      for (const column of columns) column.cells = doubled(column.cells);
    }
    lines[count] = line;
    for (const [i, column] of columns.entries()) {
      const text = (cells[i] ?? "").trim();
      let index = column.indexOfText.get(text);
      if (index === undefined) {
        index = column.texts.push(text) - 1;
        column.indexOfText.set(text, index);
      }
      column.cells[count] = index;
    }
    count++;
  }

  return {
    add,
    rows: () => ({
      columns: columns.map(({ texts, cells }) => ({ texts, cells: cells.slice(0, count) })),
      lines: lines.slice(0, count),
    }),
  };
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

/** The table that gathered rows make. */
export function tableOf({ name, file, reading, header, columns, lines }: TableRows): Table {
  return {
    name,
    file,
    reading,
    header,
    forEachRow(visit) {
      const cells: string[] = Array.from({ length: columns.length }, () => "");
      for (const [row, line] of lines.entries()) {
        for (const [i, column] of columns.entries()) cells[i] = column.texts[column.cells[row]!]!;
        visit(cells, line);
      }
    },
  };
}
