/** What stands where there is no value; the reason is beneath the table. */
export const none = "–";

/** Four significant digits, without an exponent in the usual range. */
export function numberText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return none;
  if (!Number.isFinite(value)) return value > 0 ? "infinite" : "-infinite";
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-4) return value.toExponential(3);
  return size >= 1000 ? value.toFixed(1) : value.toPrecision(4);
}

/** Three decimals: 0.006, <0.001. */
export function pText(p: number | null | undefined): string {
  if (p === null || p === undefined) return none;
  return p < 0.001 ? "<0.001" : p > 0.999 ? ">0.999" : p.toFixed(3);
}

/** A probability with three decimals. */
export function shareText(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? none : value.toFixed(3);
}

export function intervalText(
  lower: number | null | undefined,
  upper: number | null | undefined,
  text: (value: number | null | undefined) => string = numberText,
): string {
  const [low, high] = [text(lower), text(upper)];
  return low === none && high === none ? none : `${low} to ${high}`;
}

/** “95 % CI”. */
export function intervalHeader(level: number = 0.95): string {
  return `${Number((100 * level).toPrecision(6))} % CI`;
}

/** exp of a limit that may be missing. */
export function exponential(value: number | null): number | null {
  return value === null ? null : Math.exp(value);
}

/** Why a number is missing, for beneath the table: “– arm SBRT: follow-up ended at 36.” */
export function because(subject: string, reason: string | null | undefined): string | null {
  return reason === null || reason === undefined ? null : `${none} ${subject.trim()}: ${reason}.`;
}
