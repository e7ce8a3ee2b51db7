import type { Label } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { intervalOf } from "../print-number.ts";
import { phrase, type Phrase } from "./inline.ts";
import type { Block } from "./report-document.ts";
import { sentence } from "./sentence.ts";

/** What a Methods section must state: who is in, what is measured, how it is analysed. */
export function methodsBlocks(edition: Edition): readonly Block[] {
  const { results, words } = edition;
  const { methods } = results;
  return [
    ...criteria(edition, words.inclusion, methods.inclusion),
    ...criteria(edition, words.exclusion, methods.exclusion),
    { kind: "heading", text: words.followUpAndDates },
    { kind: "paragraph", text: datesParagraph(edition) },
    { kind: "heading", text: words.endpoints },
    {
      kind: "definitions",
      items: results.endpoints.map((each) => ({
        term: edition.text(each.label),
        text: sentences(edition, [
          edition.text(each.definition),
          each.note === null ? null : edition.text(each.note),
        ]),
      })),
    },
    { kind: "heading", text: words.statisticalAnalysis },
    { kind: "paragraph", text: statisticsParagraph(edition) },
  ];
}

function criteria(edition: Edition, heading: string, labels: readonly Label[]): readonly Block[] {
  if (labels.length === 0) return [];
  return [
    { kind: "heading", text: heading },
    {
      kind: "list",
      ordered: true,
      items: labels.map((each): Phrase => phrase`${edition.text(each)}`),
    },
  ];
}

function datesParagraph(edition: Edition): Phrase {
  const { results, words } = edition;
  const { methods } = results;
  return sentences(edition, [
    methods.followUpSchedule === null ? null : edition.text(methods.followUpSchedule),
    results.cutOff === null ? null : words.cutOffSentence(words.date(results.cutOff)),
    edition.text(methods.partialDateRule),
    words.month(String(methods.daysPerMonth)),
  ]);
}

function statisticsParagraph(edition: Edition): Phrase {
  const { results, words, language } = edition;
  const { methods } = results;
  const first = results.endpoints[0]?.overall;
  const rate = first?.rates[0] === undefined ? null : edition.find(first.rates[0].number);
  const interval = rate === null ? null : intervalOf(rate);
  const survival =
    first === undefined || interval === null
      ? null
      : words.survivalMethods(
          listed(methods.survivalTimes.map(String), words),
          formatDecimal(methods.confidenceLevel * 100, 0),
          conventionText(interval.convention, language),
          conventionText(edition.find(first.median).convention, language),
        );
  return sentences(edition, [
    survival,
    ...methods.testRules.map((each) => edition.text(each)),
    words.significance(String(methods.alpha)),
    ...methods.notes.map((each) => edition.text(each)),
    words.software(results.provenance.version),
  ]);
}

/** "12 and 24", "6, 12 and 24". */
function listed(items: readonly string[], words: Edition["words"]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : items.slice(0, -1).join(words.comma) + words.and + last;
}

/** Sentences one after the other. */
function sentences(edition: Edition, texts: readonly (string | null)[]): Phrase {
  const all = texts.filter((each) => each !== null).map((each) => sentence(edition, each));
  return phrase`${all.join(edition.words.space)}`;
}
