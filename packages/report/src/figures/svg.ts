import { hasIdeographs, type FontWeight } from "./text-width.ts";

/** Arial where a reader has it; Arimo, of the same widths, where the figure becomes pixels. */
const latinFonts = "Arial, Helvetica, Arimo, 'Liberation Sans', sans-serif";

/** For Chinese text, which would lose its bold if its font were only the one to fall back on. */
const chineseFonts =
  "'Noto Sans S Chinese', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Text size of journals, in points. */
export const textSize = 8;

const pointsPerMm = 72 / 25.4;

/** Journal widths: one column and the page. */
export const widthsMm = { column: 85, page: 180 } as const;
export type FigureWidth = keyof typeof widthsMm;

/** The width in points. */
export function widthPoints(width: FigureWidth): number {
  return widthsMm[width] * pointsPerMm;
}

/** A coordinate with no more decimals than a printer can show. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text as XML and HTML may hold it: control characters, which XML forbids, become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export interface TextOptions {
  readonly anchor?: "start" | "middle" | "end";
  readonly weight?: FontWeight;
  readonly fill?: string;
  /** Name of the number that the text prints: a page makes it lead there. */
  readonly number?: string | undefined;
}

/** One line of text with its baseline at y. */
export function svgText(x: number, y: number, text: string, options: TextOptions = {}): string {
  const anchor =
    options.anchor === undefined || options.anchor === "start"
      ? ""
      : ` text-anchor="${options.anchor}"`;
  const weight = options.weight === "bold" ? ' font-weight="bold"' : "";
  const fill = options.fill === undefined ? "" : ` fill="${options.fill}"`;
  const font = hasIdeographs(text) ? ` font-family="${chineseFonts}"` : "";
  const number = options.number === undefined ? "" : ` data-number="${escapeXml(options.number)}"`;
  return `<text x="${at(x)}" y="${at(y)}"${anchor}${weight}${fill}${font}${number}>${escapeXml(text)}</text>`;
}

/** A whole figure in points, as wide as a journal's column or page. */
export function svgFigure(options: {
  readonly width: FigureWidth;
  readonly height: number;
  readonly description: string;
  readonly content: string;
}): string {
  const width = widthPoints(options.width);
  const heightMm = options.height / pointsPerMm;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${widthsMm[options.width]}mm" height="${at(heightMm)}mm"` +
    ` viewBox="0 0 ${at(width)} ${at(options.height)}" font-family="${latinFonts}" font-size="${textSize}" fill="#222222">` +
    `<title>${escapeXml(options.description)}</title>${options.content}</svg>\n`
  );
}
