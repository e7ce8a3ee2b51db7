import type { Finding } from "../findings.ts";
import type { StudyResults } from "./study-results.ts";
import type { NumberName } from "./study-number.ts";

/**
 * The finding that forbids printing a number: an error that concerns it, or an error in the records of a subject who
 * stands behind it. Null where nothing does.
 */
export function forbiddingFinding(results: StudyResults, name: NumberName): Finding | null {
  const number = results.numbers[name];
  if (number === undefined) return null;
  const errors = results.findings.filter((each) => each.severity === "error");
  if (errors.length === 0) return null;
  const subjects = new Set(results.subjectSets[number.subjects] ?? []);
  return (
    errors.find((each) => each.numbers.includes(name)) ??
    errors.find((each) => each.subjects.some((subject) => subjects.has(subject))) ??
    null
  );
}
