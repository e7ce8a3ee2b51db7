/** A cell before it is written: `null` is an empty cell, a yes-no is written as `yes` or `no`. */
export type Cell = string | number | boolean | null;

export type CsvRow = Readonly<Record<string, Cell>>;

/** Rows of a comma-separated text without quoted cells, each by the names of its header. */
export function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line, index) => {
    const cells = line.split(",");
    if (cells.length !== names.length)
      throw new Error(`Line ${index + 2} has ${cells.length} cells, its header ${names.length}.`);
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""]));
  });
}

/** Comma-separated text of the rows with a header; every row has exactly the named columns. */
export function csvText(columns: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => {
    const unknown = Object.keys(row).find((name) => !columns.includes(name));
    if (unknown !== undefined) throw new Error(`The column ${unknown} is not in the table.`);
    return columns.map((name) => cellText(row[name] ?? null)).join(",");
  });
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
