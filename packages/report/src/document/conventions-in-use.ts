import { conventions, inLanguage, type ConventionId } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { intervalOf } from "../print-number.ts";
import { phrase, type Phrase } from "./inline.ts";

/** The conventions that made the numbers of these results, in the order of the catalogue. */
export function conventionsInUse(edition: Edition): readonly Phrase[] {
  const used = new Set<ConventionId>();
  for (const number of Object.values(edition.results.numbers)) {
    used.add(number.convention);
    const interval = intervalOf(number);
    if (interval !== null) used.add(interval.convention);
  }
  return (Object.keys(conventions) as readonly ConventionId[])
    .filter((id) => used.has(id))
    .map((id) => phrase`${inLanguage(conventions[id], edition.language)}`);
}
