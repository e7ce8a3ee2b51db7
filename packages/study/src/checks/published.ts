import { type Finding, findings } from "../findings.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { StudyNumber } from "../results/study-number.ts";
import type { PublishedTable } from "../results/study-results.ts";

/**
 * Sets the numbers of the study beside values printed elsewhere. Every number in the printed text is compared, at its printed
 * decimals, with the corresponding part: `9 (69.2)` with a count and a percentage, `20.4 (6.6–34.2)` with an estimate and its interval.
 */
export function comparePublished(
  published: ProtocolDefinition["published"],
  numbers: Readonly<Record<string, StudyNumber>>,
): { table: PublishedTable | null; findings: readonly Finding[] } {
  if (published === undefined) return { table: null, findings: [] };
  const found: Finding[] = [];
  const rows = Object.entries(published.values).flatMap(([name, { printed, note }]) => {
    const number = numbers[name];
    if (number === undefined) {
      found.push(findings.publishedUnknown(name));
      return [];
    }
    const values = numbersIn(printed);
    const parts = partsOf(number, values.length);
    const attained = values.map(({ decimals }, i) => rounded(parts[i] ?? null, decimals));
    const agrees = values.length > 0 && values.every(({ text }, i) => attained[i] === text);
    const shown = inPlaceOf(printed, attained);
    if (!agrees) found.push(findings.publishedDiffers(name, printed, shown, note));
    return [{ number: name, printed, attained: shown, agrees, note }];
  });
  return { table: { source: published.source, rows }, findings: found };
}

/** The numbers in a printed text, with their decimals. A dash between two numbers is a range, not a sign. */
function numbersIn(printed: string): { text: string; decimals: number }[] {
  return [...printed.matchAll(/\d+(?:\.(\d+))?/g)].map((match) => ({
    text: match[0],
    decimals: match[1]?.length ?? 0,
  }));
}

/** The printed text with the attained numbers in place of the printed ones: "4 (11.1)" → "4 (12.9)". */
function inPlaceOf(printed: string, attained: readonly (string | null)[]): string {
  let next = 0;
  return printed.replaceAll(/\d+(?:\.\d+)?/g, () => attained[next++] ?? "—");
}

/** The values that a printed text about a number consists of, in the order in which they are printed. */
function partsOf(number: StudyNumber, printed: number): readonly (number | null)[] {
  const percent = (value: number | null) => (value === null ? null : 100 * value);
  switch (number.kind) {
    case "proportion":
      return printed > 1 ? [number.count, percent(number.value)] : [percent(number.value)];
    case "probability":
      return [
        percent(number.value),
        percent(number.interval?.lower ?? null),
        percent(number.interval?.upper ?? null),
      ];
    case "duration":
    case "ratio":
      return [number.value, number.interval?.lower ?? null, number.interval?.upper ?? null];
    case "range":
      return [number.lower, number.upper];
    case "count":
    case "quantity":
    case "p-value":
    case "withheld":
      return [number.value];
  }
}

/** A value at so many decimals, halves away from zero as people round. */
function rounded(value: number | null, decimals: number): string | null {
  if (value === null) return null;
  const scale = 10 ** decimals;
  const nudged = Number((Math.abs(value) * scale).toPrecision(12));
  return ((Math.sign(value) * Math.round(nudged)) / scale).toFixed(decimals);
}
