export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180), lines ending in CR LF, `null` as an empty cell.
 *
 * A text that a spreadsheet would take for a formula (it begins with = + - @, full width or not, a tab or
 * a carriage return) gets an apostrophe before it; numbers, negative ones too, stay as they are.
 *
 * @example
 * csvText(["id", "shift"], [["=1+1", -2]]); // "id,shift\r\n'=1+1,-2\r\n"
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: CsvCell): string {
  const text = safeCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function safeCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const isNumber = /^[+-]?\d+(\.\d+)?$/.test(cell);
  return /^[=+\-@＝＋－＠\t\r]/.test(cell) && !isNumber ? `'${cell}` : cell;
}
