import { type Finding, inLanguage, type Language } from "@fiducial/study";

const severities = ["error", "warning", "note"] as const;

/** How many findings are spelled out; the rest is counted. */
const screenful = 20;

/** Subjects named in one line; the rest is counted. */
const namedSubjects = 5;

/** The findings for a terminal: how many of each severity, then the gravest, at most a screenful. */
export function findingsSummary(findings: readonly Finding[], language: Language): string {
  if (findings.length === 0) return "No findings.";
  const ordered = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const lines = ordered.slice(0, screenful).map((finding) => findingLine(finding, language));
  if (ordered.length > screenful)
    lines.push(`  … and ${ordered.length - screenful} more; --json and the report list all.`);
  return [`Findings: ${findingCounts(findings)}`, ...lines].join("\n");
}

export function findingCounts(findings: readonly Finding[]): string {
  return severities
    .map((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return `${count} ${severity}${count === 1 ? "" : "s"}`;
    })
    .join(", ");
}

function findingLine(finding: Finding, language: Language): string {
  const { severity, subjects, where } = finding;
  const place = [
    someOf(
      where.map((each) => inLanguage(each, language)),
      2,
    ),
    someOf(subjects, namedSubjects),
  ].filter((text) => text !== "");
  const remedy = inLanguage(finding.remedy, language);
  const shown = place.length > 0 ? ` (${place.join("; ")})` : "";
  const sentence = `${inLanguage(finding.message, language)}${shown}`.replace(/[^.。]$/, "$&.");
  return `  ${severity.padEnd(7)}  ${sentence} ${remedy}`.trimEnd();
}

function someOf(names: readonly string[], most: number): string {
  const more = names.length - most;
  return names.slice(0, most).join(", ") + (more > 0 ? " and " + String(more) + " more" : "");
}
