import {
  ExternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from "docx";
import type { Inline, Phrase } from "../document/inline.ts";
import { bookmarkName } from "./bookmark-name.ts";
import { numberControl } from "./number-control.ts";

/** Running text as Word runs; `bold` overrides the style of the paragraph. */
export function wordRuns(
  text: Phrase,
  options: { readonly bold?: boolean } = {},
): readonly ParagraphChild[] {
  return text.map((each) => wordRun(each, options));
}

function wordRun(each: Inline, options: { readonly bold?: boolean }): ParagraphChild {
  const bold = each.kind === "strong" ? true : options.bold;
  const format: IRunOptions = {
    ...(bold === undefined ? {} : { bold }),
    ...(each.kind === "emphasis" ? { italics: true } : {}),
    ...(each.kind === "superscript" ? { superScript: true } : {}),
  };
  switch (each.kind) {
    case "number":
      return numberControl(each, format);
    case "cross-reference":
      return new SimpleField(`REF ${bookmarkName(each.target)} \\h`, each.text);
    case "link":
      return new ExternalHyperlink({
        link: each.address,
        children: [new TextRun({ ...format, text: each.text, style: "Hyperlink" })],
      });
    default:
      return new TextRun({ ...format, text: each.text });
  }
}
