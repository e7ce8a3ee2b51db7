import type { Label } from "../label.ts";
import { type ConventionId, conventions } from "./conventions.ts";
import type { StudyNumber } from "./study-number.ts";

/** The conventions that numbers and their intervals follow, with what they mean. */
export function conventionsOf(
  numbers: Readonly<Record<string, StudyNumber>>,
): Readonly<Partial<Record<ConventionId, Label>>> {
  const used = new Set<ConventionId>();
  for (const number of Object.values(numbers)) {
    used.add(number.convention);
    if ("interval" in number && number.interval) used.add(number.interval.convention);
  }
  const all = Object.keys(conventions) as ConventionId[];
  return Object.fromEntries(all.filter((id) => used.has(id)).map((id) => [id, conventions[id]]));
}
