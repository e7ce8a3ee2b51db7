import { z } from "zod";

/** A number as a paper prints it: its digits say how it was rounded. */
export interface Printed {
  readonly text: string;
  readonly value: number;
  readonly decimals: number;
}

/** A count, a percentage, or both: `9 (69.2%)`. A dash is neither. */
export interface Cell {
  readonly text: string;
  readonly count: number | null;
  readonly percent: Printed | null;
}

/** A p-value: `0.452`, `0.050*`, `<0.001`. */
export interface PrintedP extends Printed {
  readonly relation: "=" | "<" | ">";
  readonly starred: boolean;
}

/** Two numbers: `42.8–82.5`. */
export interface PrintedRange {
  readonly text: string;
  readonly from: Printed;
  readonly to: Printed;
}

/** A number with a comparison: `> 80 %`, `at least 90`. "About" is within five points. */
export interface Comparison {
  readonly text: string;
  readonly relation: "<" | "<=" | ">" | ">=" | "=" | "~";
  readonly bound: Printed;
}

const digits = String.raw`-?\d+(?:\.\d+)?`;

/** The half of a unit in the last printed place: what rounding can hide. */
export function halfUnit({ decimals }: Printed): number {
  return 0.5 * 10 ** -decimals;
}

/** Whether a number rounds to the printed one, half up or half down. */
export function roundsTo(value: number, printed: Printed): boolean {
  return Math.abs(value - printed.value) <= halfUnit(printed) + 1e-9;
}

function readNumber(text: string): Printed | null {
  const match = new RegExp(String.raw`^(${digits})\s*%?$`).exec(text.trim().replaceAll("−", "-"));
  return match === null ? null : printedNumber(match[1]!);
}

function printedNumber(text: string): Printed {
  return { text, value: Number(text), decimals: text.split(".")[1]?.length ?? 0 };
}

function readCell(text: string): Cell | null {
  const trimmed = text.trim().replaceAll("·", ".");
  if (/^[-–—/]*$|^n\/?a$|^nr$/i.test(trimmed)) return { text, count: null, percent: null };
  const both = /^(\d+)\s*(?:\/\s*\d+\s*)?\(\s*(\d+(?:\.\d+)?)\s*%?\s*\)\s*%?$/.exec(trimmed);
  if (both !== null) return { text, count: Number(both[1]), percent: printedNumber(both[2]!) };
  if (/^\d+$/.test(trimmed)) return { text, count: Number(trimmed), percent: null };
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(trimmed);
  return percent === null ? null : { text, count: null, percent: printedNumber(percent[1]!) };
}

function readP(text: string): PrintedP | null {
  const match =
    /^p?\s*(?<relation>[<>=≤≥]?)\s*(?<value>0?\.\d+|[01](?:\.\d+)?)\s*(?<star>\**)$/i.exec(
      text.trim(),
    );
  if (match?.groups === undefined) return null;
  const { relation, value, star } = match.groups as {
    relation: string;
    value: string;
    star: string;
  };
  return {
    ...printedNumber(value.startsWith(".") ? `0${value}` : value),
    text: text.trim(),
    relation: /[<≤]/.test(relation) ? "<" : /[>≥]/.test(relation) ? ">" : "=",
    starred: star !== "",
  };
}

function readRange(text: string): PrintedRange | null {
  const match = new RegExp(
    String.raw`^[([]?\s*(${digits})\s*(?:-|–|—|−|,|;|to)\s*(${digits})\s*[)\]]?$`,
  ).exec(text.trim());
  return match === null
    ? null
    : { text: text.trim(), from: printedNumber(match[1]!), to: printedNumber(match[2]!) };
}

const comparisonWords = [
  [/^(?:>=|≥|at least)/i, ">="],
  [/^(?:<=|≤|at most|up to)/i, "<="],
  [/^(?:>|more than|over|above|exceeding)/i, ">"],
  [/^(?:<|less than|under|below)/i, "<"],
  [/^(?:~|≈|about|around|approximately|nearly|almost|close to|some)/i, "~"],
  [/^=?/, "="],
] as const;

function readComparison(text: string): Comparison | null {
  const trimmed = text.trim();
  const [pattern, relation] = comparisonWords.find(([words]) => words.test(trimmed))!;
  const bound = readNumber(trimmed.replace(pattern, ""));
  return bound === null ? null : { text: trimmed, relation, bound };
}

function printedAs<Value>(read: (text: string) => Value | null, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
}

export const printed = printedAs(readNumber, "a number as printed, such as 65.6 or 65.6 %");
export const cell = printedAs(
  readCell,
  "a count with its percentage, such as 9 (69.2%), or 9, or 69.2%, or —",
);
export const printedP = printedAs(readP, "a p-value as printed, such as 0.452, 0.050* or <0.001");
export const printedRange = printedAs(readRange, "two numbers, such as 42.8–82.5");
export const comparison = printedAs(readComparison, "a number with a comparison, such as > 80 %");
export const count = printedAs(
  (text) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null),
  "a whole number",
);
/** How many there are of something that there is. */
export const size = printedAs(
  (text) => (/^[1-9]\d{0,6}$/.test(text.trim()) ? Number(text) : null),
  "a whole number from 1",
);
export const percentage = printedAs((text) => {
  const value = readNumber(text);
  return value !== null && value.value >= 0 && value.value <= 100 ? value : null;
}, "a percentage as printed, from 0 to 100");
export const quantity = printedAs(
  (text) => (new RegExp(`^${digits}$`).test(text.trim()) ? Number(text) : null),
  "a number",
);
export const yesOrNo = printedAs(
  (text) => (/^(?:yes|true)$/.test(text) ? true : /^(?:no|false)$/.test(text) ? false : null),
  "yes or no",
);
