import type { FlowExclusion } from "@fiducial/study";
import type { Edition } from "./edition.ts";

/** Why a subject is out: an exclusion criterion that is met, or an inclusion criterion that is not. */
export function exclusionReason(edition: Edition, exclusion: FlowExclusion): string {
  const { inclusion } = edition.results.methods;
  const label = edition.text(exclusion.label);
  return inclusion.some((each) => edition.text(each) === label)
    ? edition.words.notMet(label)
    : label;
}
