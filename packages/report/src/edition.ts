import {
  inLanguage,
  type Label,
  type Language,
  type NumberName,
  type StudyNumber,
  type StudyResults,
} from "@fiducial/study";
import type { NumberPart, NumberReference } from "./document/inline.ts";
import { wordsOf, type Words } from "./language/words.ts";
import { printNumber } from "./print-number.ts";
import { ReportError } from "./report-error.ts";

/** The results in one language: what every table, figure and sentence is made from. */
export interface Edition {
  readonly results: StudyResults;
  readonly language: Language;
  readonly words: Words;
  /** A label of the study in this language. */
  readonly text: (label: Label) => string;
  /** Whether single patients may be listed: not in what leaves the building. */
  readonly listsPatients: boolean;
  readonly find: (name: NumberName) => StudyNumber;
  /** A printed reference to a number of the results. */
  readonly number: (name: NumberName, part?: NumberPart) => NumberReference;
}

/**
 * The results as they are printed in a language.
 *
 * @throws {ReportError} later, where a table names a number that the results do not hold
 */
export function editionOf(results: StudyResults, language: Language = results.language): Edition {
  const words = wordsOf(language);
  const find = (name: NumberName): StudyNumber => {
    const number = results.numbers[name];
    if (number === undefined) {
      throw new ReportError(`The results name the number "${name}" but do not hold it.`);
    }
    return number;
  };
  return {
    results,
    language,
    words,
    listsPatients: results.publication === null,
    text: (label) => inLanguage(label, language),
    find,
    number: (name, part = "value") => {
      const number = find(name);
      const text = printNumber(number, part, words);
      return { kind: "number", name, part, text, value: number.value };
    },
  };
}
