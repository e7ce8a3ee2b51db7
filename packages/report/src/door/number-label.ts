import type { Edition } from "../edition.ts";
import { numberDescriptions } from "../number-descriptions/number-descriptions.ts";
import { riskNumbers } from "./risk-numbers.ts";

/** What a number is called, be it of the results or beneath a curve; its technical name where nothing is known. */
export function numberLabel(edition: Edition, name: string): string {
  return numberDescriptions(edition).get(name)?.label ?? riskLabels(edition).get(name) ?? name;
}

const remembered = new WeakMap<Edition, ReadonlyMap<string, string>>();

function riskLabels(edition: Edition): ReadonlyMap<string, string> {
  const before = remembered.get(edition);
  if (before !== undefined) return before;
  const labels = new Map(riskNumbers(edition).map(({ name, label }) => [name, label]));
  remembered.set(edition, labels);
  return labels;
}
