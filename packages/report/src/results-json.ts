import type { StudyResults } from "@fiducial/study";

/**
 * The results but for the single patients, as JSON for people and programs: an object's members each on a line, a list of
 * plain values on one.
 */
export function resultsJson({ subjects: _subjects, ...results }: StudyResults): string {
  return `${indented(results, "")}\n`;
}

/** The single patients, one on a line as JSON, so that a program need not hold them all to read them. */
export function subjectsJson({ subjects }: Pick<StudyResults, "subjects">): string {
  return subjects.map((subject) => `${JSON.stringify(subject)}\n`).join("");
}

function indented(value: unknown, indent: string): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.every((each) => each === null || typeof each !== "object")) {
      return JSON.stringify(value);
    }
    return `[\n${value.map((each) => inner + indented(each, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  if (members.length === 0) return "{}";
  return `{\n${members.map(([key, each]) => `${inner}${JSON.stringify(key)}: ${indented(each, inner)}`).join(",\n")}\n${indent}}`;
}
