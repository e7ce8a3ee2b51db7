/** What separates the cells of a row. */
export type Separator = "," | ";" | "\t";

/** Why a text is no CSV, and from which line on. */
export interface CsvFault {
  readonly kind: "quotation-not-closed" | "quotation-mark-within-cell" | "row-too-long" | "nul";
  readonly line: number;
}

/** No honest row has more characters; a quotation that is not closed would otherwise swallow the rest of the file. */
export const longestRow = 1_000_000;

const quotationMark = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Visits the rows of a CSV text (RFC 4180), each with the line on which it begins.
 *
 * Lines may end in LF, CR LF or CR. A cell that begins with a quotation mark ends with one,
 * may hold separators and line breaks (given as LF), and holds a quotation mark as two.
 * Nothing is repaired: where rows cannot be told apart for certain, the visit ends.
 *
 * @param pieces the text, cut anywhere
 * @param visit gets the cells as written, in an array that is not reused; a blank line is one empty cell
 */
export function visitCsvRows(
  pieces: Iterable<string>,
  separator: Separator,
  visit: (cells: readonly string[], line: number) => void,
): CsvFault | null {
  let rest = "";
  let line = 1;
  for (const piece of pieces) {
    const text = rest + piece;
    const nul = text.indexOf("\0");
    if (nul !== -1) return { kind: "nul", line: line + lineBreaks(text.slice(0, nul)) };
    const scanned = visitWholeRows(text, false, separator, line, visit);
    if (scanned.fault !== null) return scanned.fault;
    rest = text.slice(scanned.end);
    line = scanned.line;
    if (rest.length > longestRow) return { kind: "row-too-long", line };
  }
  return visitWholeRows(rest, true, separator, line, visit).fault;
}

interface Scanned {
  /** Where the first row begins that the text does not hold to its end. */
  readonly end: number;
  readonly line: number;
  readonly fault: CsvFault | null;
}

function visitWholeRows(
  text: string,
  isLast: boolean,
  separator: Separator,
  firstLine: number,
  visit: (cells: readonly string[], line: number) => void,
): Scanned {
  const separatorCode = separator.charCodeAt(0);
  let rowStart = 0;
  let rowLine = firstLine;
  let at = 0;
  let line = firstLine;
  let cells: string[] = [];
  const faulty = (kind: CsvFault["kind"]): Scanned => ({
    end: rowStart,
    line: rowLine,
    fault: { kind, line: rowLine },
  });
  const unfinished = (): Scanned => ({ end: rowStart, line: rowLine, fault: null });

  while (rowStart < text.length) {
    if (text.charCodeAt(at) === quotationMark) {
      const close = closingMark(text, at + 1);
      if (close === -1 || (close === text.length - 1 && !isLast))
        return isLast ? faulty("quotation-not-closed") : unfinished();
      const inside = text.slice(at + 1, close);
      line += lineBreaks(inside);
      cells.push(unquoted(inside));
      at = close + 1;
    } else {
      const start = at;
      let code = text.charCodeAt(at);
      while (
        at < text.length &&
        code !== separatorCode &&
        code !== lineFeed &&
        code !== carriageReturn
      ) {
        if (code === quotationMark) return faulty("quotation-mark-within-cell");
        code = text.charCodeAt(++at);
      }
      cells.push(text.slice(start, at));
    }
    const code = text.charCodeAt(at);
    if (code === separatorCode) {
      at++;
      continue;
    }
    const isBreak = code === lineFeed || code === carriageReturn;
    if (at < text.length && !isBreak) return faulty("quotation-mark-within-cell");
    // A carriage return that ends a piece may be half of a line break.
    if (!isLast && (!isBreak || (code === carriageReturn && at === text.length - 1)))
      return unfinished();
    if (at - rowStart > longestRow) return faulty("row-too-long");
    visit(cells, rowLine);
    at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
    line++;
    rowStart = at;
    rowLine = line;
    cells = [];
  }
  return { end: text.length, line, fault: null };
}

/** The mark that ends a quotation, doubled ones passed over; -1 where there is none. */
function closingMark(text: string, from: number): number {
  let mark = text.indexOf('"', from);
  while (mark !== -1 && text.charCodeAt(mark + 1) === quotationMark)
    mark = text.indexOf('"', mark + 2);
  return mark;
}

function unquoted(inside: string): string {
  const single = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
  return single.includes("\r") ? single.replaceAll(/\r\n?/g, "\n") : single;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed))
      count++;
  }
  return count;
}
