/** Results as JSON for people and programs: an object's members each on a line, a list of plain values on one. */
export function resultsJson(value: unknown, indent = ""): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.every((each) => each === null || typeof each !== "object")) {
      return JSON.stringify(value);
    }
    return `[\n${value.map((each) => inner + resultsJson(each, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  if (members.length === 0) return "{}";
  return `{\n${members.map(([key, each]) => `${inner}${JSON.stringify(key)}: ${resultsJson(each, inner)}`).join(",\n")}\n${indent}}`;
}
