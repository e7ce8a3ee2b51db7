import type { Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { numberLink } from "./number-link.ts";

/** Running text as HTML, each number a link to its entry in the register. */
export function inlineHtml(edition: Edition, text: Phrase): string {
  return text
    .map((each) => {
      switch (each.kind) {
        case "text":
          return escapeXml(each.text);
        case "strong":
          return `<strong>${escapeXml(each.text)}</strong>`;
        case "emphasis":
          return `<em>${escapeXml(each.text)}</em>`;
        case "superscript":
          return `<sup>${escapeXml(each.text)}</sup>`;
        case "link":
          return `<a href="${escapeXml(each.address)}">${escapeXml(each.text)}</a>`;
        case "cross-reference":
          return `<a href="#${escapeXml(each.target)}">${escapeXml(each.text)}</a>`;
        case "number":
          return numberLink(edition, each);
      }
    })
    .join("");
}
