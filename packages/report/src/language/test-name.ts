import { conventions, inLanguage, type ConventionId, type Language } from "@fiducial/study";

/** Names short enough for a table's cell; other conventions keep their full wording. */
const shortNames: Partial<Record<ConventionId, Record<Language, string>>> = {
  "pearson-chi-square": { en: "Pearson\u00a0χ²", zh: "Pearson\u00a0χ²" },
  "fisher-exact": { en: "Fisher’s\u00a0exact", zh: "Fisher\u00a0精确" },
  "fisher-monte-carlo": { en: "Fisher’s exact, sampled", zh: "Fisher 精确（抽样）" },
  "mann-whitney": { en: "Mann–Whitney\u00a0U", zh: "Mann–Whitney\u00a0U" },
  "kruskal-wallis": { en: "Kruskal–Wallis", zh: "Kruskal–Wallis" },
  "welch-t": { en: "Welch’s t", zh: "Welch t" },
  "analysis-of-variance": { en: "Analysis of variance", zh: "方差分析" },
  "log-rank": { en: "Log-rank", zh: "Log-rank" },
};

/** The name of a test as it stands beside its p-value. */
export function testName(convention: ConventionId, language: Language): string {
  return shortNames[convention]?.[language] ?? conventionText(convention, language);
}

/** A convention in full. */
export function conventionText(convention: ConventionId, language: Language): string {
  return inLanguage(conventions[convention], language);
}
