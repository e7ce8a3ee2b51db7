import type { ToxicityTable } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { toxicityDescription, toxicityPanelName } from "../toxicity-panels.ts";
import { phrase } from "./inline.ts";
import { panelLetter } from "./panel-letter.ts";
import type { Block } from "./report-document.ts";

/** The cumulative incidence of a window's toxicity, a panel for each grade; null where none is asked for. */
export function toxicityFigureBlock(edition: Edition, toxicity: ToxicityTable): Block | null {
  const { incidence } = toxicity;
  const [first] = incidence;
  if (first === undefined) return null;
  const { words } = edition;
  const several = incidence.length > 1;
  const panels = incidence.map(({ grade }, index) => {
    const letter = several ? panelLetter(index) + words.comma : "";
    return `${letter}${words.laboratory.gradeOrMore(grade)}`;
  });
  const ticks = incidence.some(({ overall }) => overall.curve.censored.some((count) => count > 0));
  return {
    kind: "figure",
    label: "",
    figure: {
      id: `toxicity-${toxicity.name}`,
      caption: phrase`${edition.text(toxicity.label)}${words.stop}${words.space}${words.competingRisks.caption(panels, ticks)}`,
      description: incidence.map((each) => toxicityDescription(edition, toxicity, each)).join(" "),
      panels: incidence.map((each) => toxicityPanelName(toxicity, each)),
      narrow: null,
      whole: several
        ? `toxicity-${toxicity.name}-180mm`
        : `${toxicityPanelName(toxicity, first)}-180mm`,
    },
  };
}
