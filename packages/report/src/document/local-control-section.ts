import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { failureFieldTable } from "../tables/failure-field-table.ts";
import { localControlTable } from "../tables/local-control-table.ts";
import { phrase, type Phrase } from "./inline.ts";
import { supplementTable, type Draft } from "./numbered-sections.ts";

/** Local control by lesion and the place of failures; empty where the study does not ask for it. */
export function localControlSection(edition: Edition): Draft {
  const { localControl } = edition.results;
  return {
    id: "local-control",
    title: edition.words.localControl.section,
    blocks:
      localControl === null
        ? []
        : [
            {
              kind: "paragraph",
              text: phrase`${localControl.rule.map((each) => edition.text(each)).join(edition.words.space)}`,
            },
            { kind: "paragraph", text: sentence(edition) },
            supplementTable(localControlTable(edition)),
            supplementTable(failureFieldTable(edition)),
          ],
  };
}

function sentence(edition: Edition): Phrase {
  const { localControl, methods } = edition.results;
  const rate = localControl?.overall.rates.at(-1);
  if (localControl === null || rate === undefined) return [];
  const { events, lesions, patients } = localControl.overall;
  return edition.words.localControl.sentence(
    edition.number(events),
    edition.number(lesions),
    edition.number(patients),
    rate.months,
    formatDecimal(methods.confidenceLevel * 100, 0),
    edition.number(rate.clustered),
    edition.number(rate.clustered, "interval"),
  );
}
