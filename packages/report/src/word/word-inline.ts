import { TextRun } from "docx";
import type { Phrase } from "../document/inline.ts";

/** Running text as Word runs; a table's heading cells are bold. */
export function wordRuns(text: Phrase, options: { readonly bold?: boolean } = {}): TextRun[] {
  return text.map((each) => {
    const bold = options.bold === true || each.kind === "strong";
    return new TextRun({
      text: each.text,
      ...(bold ? { bold: true } : {}),
      ...(each.kind === "emphasis" ? { italics: true } : {}),
      ...(each.kind === "superscript" ? { superScript: true } : {}),
    });
  });
}
