import type { Edition } from "../edition.ts";
import { strobeTable } from "../tables/strobe-table.ts";
import { phrase } from "./inline.ts";
import type { ReportDocument, Section } from "./report-document.ts";

/** The checklist as the last but technical section of the page; it is a Word file of its own. */
export function strobeSection(edition: Edition, sections: readonly Section[]): Section {
  const words = edition.words.strobe;
  return {
    id: "strobe",
    title: words.section,
    media: "screen",
    blocks: [
      { kind: "paragraph", text: phrase`${words.introduction}` },
      { kind: "table", table: strobeTable(edition, sections, true), label: words.section },
    ],
  };
}

/** The sections with the checklist before the conventions, which no article prints. */
export function withStrobe(edition: Edition, sections: readonly Section[]): readonly Section[] {
  const at = sections.findIndex(({ id }) => id === "conventions");
  const strobe = strobeSection(edition, sections);
  return at < 0 ? [...sections, strobe] : sections.toSpliced(at, 0, strobe);
}

/** The checklist as a document of its own, to be sent with the article. */
export function strobeDocument(edition: Edition, report: ReportDocument): ReportDocument {
  const words = edition.words.strobe;
  const others = report.sections.filter(({ id }) => id !== "strobe");
  return {
    ...report,
    opening: [],
    sections: [
      {
        id: "strobe",
        title: words.section,
        media: "all",
        blocks: [
          { kind: "paragraph", text: phrase`${words.introduction}` },
          { kind: "table", table: strobeTable(edition, others, false), label: words.section },
        ],
      },
    ],
  };
}
