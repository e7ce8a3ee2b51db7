import type { Edition } from "../edition.ts";
import { described, type Described } from "./described.ts";

/** Names of the numbers about grades of laboratory values that no table prints. */
export function laboratoryNumbers(edition: Edition): Described {
  const words = edition.words.laboratory;
  return (edition.results.laboratory?.comparisons ?? []).map(({ agree, label, windowLabel }) =>
    described(agree, words.agreeName(edition.text(label)), edition.text(windowLabel)),
  );
}
