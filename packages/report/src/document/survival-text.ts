import type { EndpointResult } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { groupLabel } from "./group-label.ts";
import { joined, phrase, type Phrase } from "./inline.ts";
import { sentence } from "./sentence.ts";

/** One paragraph for each endpoint: events, median, rates, groups. */
export function survivalParagraphs(edition: Edition): readonly Phrase[] {
  return edition.results.endpoints.map((each) => {
    const { words } = edition;
    const sensitivity =
      each.role === "primary"
        ? ""
        : sentence(edition, words.sensitivityNote(edition.text(each.note ?? each.label)));
    const space = sensitivity === "" ? "" : words.space;
    return words.labelled(
      edition.text(each.label),
      phrase`${sensitivity}${space}${survivalSentences(edition, each)}`,
    );
  });
}

function survivalSentences(edition: Edition, endpoint: EndpointResult): Phrase {
  const { results, words } = edition;
  const { overall } = endpoint;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const median = edition.find(overall.median);
  const spss = edition.find(overall.medianSpss);
  const rates = overall.rates.map((rate) =>
    words.rateSentence(
      edition.number(rate.number),
      level,
      edition.number(rate.number, "interval"),
      rate.months,
    ),
  );
  return [
    ...words.eventsSentence(edition.number(overall.events), edition.number(overall.n)),
    ...(median.value === null
      ? phrase`${words.medianNotReached}`
      : words.medianSurvival(
          edition.number(overall.median),
          level,
          edition.number(overall.median, "interval"),
          spss.kind === "duration" && spss.interval !== null
            ? edition.number(overall.medianSpss, "interval")
            : null,
        )),
    ...joined(rates, words.comma),
    ...phrase`${words.stop}`,
    ...groupSentence(edition, endpoint),
  ];
}

/** The groups at the last of the times, with the log-rank test. */
function groupSentence(edition: Edition, endpoint: EndpointResult): Phrase {
  const { words } = edition;
  const months = endpoint.overall.rates.at(-1)?.months;
  if (endpoint.groups.length === 0 || months === undefined) return [];
  const groups = endpoint.groups.flatMap((each): readonly Phrase[] => {
    const rate = each.rates.find((one) => one.months === months);
    return rate === undefined
      ? []
      : [words.groupRate(groupLabel(edition, each.group), edition.number(rate.number))];
  });
  const p =
    endpoint.logRank === null
      ? []
      : words.logRankSentence(edition.number(endpoint.logRank, "equation"));
  return words.byGroupSentence(months, groups, p);
}
