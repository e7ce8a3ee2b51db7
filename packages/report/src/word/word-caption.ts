import { Paragraph, SimpleField, TextRun } from "docx";
import type { Phrase } from "../document/inline.ts";
import { wordRuns } from "./word-inline.ts";

/** `Table 2.` with a number that Word keeps counting, and the title. */
export function wordCaption(
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
      new TextRun({ text: name, bold: true }),
      ...(count === "" ? [] : [new SimpleField(`SEQ ${sequence} \\* ARABIC`, count)]),
      new TextRun({ text: ". ", bold: true }),
      ...wordRuns(title),
    ],
  });
}
