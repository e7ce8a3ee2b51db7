import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TextRun,
  type FileChild,
} from "docx";
import type { Finding } from "@fiducial/study";
import type { Block, DocumentFigure, ReportDocument } from "../document/report-document.ts";
import { plainText } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { named } from "../html/findings-html.ts";
import { ReportError } from "../report-error.ts";
import { repeatableZip } from "./repeatable-zip.ts";
import { wordCaption } from "./word-caption.ts";
import { wordRuns } from "./word-inline.ts";
import { marginMm, textWidthMm, twips, wordStyles } from "./word-styles.ts";
import { wordTable } from "./word-table.ts";

/** A figure in both forms: vector for programs that can, pixels for those that cannot. */
export interface DrawnFigure {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** The report as a Word file whose bytes repeat: what a journal takes, without listings of patients. */
export async function wordDocument(
  edition: Edition,
  report: ReportDocument,
  figures: Readonly<Record<string, DrawnFigure>>,
): Promise<Uint8Array> {
  const { words, results, language } = edition;
  const provenance = plainText(report.provenance);
  const document = new Document({
    title: report.title,
    ...(report.subtitle === null ? {} : { subject: report.subtitle }),
    creator: `Fiducial ${results.provenance.version}`,
    lastModifiedBy: `Fiducial ${results.provenance.version}`,
    description: provenance,
    styles: wordStyles(language),
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(22),
              bottom: twips(20),
              left: twips(marginMm),
              right: twips(marginMm),
              header: twips(10),
              footer: twips(10),
            },
          },
        },
        headers: { default: new Header({ children: [smallParagraph(report.title)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { after: 0 },
                children: [
                  new TextRun({
                    size: 16,
                    children: [
                      words.page,
                      PageNumber.CURRENT,
                      words.pageOf,
                      PageNumber.TOTAL_PAGES,
                      words.pageEnd,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [...frontMatter(report), ...sections(edition, report, figures)],
      },
    ],
  });
  return repeatableZip(new Uint8Array(await Packer.toArrayBuffer(document)), results.cutOff);
}

function smallParagraph(text: string): Paragraph {
  return new Paragraph({
    spacing: { after: 0 },
    children: [new TextRun({ text, size: 16, color: "555555" })],
  });
}

function frontMatter(report: ReportDocument): readonly FileChild[] {
  return [
    ...report.notices.map(
      (notice) =>
        new Paragraph({
          style: "Notice",
          shading: {
            type: ShadingType.CLEAR,
            color: "auto",
            fill: notice.tone === "warning" ? "FFF3D6" : "F4F6F8",
          },
          children: wordRuns(notice.text, { bold: notice.tone === "warning" }),
        }),
    ),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(report.title)] }),
    ...(report.subtitle === null
      ? []
      : [
          new Paragraph({
            children: [new TextRun({ text: report.subtitle, size: 24, color: "555555" })],
          }),
        ]),
    smallParagraph(plainText(report.provenance)),
  ];
}

function sections(
  edition: Edition,
  report: ReportDocument,
  figures: Readonly<Record<string, DrawnFigure>>,
): readonly FileChild[] {
  return report.sections
    .filter((section) => section.media === "all")
    .flatMap((section) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(section.title)] }),
      ...section.blocks.flatMap((block) => wordBlock(edition, block, figures)),
    ]);
}

function wordBlock(
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
            children: [new TextRun({ text: `(${index + 1})\t` }), ...wordRuns(item)],
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
    wordCaption(edition, label, figure.caption, { keepNext: false }),
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
      : [`${words.where}${words.colon}${named(edition, finding.where, words.semicolon)}`]),
  ];
  return [
    new Paragraph({
      keepNext: true,
      keepLines: true,
      spacing: { before: 100, after: 20 },
      children: [
        new TextRun({ text: `${words.severity[finding.severity]}${words.colon}`, bold: true }),
        new TextRun(edition.text(finding.message)),
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
