/** A text in the languages of the reports; Chinese falls back to English where a study gives none. */
export interface Label {
  readonly en: string;
  readonly zh?: string | undefined;
}

export type Language = "en" | "zh";

/**
 * The text of a label in one language.
 *
 * @example
 * inLanguage({ en: "Sex", zh: "性别" }, "zh"); // "性别"
 */
export function inLanguage(label: Label, language: Language): string {
  return language === "zh" ? (label.zh ?? label.en) : label.en;
}
