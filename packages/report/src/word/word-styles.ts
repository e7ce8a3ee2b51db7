import type { Language } from "@fiducial/study";
import type { IStylesOptions } from "docx";

/** Fonts of the two scripts: what a journal sends back is set in these. */
export const wordFonts = {
  text: {
    ascii: "Times New Roman",
    hAnsi: "Times New Roman",
    cs: "Times New Roman",
    eastAsia: "SimSun",
  },
  heading: { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "SimHei" },
} as const;

/** Width of the text on A4 with margins of 15 mm, so that a page-wide figure keeps its 8 points. */
export const textWidthMm = 180;
export const marginMm = 15;

/** Twentieths of a point in a millimetre. */
export function twips(mm: number): number {
  return Math.round((mm / 25.4) * 1440);
}

/** Headings, captions and notes as real styles, in both scripts. */
export function wordStyles(language: Language): IStylesOptions {
  const lang = { value: language === "zh" ? "en-US" : "en-GB", eastAsia: "zh-CN" };
  const heading = (size: number, before: number) => ({
    run: { font: wordFonts.heading, size, bold: true, color: "1D2329" },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: wordFonts.text, size: 21, language: lang },
        paragraph: { spacing: { after: 100, line: 276, lineRule: "auto" } },
      },
      title: {
        run: { font: wordFonts.heading, size: 34, bold: true },
        paragraph: { spacing: { before: 120, after: 80 } },
      },
      heading1: heading(27, 340),
      heading2: heading(22, 200),
    },
    paragraphStyles: [
      {
        id: "Caption",
        name: "caption",
        basedOn: "Normal",
        next: "Normal",
        quickFormat: true,
        run: { font: wordFonts.heading, size: 18, bold: true },
        paragraph: { spacing: { before: 200, after: 80, line: 250, lineRule: "auto" } },
      },
      {
        id: "TableText",
        name: "Table Text",
        basedOn: "Normal",
        run: { size: 17 },
        paragraph: { spacing: { before: 20, after: 20, line: 220, lineRule: "auto" } },
      },
      {
        id: "TableNote",
        name: "Table Note",
        basedOn: "Normal",
        run: { size: 16 },
        paragraph: { spacing: { before: 30, after: 0, line: 220, lineRule: "auto" } },
      },
      {
        id: "Notice",
        name: "Notice",
        basedOn: "Normal",
        run: { font: wordFonts.heading, size: 18 },
        paragraph: { spacing: { before: 40, after: 60 } },
      },
    ],
  };
}
