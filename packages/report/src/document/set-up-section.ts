import type { Edition } from "../edition.ts";
import { drawsFractions } from "../figures/index.ts";
import { setUpDescription, setUpScatter } from "../set-up-drawing.ts";
import { setUpListing, setUpSummaryTable, setUpTable } from "../tables/set-up-table.ts";
import { phrase } from "./inline.ts";
import { type Draft, supplementTable } from "./numbered-sections.ts";
import { longestListing } from "./longest-listing.ts";

/** Where the patients lay: population errors, margins, the scatter, and each patient; empty where no fraction has a shift. */
export function setUpSection(edition: Edition): Draft {
  const { setUp } = edition.results;
  const words = edition.words.setUp;
  const section = { id: "set-up", title: words.section };
  if (setUp === null) return { ...section, blocks: [] };
  const value = (name: string) => edition.find(name).value ?? -Infinity;
  const scatter = setUpScatter(edition);
  const largest = setUp.before.axes.toSorted((a, b) => value(b.margin) - value(a.margin))[0];
  return {
    ...section,
    blocks: [
      largest === undefined
        ? null
        : {
            kind: "paragraph",
            text: words.text({
              fractions: edition.number(setUp.fractions),
              allFractions: edition.number(setUp.allFractions),
              patients: edition.number(setUp.patients),
              axis: inSentence(words.axes[largest.axis]),
              systematic: edition.number(largest.systematic),
              random: edition.number(largest.random),
              margin: edition.number(largest.margin),
              used: edition.number(setUp.marginUsed),
            }),
          },
      {
        kind: "figure",
        label: "",
        figure: {
          id: "set-up",
          caption: [
            ...words.caption(edition.number(setUp.patients)),
            ...(scatter !== null && drawsFractions(scatter) ? phrase`${words.fractionsDrawn}` : []),
          ],
          description: setUpDescription(edition),
          panels: ["set-up-180mm"],
          narrow: "set-up-85mm",
          whole: "set-up-180mm",
        },
      },
      supplementTable(setUpTable(edition)),
      supplementTable(setUpSummaryTable(edition)),
      setUp.subjects.length > longestListing
        ? {
            kind: "paragraph",
            text: phrase`${edition.words.listingTooLong(String(setUp.subjects.length))}`,
          }
        : { kind: "listing", summary: words.listingTitle, table: setUpListing(edition, setUp) },
    ],
  };
}

/** "Superior–inferior" within a sentence. */
function inSentence(label: string): string {
  return label.toLowerCase();
}
