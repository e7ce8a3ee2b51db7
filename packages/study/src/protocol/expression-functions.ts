import { celError, celFunc, CelScalar, type CelFunc, type CelList, listType } from "@bufbuild/cel";
import { daysBetween, isDate, monthsBetween, yearsBetween } from "../calendar.ts";

const numbers = listType(CelScalar.DYN);

/** What expressions know besides the functions of CEL itself. */
export const expressionFunctions: readonly CelFunc[] = [
  celFunc("max", [numbers], CelScalar.DYN, (list) => extreme(list, Math.max, "max")),
  celFunc("min", [numbers], CelScalar.DYN, (list) => extreme(list, Math.min, "min")),
  celFunc("sum", [numbers], CelScalar.DOUBLE, (list) =>
    toNumbers(list).reduce((total, value) => total + value, 0),
  ),
  celFunc("days_between", [CelScalar.STRING, CelScalar.STRING], CelScalar.DOUBLE, (from, to) =>
    between(from, to, daysBetween),
  ),
  celFunc("months_between", [CelScalar.STRING, CelScalar.STRING], CelScalar.DOUBLE, (from, to) =>
    between(from, to, monthsBetween),
  ),
  celFunc("years_between", [CelScalar.STRING, CelScalar.STRING], CelScalar.DOUBLE, (from, to) =>
    between(from, to, yearsBetween),
  ),
];

export const expressionFunctionNames: readonly string[] = expressionFunctions.map(
  (func) => func.name,
);

function toNumbers(list: CelList): number[] {
  return [...list].map((value) => {
    if (typeof value === "number") return value;
    if (typeof value === "bigint") return Number(value);
    throw celError("a list of numbers is needed");
  });
}

function extreme(list: CelList, choose: (...values: number[]) => number, name: string): number {
  const values = toNumbers(list);
  if (values.length === 0) throw celError(`${name} of an empty list`);
  return choose(...values);
}

function between(from: string, to: string, measure: (from: string, to: string) => number): number {
  for (const date of [from, to]) if (!isDate(date)) throw celError(`not a date: ${date}`);
  return measure(from, to);
}
