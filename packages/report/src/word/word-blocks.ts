import { HeadingLevel, ImageRun, Paragraph, Table, TextRun } from "docx";
import type { Finding } from "@fiducial/study";
import type { Block, DocumentFigure } from "../document/report-document.ts";
import type { Edition } from "../edition.ts";
import { findingMessage } from "../document/finding-message.ts";
import { named } from "../html/findings-html.ts";
import { ReportError } from "../report-error.ts";
import { wordCaption } from "./word-caption.ts";
import { wordRuns } from "./word-inline.ts";
import { textWidthMm } from "./word-styles.ts";
import { wordTable } from "./word-table.ts";

/** A figure in both forms: vector for programs that can, pixels for those that cannot. */
export interface DrawnFigure {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A block of the report as paragraphs and tables; what only a screen can carry becomes nothing. */
export function wordBlock(
  edition: Edition,
  block: Block,
  figures: Readonly<Record<string, DrawnFigure>>,
): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(block.text)] }),
      ];
    case "paragraph":
      return [new Paragraph({ children: wordRuns(block.text) })];
    case "list":
      return block.items.map(
        (item, index) =>
          new Paragraph({
            indent: { left: 400, hanging: 400 },
            spacing: { after: 20 },
            tabStops: [{ type: "left", position: 400 }],
            children: [
              new TextRun({ text: block.ordered ? `(${index + 1})\t` : "•\t" }),
              ...wordRuns(item),
            ],
          }),
      );
    case "definitions":
      return block.items.map(
        (item) =>
          new Paragraph({
            children: [
              new TextRun({ text: `${item.term}${edition.words.colon}`, bold: true }),
              ...wordRuns(item.text),
            ],
          }),
      );
    case "table":
      return wordTable(edition, block.table, block.label);
    case "figure":
      return wordFigure(edition, block.figure, block.label, figures);
    case "findings":
      return block.findings.flatMap((each) => wordFinding(edition, each));
    case "listing":
    case "number-register":
      return [];
  }
}

/** A figure must leave room for its caption on the page. */
const highestFigureMm = 228;

function wordFigure(
  edition: Edition,
  figure: DocumentFigure,
  label: string,
  figures: Readonly<Record<string, DrawnFigure>>,
): readonly Paragraph[] {
  const drawn = figures[figure.whole];
  if (drawn === undefined) throw new ReportError(`The figure "${figure.whole}" was not drawn.`);
  const pixels = (mm: number): number => (mm / 25.4) * 96;
  const scale = Math.min(1, textWidthMm / drawn.widthMm, highestFigureMm / drawn.heightMm);
  const size = {
    width: pixels(drawn.widthMm * scale),
    height: pixels(drawn.heightMm * scale),
  };
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 60 },
      children: [
        new ImageRun({
          type: "svg",
          data: new TextEncoder().encode(drawn.svg),
          transformation: size,
          fallback: { type: "png", data: drawn.png },
          altText: { name: figure.id, title: label, description: figure.description },
        }),
      ],
    }),
    wordCaption(
      edition,
      { target: `figure-${figure.id}`, label, title: figure.caption },
      { keepNext: false },
    ),
  ];
}

function wordFinding(edition: Edition, finding: Finding): readonly Paragraph[] {
  const { words } = edition;
  const details = [
    `${words.remedy}${words.colon}${edition.text(finding.remedy)}`,
    ...(finding.subjects.length === 0
      ? []
      : [`${words.subjects}${words.colon}${named(edition, finding.subjects)}`]),
    ...(finding.where.length === 0
      ? []
      : [
          `${words.where}${words.colon}${named(edition, finding.where.map(edition.text), words.semicolon)}`,
        ]),
  ];
  return [
    new Paragraph({
      keepNext: true,
      keepLines: true,
      spacing: { before: 100, after: 20 },
      children: [
        new TextRun({ text: `${words.severity[finding.severity]}${words.colon}`, bold: true }),
        new TextRun(findingMessage(edition, finding)),
      ],
    }),
    ...details.map(
      (text) =>
        new Paragraph({
          indent: { left: 300 },
          spacing: { after: 20 },
          children: [new TextRun({ text, size: 18, color: "444444" })],
        }),
    ),
  ];
}
