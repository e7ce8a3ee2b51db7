import type { Finding } from "@fiducial/study";

const severities: readonly Finding["severity"][] = ["error", "warning", "note"];

/** Findings with the most severe first, otherwise as the study gives them. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}
