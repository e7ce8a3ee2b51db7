import type { Interval, StudyNumber } from "@fiducial/study";
import type { NumberPart } from "./document/inline.ts";
import {
  absent,
  formatCount,
  formatDecimal,
  formatEquation,
  formatPercent,
  formatProbability,
  formatRange,
  formatRatio,
  noBreakSpace,
} from "./format-number.ts";
import type { Words } from "./language/words.ts";

/** What stands for a count that is not published; a notice says so. */
export const withheldMark = "*";

/** One part of a number as text, by the rule of its kind: percent and months with one decimal, p with three. */
export function printNumber(number: StudyNumber, part: NumberPart, words: Words): string {
  if (number.kind === "withheld") return withheldMark;
  switch (part) {
    case "interval":
      return printInterval(number, words);
    case "value-interval":
      return printWithInterval(number, words);
    case "count-percent":
      return printCountPercent(number);
    case "count":
      return number.kind === "proportion" ? formatCount(number.count) : printValue(number, words);
    case "total":
      return number.kind === "proportion" ? formatCount(number.total) : printValue(number, words);
    case "at-risk":
      return number.kind !== "probability"
        ? absent
        : number.atRisk === null
          ? withheldMark
          : formatCount(number.atRisk);
    case "equation":
      return number.value === null
        ? absent
        : formatEquation(number.kind === "p-value" ? "p" : "n", printValue(number, words));
    case "percent":
      return number.value === null ? absent : formatPercent(number.value);
    case "value":
      return number.kind === "probability" || number.kind === "proportion"
        ? printPercentSign(number.value)
        : printValue(number, words);
  }
}

function printPercentSign(fraction: number | null): string {
  return fraction === null ? absent : `${formatPercent(fraction)}%`;
}

function printValue(number: StudyNumber, words: Words): string {
  if (number.kind === "range") {
    return number.lower === null || number.upper === null
      ? absent
      : formatRange(
          formatDecimal(number.lower, number.digits),
          formatDecimal(number.upper, number.digits),
          words.to,
        );
  }
  const { value } = number;
  if (value === null) return number.kind === "duration" ? words.notReached : absent;
  switch (number.kind) {
    case "count":
      return formatCount(value);
    case "proportion":
    case "probability":
      return formatPercent(value);
    case "duration":
      return formatDecimal(value, 1);
    case "quantity":
      return formatDecimal(value, number.digits);
    case "p-value":
      return formatProbability(value);
    case "ratio":
      return formatRatio(value);
  }
}

function printCountPercent(number: StudyNumber): string {
  if (number.kind !== "proportion")
    return number.kind === "count" ? formatCount(number.value) : absent;
  return number.value === null
    ? formatCount(number.count)
    : `${formatCount(number.count)}${noBreakSpace}(${formatPercent(number.value)})`;
}

function printWithInterval(number: StudyNumber, words: Words): string {
  const value = printValue(number, words);
  const interval = intervalOf(number);
  if (interval === null || (interval.lower === null && interval.upper === null)) return value;
  return `${value}${noBreakSpace}(${printInterval(number, words)})`;
}

function printInterval(number: StudyNumber, words: Words): string {
  const interval = intervalOf(number);
  if (interval === null) return absent;
  const bound = (value: number | null): string => {
    if (value === null) return number.kind === "duration" ? words.notReached : absent;
    if (number.kind === "probability" || number.kind === "proportion") return formatPercent(value);
    return number.kind === "ratio" ? formatRatio(value) : formatDecimal(value, 1);
  };
  const { lower, upper } = interval;
  if (lower === null && upper === null) return bound(null);
  return formatRange(bound(lower), bound(upper), words.to);
}

/** The interval of a number that can have one. */
export function intervalOf(number: StudyNumber): Interval | null {
  return "interval" in number ? (number.interval ?? null) : null;
}
