/** U+00A0, so that a number stays with its neighbour. */
export const noBreakSpace = "\u00a0";
/** What stands where a number does not exist. */
export const absent = "—";

const minus = "−";
const enDash = "–";

/**
 * A decimal number with a true minus and no negative zero.
 *
 * @example
 * formatDecimal(-0.46, 1); // "−0.5"
 */
export function formatDecimal(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") : whole;
  const sign = value < 0 && Number(text) !== 0 ? minus : "";
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/**
 * A whole number; five digits and more are grouped.
 *
 * @example
 * formatCount(20000); // "20,000"
 */
export function formatCount(value: number): string {
  return formatDecimal(value, 0);
}

/**
 * A fraction as a percentage with one decimal, without its sign.
 *
 * @example
 * formatPercent(0.59643); // "59.6"
 */
export function formatPercent(fraction: number): string {
  return formatDecimal(fraction * 100, 1);
}

/**
 * A p-value with three decimals, as journals print it.
 *
 * @example
 * formatProbability(0.00012); // "<0.001"
 */
export function formatProbability(p: number): string {
  if (p < 0.001) return "<0.001";
  if (p > 0.999) return ">0.999";
  return p.toFixed(3);
}

/**
 * A hazard ratio with two decimals; very small and very large ones keep two digits.
 *
 * @example
 * formatRatio(3.414); // "3.41"
 */
export function formatRatio(value: number): string {
  if (value > 0 && value < 0.01) return "<0.01";
  if (value >= 1000) return ">1000";
  return formatDecimal(value, 2);
}

/**
 * Two ends with an en dash; with "to" where one of them carries a minus.
 *
 * @example
 * formatRange("6.6", "34.2"); // "6.6–34.2"
 */
export function formatRange(lower: string, upper: string, to = "to"): string {
  if (lower.startsWith(minus) || upper.startsWith(minus)) {
    return `${lower}${noBreakSpace}${to}${noBreakSpace}${upper}`;
  }
  return `${lower}${enDash}${upper}`;
}

/** `<0.001` or `= 0.006` behind a symbol: `p = 0.006`. */
export function formatEquation(symbol: string, printed: string): string {
  const relation = printed.startsWith("<") || printed.startsWith(">") ? printed.slice(0, 1) : "=";
  const number = relation === "=" ? printed : printed.slice(1);
  return `${symbol}${noBreakSpace}${relation}${noBreakSpace}${number}`;
}
