import type { Language } from "@fiducial/study";
import { chinese } from "./chinese.ts";
import { english } from "./english.ts";

/** The catalogue of one language; a key that a language lacks does not compile. */
export type Words = typeof english;

/** The catalogue of a language. */
export function wordsOf(language: Language): Words {
  return language === "zh" ? chinese : english;
}
