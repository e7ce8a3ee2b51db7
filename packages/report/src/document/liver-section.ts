import type { LiverResults } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatCount, formatDecimal } from "../format-number.ts";
import { liverDescription, liverPanelName, shownMeasures } from "../liver-panels.ts";
import { childPughTable } from "../tables/child-pugh-table.ts";
import { liverBaselineTable } from "../tables/liver-baseline-table.ts";
import { liverCourseTable } from "../tables/liver-course-table.ts";
import { rildCasesTable, rildTable } from "../tables/rild-table.ts";
import type { DocumentTable } from "./document-table.ts";
import { phrase, type Phrase } from "./inline.ts";
import { supplementTable, type Draft } from "./numbered-sections.ts";
import { panelLetter } from "./panel-letter.ts";
import type { Block } from "./report-document.ts";

/** Liver function at baseline and over time, and what became of it; empty where the protocol says nothing of it. */
export function liverSection(edition: Edition): Draft {
  const { liver } = edition.results;
  const words = edition.words.liver;
  if (liver === null) return { id: "liver", title: words.section, blocks: [] };
  const paragraph = (text: Phrase): Block => ({ kind: "paragraph", text });
  return {
    id: "liver",
    title: words.section,
    blocks: [
      paragraph(
        phrase`${words.methods(
          liver.albumin.replace("-", "–"),
          liver.matchDays,
          formatDecimal(liver.withinMonths, Number.isInteger(liver.withinMonths) ? 0 : 1),
        )}`,
      ),
      supplementTable(liverBaselineTable(edition, liver)),
      figureBlock(edition),
      supplementTable(liverCourseTable(edition, liver)),
      paragraph(rildSentence(edition, liver)),
      supplementTable(rildTable(edition, liver)),
      supplementTable(rildCasesTable(edition, liver)),
      paragraph(childPughSentence(edition, liver)),
      supplementTable(childPughTable(edition, liver)),
    ],
  };
}

/** The tables of the section, each a file of its own. */
export function liverTables(edition: Edition): readonly (DocumentTable | null)[] {
  const { liver } = edition.results;
  if (liver === null) return [];
  return [
    liverBaselineTable(edition, liver),
    liverCourseTable(edition, liver),
    rildTable(edition, liver),
    rildCasesTable(edition, liver),
    childPughTable(edition, liver),
  ];
}

function figureBlock(edition: Edition): Block | null {
  const measures = shownMeasures(edition);
  if (measures.length === 0) return null;
  const panels = measures.map((each, index) => {
    const letter = measures.length > 1 ? panelLetter(index) + edition.words.comma : "";
    return `${letter}${edition.text(each.label)}`;
  });
  return {
    kind: "figure",
    label: "",
    figure: {
      id: "liver",
      caption: phrase`${edition.words.liver.figureCaption(
        panels,
        measures.some(({ lines }) => lines.length > 0),
      )}`,
      description: measures.map((each) => liverDescription(edition, each)).join(" "),
      panels: measures.map(liverPanelName),
      narrow: null,
      whole: "liver-180mm",
    },
  };
}

function rildSentence(edition: Edition, { rild }: LiverResults): Phrase {
  const [classic, nonClassic] = rild.rows;
  if (classic === undefined || nonClassic === undefined) return [];
  return edition.words.liver.rildSentence(
    edition.number(classic.yes.overall, "count"),
    edition.number(nonClassic.yes.overall, "count"),
    edition.number(classic.yes.overall, "total"),
  );
}

function childPughSentence(edition: Edition, { childPugh }: LiverResults): Phrase {
  if (childPugh.assessments === null) return [];
  const { equal, differ, notComputable } = childPugh.assessments;
  return edition.words.liver.childPughSentence(
    formatCount(equal),
    formatCount(differ),
    edition.number(childPugh.differ),
    formatCount(notComputable),
  );
}
