import { TextRun } from "docx";
import type { Phrase } from "../document/inline.ts";

/** Running text as Word runs; `bold` overrides the style of the paragraph. */
export function wordRuns(text: Phrase, options: { readonly bold?: boolean } = {}): TextRun[] {
  return text.map((each) => {
    const bold = each.kind === "strong" ? true : options.bold;
    return new TextRun({
      text: each.text,
      ...(bold === undefined ? {} : { bold }),
      ...(each.kind === "emphasis" ? { italics: true } : {}),
      ...(each.kind === "superscript" ? { superScript: true } : {}),
    });
  });
}
