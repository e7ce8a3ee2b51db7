import { Bookmark, Paragraph, type ParagraphChild, SimpleField, TextRun } from "docx";
import type { Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { bookmarkName } from "./bookmark-name.ts";
import { wordRuns } from "./word-inline.ts";

/**
 * `Table 2.` with a number that Word keeps counting, in a bookmark that cross-references lead to, and the title.
 * The style is bold, so that the number is.
 *
 * @param target the name by which a cross-reference knows it: `table-baseline`
 */
export function wordCaption(
  edition: Edition,
  {
    target,
    label,
    title,
  }: { readonly target: string; readonly label: string; readonly title: Phrase },
  options: { readonly keepNext: boolean },
): Paragraph {
  const [, name = label, count = ""] = /^(.*?)(\d+)$/.exec(label) ?? [];
  const sequence = name.replaceAll(/\s/g, "");
  const numbered: ParagraphChild[] = [
    new TextRun(name),
    ...(count === "" ? [] : [new SimpleField(`SEQ ${sequence} \\* ARABIC`, count)]),
  ];
  return new Paragraph({
    style: "Caption",
    keepNext: options.keepNext,
    keepLines: true,
    children: [
      new Bookmark({ id: bookmarkName(target), children: numbered }),
      new TextRun(edition.words.labelEnd),
      ...wordRuns(title, { bold: false }),
    ],
  });
}
