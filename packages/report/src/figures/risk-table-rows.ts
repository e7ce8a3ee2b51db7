import { ink, type GroupStyle } from "./palette.ts";
import { lineSample } from "./line-sample.ts";
import { svgText, textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** Numbers beneath a curve at one time; censored, events and competing events are counted from the start; null where withheld. */
export interface RiskTableRow {
  readonly months: number;
  readonly atRisk: number;
  readonly censored: number | null;
  readonly events: number | null;
  readonly competing?: number | null;
  /** Names under which a page tells more of the counts. */
  readonly names?: Readonly<Partial<Record<RiskTableCount, string>>>;
}

/** A row of the table beneath a curve. */
type RiskTableCount = "atRisk" | "censored" | "events" | "competing";

/** The rows under one curve. */
export interface RiskTableBlock {
  readonly label: string;
  readonly riskTable: readonly RiskTableRow[];
}

/** Names of the rows; one for competing events only where they are counted. */
export interface RiskTableWords {
  readonly atRisk: string;
  readonly censored: string;
  readonly events: string;
  readonly competing?: string;
}

function rowsOf(words: RiskTableWords): readonly (readonly [name: string, key: RiskTableCount])[] {
  return [
    [words.atRisk, "atRisk"],
    [words.censored, "censored"],
    [words.events, "events"],
    ...(words.competing === undefined ? [] : [[words.competing, "competing"] as const]),
  ];
}

const lineHeight = 10;
const blockGap = 3;
const named = (blocks: readonly RiskTableBlock[]): boolean => blocks.length > 1;

/** Room for the row names left of the time axis. */
export function riskTableMargin(blocks: readonly RiskTableBlock[], words: RiskTableWords): number {
  const names = rowsOf(words).map(([name]) => textWidth(name, textSize));
  const first = blocks.flatMap((curve) => curve.riskTable.slice(0, 1));
  const half = Math.max(0, ...first.map((row) => textWidth(String(row.atRisk), textSize) / 2));
  return Math.max(26, Math.max(...names) + half + 7);
}

/** Room that half of the last number needs right of the time axis. */
export function riskTableOverhang(blocks: readonly RiskTableBlock[]): number {
  const last = blocks.flatMap((block) => block.riskTable.slice(-1));
  const widths = last.map((row) =>
    textWidth(String(Math.max(row.atRisk, row.censored ?? 0, row.events ?? 0)), textSize),
  );
  return Math.max(8, Math.max(0, ...widths) / 2 + 1);
}

/** Height of the rows of all curves. */
export function riskTableHeight(blocks: readonly RiskTableBlock[], words: RiskTableWords): number {
  const lines = rowsOf(words).length + (named(blocks) ? 1 : 0);
  return blocks.length * (lines * lineHeight + blockGap);
}

/** At risk, censored, events and, where counted, competing events under each time, a block for each curve. */
export function riskTableSvg(
  blocks: readonly RiskTableBlock[],
  styles: readonly GroupStyle[],
  x: (months: number) => number,
  words: RiskTableWords,
): string {
  let y = textSize;
  const pieces: string[] = [];
  blocks.forEach((curve, index) => {
    const style = styles[index];
    if (named(blocks)) {
      pieces.push(lineSample(0, y - 2.8, style));
      pieces.push(svgText(18, y, curve.label, { weight: "bold", fill: style?.ink ?? ink }));
      y += lineHeight;
    }
    const shown = readableColumns(curve.riskTable, x);
    for (const [name, key] of rowsOf(words)) {
      pieces.push(svgText(0, y, name));
      for (const row of shown) {
        const number = row.names?.[key];
        pieces.push(
          svgText(x(row.months), y, row[key] === null ? "*" : String(row[key] ?? ""), {
            anchor: "middle",
            number,
          }),
        );
      }
      y += lineHeight;
    }
    y += blockGap;
  });
  return pieces.join("");
}

/** Every, every second, … column, so that neighbouring numbers do not touch. */
function readableColumns(
  rows: readonly RiskTableRow[],
  x: (months: number) => number,
): readonly RiskTableRow[] {
  const widest = Math.max(
    0,
    ...rows.map((row) =>
      textWidth(String(Math.max(row.atRisk, row.censored ?? 0, row.events ?? 0)), textSize),
    ),
  );
  const [first, second] = rows;
  if (first === undefined || second === undefined) return rows;
  const gap = x(second.months) - x(first.months);
  const every = Math.max(1, Math.ceil((widest + 3) / gap));
  return rows.filter((_, index) => index % every === 0);
}
