import { Paragraph, SimpleField, TextRun } from "docx";
import type { Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { wordRuns } from "./word-inline.ts";

/** `Table 2.` with a number that Word keeps counting, and the title. The style is bold, so that the number is. */
export function wordCaption(
  edition: Edition,
  label: string,
  title: Phrase,
  options: { readonly keepNext: boolean },
): Paragraph {
  const [, name = label, count = ""] = /^(.*?)(\d+)$/.exec(label) ?? [];
  const sequence = name.replaceAll(/\s/g, "");
  return new Paragraph({
    style: "Caption",
    keepNext: options.keepNext,
    keepLines: true,
    children: [
      new TextRun(name),
      ...(count === "" ? [] : [new SimpleField(`SEQ ${sequence} \\* ARABIC`, count)]),
      new TextRun(edition.words.labelEnd),
      ...wordRuns(title, { bold: false }),
    ],
  });
}
