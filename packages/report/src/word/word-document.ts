import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TextRun,
  type FileChild,
} from "docx";
import { unzipSync } from "fflate";
import type { ReportDocument } from "../document/report-document.ts";
import { plainText } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { withNumberList } from "./number-list.ts";
import { repeatableZip } from "./repeatable-zip.ts";
import { wordBlock, type DrawnFigure } from "./word-blocks.ts";
import { wordRuns } from "./word-inline.ts";
import { marginMm, twips, wordStyles } from "./word-styles.ts";

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
        children: [
          ...frontMatter(report),
          ...report.opening.flatMap((block) => wordBlock(edition, block, figures)),
          ...sections(edition, report, figures),
        ],
      },
    ],
  });
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  return repeatableZip(withNumberList(files, edition), results.cutOff);
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
