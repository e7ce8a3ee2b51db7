import { z } from "zod";

/** A number as a paper prints it: its digits say how it was rounded. */
export interface Printed {
  readonly text: string;
  readonly value: number;
  readonly decimals: number;
  /** Set where only a bound is printed, as in `1 (<1%)`. */
  readonly bound?: "<" | ">";
}

/** A count, a percentage, or both: `9 (69.2%)`, `9/13 (69.2%)`. A dash is neither. */
export interface Cell {
  readonly text: string;
  readonly count: number | null;
  readonly percent: Printed | null;
  /** The denominator that the cell names itself. */
  readonly of: number | null;
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

/** Between what a criterion allows: `18–80`, or one side alone, `>= 18`. */
export interface PrintedBounds {
  readonly text: string;
  readonly from: Printed | null;
  readonly to: Printed | null;
}

/** The grades of a column: `3`, `1-2`, `>=3`, or `any`. */
export interface GradeSpan {
  readonly text: string;
  readonly from: number;
  readonly to: number;
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

/** Whether a number rounds to the printed one, half up or half down; or lies beyond the bound that is printed. */
export function roundsTo(value: number, printed: Printed): boolean {
  if (printed.bound === "<") return value < printed.value + 1e-9;
  if (printed.bound === ">") return value > printed.value - 1e-9;
  return Math.abs(value - printed.value) <= halfUnit(printed) + 1e-9;
}

function readNumber(text: string): Printed | null {
  const match = new RegExp(String.raw`^(${digits})\s*%?$`).exec(text.trim().replaceAll("−", "-"));
  return match === null ? null : printedNumber(match[1]!);
}

function printedNumber(text: string): Printed {
  return { text, value: Number(text), decimals: text.split(".")[1]?.length ?? 0 };
}

/** A count with the denominator that may stand beside it, and a percentage. */
const share = String.raw`(?<count>\d+)(?:\s*(?:\/|of)\s*(?<of>[1-9]\d*))?`;
const percentage100 = String.raw`(?<bound>[<>]?)\s*(?<percent>\d+(?:\.\d+)?)`;
const cellForms = [
  new RegExp(String.raw`^${share}$`),
  new RegExp(String.raw`^${percentage100}\s*%$`),
  new RegExp(String.raw`^${share}\s*[(\[,;]\s*${percentage100}\s*%?\s*[)\]]?\s*%?$`),
  new RegExp(String.raw`^${percentage100}\s*%\s*[(\[]\s*(?:n\s*=\s*)?${share}\s*[)\]]$`),
];

function readCell(text: string): Cell | null {
  const trimmed = text.trim();
  if (absent.test(trimmed)) return { text, count: null, percent: null, of: null };
  for (const form of cellForms) {
    const groups = form.exec(trimmed)?.groups;
    if (groups === undefined) continue;
    const { count, of, percent, bound } = groups;
    return {
      text,
      count: count === undefined ? null : Number(count),
      percent: percent === undefined ? null : bounded(printedNumber(percent), bound),
      of: of === undefined ? null : Number(of),
    };
  }
  return null;
}

/** What stands in an empty cell. */
const absent = /^[-–—/]*$|^n\/?a$|^nr$/i;

function bounded(number: Printed, bound: string | undefined): Printed {
  return bound === "<" || bound === ">"
    ? { ...number, text: `${bound}${number.text}`, bound }
    : number;
}

function readBounds(text: string): PrintedBounds | null {
  const range = readRange(text);
  if (range !== null) return range;
  const older =
    /^(.*\d)\s*(?:years?|months?)?\s*(?:or|and) (older|more|above|over|younger|less|below)$/i.exec(
      text.trim(),
    );
  const sided =
    older === null
      ? readComparison(text)
      : readComparison(`${/younger|less|below/i.test(older[2]!) ? "<=" : ">="} ${older[1]!}`);
  if (sided === null || sided.relation === "~") return null;
  return {
    text: text.trim(),
    from: sided.relation.startsWith("<") ? null : sided.bound,
    to: sided.relation.startsWith(">") ? null : sided.bound,
  };
}

/** The highest grade there is. */
const highestGrade = 5;

function readGradeSpan(text: string): GradeSpan | null {
  const trimmed = text.trim().replace(/^grades?\s*/i, "");
  if (/^(any|all)( grades?)?$/i.test(trimmed)) return { text, from: 1, to: highestGrade };
  const from = /^(?:>=|≥)\s*([0-5])$|^([0-5])\s*(?:\+|or (?:more|higher|above))$/i.exec(trimmed);
  if (from !== null) return { text, from: Number(from[1] ?? from[2]), to: highestGrade };
  const to = /^(?:<=|≤)\s*([1-5])$/.exec(trimmed);
  if (to !== null) return { text, from: 1, to: Number(to[1]) };
  const span = /^([0-5])\s*(?:(?:-|–|—|\/|to)\s*([0-5]))?$/.exec(trimmed);
  if (span === null) return null;
  const [first, last] = [Number(span[1]), Number(span[2] ?? span[1])];
  return first <= last ? { text, from: first, to: last } : null;
}

function readP(text: string): PrintedP | null {
  const match =
    /^p?\s*(?<relation>[<>=≤≥]?)\s*(?<value>0?\.\d+|[01](?:\.\d+)?)\s*(?<star>\**)$/i.exec(
      text.trim(),
    );
  if (match?.groups === undefined || Number(match.groups["value"]) > 1) return null;
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

/** What may stand between two numbers of a range, and after each of them. */
const between = String.raw`\s*(?:-|–|—|−|,|;|to|and)\s*`;
const unit = String.raw`\s*(?:%|months?|years?|mo|Gy)?`;

/** A few papers print the upper end first. */
function readRange(text: string): PrintedRange | null {
  const match = new RegExp(
    String.raw`^[([]?\s*(${digits})${unit}${between}(${digits})${unit}\s*[)\]]?$`,
  ).exec(text.trim());
  if (match === null) return null;
  const ends = [printedNumber(match[1]!), printedNumber(match[2]!)] as const;
  const [from, to] = ends[0].value <= ends[1].value ? ends : [ends[1], ends[0]];
  return { text: text.trim(), from, to };
}

/** A time that the curve does not come down to is later than any. */
const notReached = /^(?:not (?:yet )?(?:reached|estimable|evaluable)|NR|NE|NA|∞)$/i;

function readTime(text: string): Printed | null {
  const trimmed = text.trim();
  return notReached.test(trimmed)
    ? { text: trimmed, value: Infinity, decimals: 0 }
    : readNumber(trimmed);
}

/** An interval of a time, whose end may not be reached. */
function readTimeInterval(text: string): PrintedRange | null {
  const range = readRange(text);
  if (range !== null) return range;
  const open = new RegExp(
    String.raw`^[([]?\s*(${digits})${unit}${between}([A-Za-z∞][^)\]]*?)\s*[)\]]?$`,
  ).exec(text.trim());
  const to = open === null ? null : readTime(open[2]!);
  return to === null ? null : { text: text.trim(), from: printedNumber(open![1]!), to };
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

/** Dots in the middle of the line are decimal points, and commas before three digits divide thousands. */
function plainDigits(text: string): string {
  return text
    .replaceAll(/(?<=\d)[·∙](?=\d)/g, ".")
    .replaceAll(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])/g, (thousands) =>
      thousands.replaceAll(",", ""),
    );
}

function printedAs<Value>(read: (text: string) => Value | null, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = read(plainDigits(text));
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
export const printedTime = printedAs(readTime, "months, such as 20.1, or not reached");
export const timeInterval = printedAs(
  readTimeInterval,
  "two numbers, such as 17.4–25.0, or 17.4–not reached",
);
export const printedBounds = printedAs(readBounds, "18–80, or one side alone, such as >= 18");
export const gradeSpan = printedAs(
  readGradeSpan,
  "a grade, such as 3, or grades, such as 1-2, >=3 or any",
);
/** Grades, or one alone without the brackets of a list. */
export const gradeSpans = z.union([
  gradeSpan.transform((span) => [span]),
  z.array(gradeSpan).min(1),
]);
/** One number a column; a dash where a column has none. */
export const printedOrDash = printedAs((text): { readonly printed: Printed | null } | null => {
  if (absent.test(text.trim())) return { printed: null };
  const number = readNumber(text);
  return number === null ? null : { printed: number };
}, "a number as printed, such as 65.6, or —").transform(({ printed }) => printed);
/** One range a column; a dash where a column has none. */
export const rangeOrDash = printedAs((text): { readonly range: PrintedRange | null } | null => {
  if (absent.test(text.trim())) return { range: null };
  const range = readRange(text);
  return range === null ? null : { range };
}, "two numbers, such as 42.8–82.5, or —").transform(({ range }) => range);
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
/** A number above 0: a dose, a share of one. */
export const positive = printedAs((text) => {
  const value = readNumber(text);
  return value !== null && value.value > 0 ? value : null;
}, "a number above 0");
export const quantity = printedAs(
  (text) => (new RegExp(`^${digits}$`).test(text.trim()) ? Number(text) : null),
  "a number",
);
export const yesOrNo = printedAs(
  (text) => (/^(?:yes|true)$/.test(text) ? true : /^(?:no|false)$/.test(text) ? false : null),
  "yes or no",
);
