import { conventions, type StudyNumber } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatCount, formatDecimal } from "../format-number.ts";
import { numberDescriptions } from "../number-descriptions/number-descriptions.ts";
import { intervalOf, printNumber } from "../print-number.ts";
import type { DoorNumber, DoorNumbers, RiskCell } from "./door-data.ts";
import { riskNumbers } from "./risk-numbers.ts";

/** What stands behind each number, without any patient: its name, definition, convention, and the other conventions. */
export function doorNumbers(edition: Edition): DoorNumbers {
  const { results, words } = edition;
  const descriptions = numberDescriptions(edition);
  const factIndex = new Map(Object.keys(results.facts).map((name, index) => [name, index]));
  const setIndex = new Map(Object.keys(results.subjectSets).map((name, index) => [name, index]));
  const texts: string[] = [];
  const known = new Map<string, number>();
  const text = (each: string): number => {
    const before = known.get(each);
    if (before !== undefined) return before;
    known.set(each, texts.length);
    return texts.push(each) - 1;
  };
  const numbers: Record<string, DoorNumber> = {};
  for (const number of Object.values(results.numbers)) {
    const description = descriptions.get(number.name);
    const meanings = number.facts.flatMap((name) => {
      const definition = results.facts[name]?.definition ?? null;
      return definition === null ? [] : [edition.text(definition)];
    });
    numbers[number.name] = {
      label: description?.label ?? number.name,
      value: printedInFull(edition, number),
      definition: (description?.definition == null ? meanings : [description.definition]).map(text),
      convention: conventionsOf(number).map((id) => text(edition.text(conventions[id]))),
      remark: number.because === null ? null : text(edition.text(number.because)),
      basis: basisOf(edition, number),
      alternatives: number.alternatives,
      facts: number.facts.flatMap((name) => factIndex.get(name) ?? []),
      set: setIndex.get(number.subjects) ?? null,
      risk: null,
    };
  }
  for (const { name, label, definition, value, cell } of riskNumbers(edition)) {
    const fact = factIndex.get(cell.fact);
    const group = results.groups.findIndex((each) => each.code === cell.group);
    const risk: RiskCell | null =
      fact === undefined || results.subjects.length === 0
        ? null
        : { fact, group: group < 0 ? null : group, months: cell.months, counts: cell.counts };
    numbers[name] = {
      label,
      value,
      definition: [text(definition)],
      convention: [text(edition.text(conventions.count))],
      remark: null,
      basis: null,
      alternatives: [],
      facts: fact === undefined ? [] : [fact],
      set: null,
      risk,
    };
  }
  const own = Object.entries(words.door).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    texts,
    numbers,
    words: { ...Object.fromEntries(own), colon: words.colon, ...words.outcomes },
  };
}

/** The value with its unit, and its interval or the counts that make it. */
function printedInFull(edition: Edition, number: StudyNumber): string {
  const { words } = edition;
  const printed = printNumber(number, "value", words);
  if (number.value === null) return printed;
  const value = printed + unitOf(edition, number);
  if (number.kind === "proportion") {
    return `${value} (${words.partOf(formatCount(number.count), formatCount(number.total))})`;
  }
  const interval = intervalOf(number);
  if (interval === null) return value;
  const level = formatDecimal(interval.level * 100, 0);
  return `${value} (${level}% CI ${printNumber(number, "interval", words)})`;
}

function unitOf(edition: Edition, number: StudyNumber): string {
  const { words } = edition;
  if (number.kind === "duration") return ` ${words.door.months}`;
  if (number.kind !== "quantity" && number.kind !== "range") return "";
  return number.unit === null ? "" : ` ${words.units[number.unit] ?? number.unit}`;
}

function conventionsOf(number: StudyNumber) {
  const interval = intervalOf(number)?.convention ?? number.convention;
  return interval === number.convention ? [number.convention] : [number.convention, interval];
}

function basisOf(edition: Edition, number: StudyNumber): string | null {
  const { words, results } = edition;
  if (number.kind === "proportion") return null;
  const size = results.subjectSets[number.subjects]?.length;
  return size === undefined ? null : words.registerCount(formatCount(size));
}
