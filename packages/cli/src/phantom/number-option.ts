import { UsageError } from "../stats/usage-error.ts";

/** A number between bounds, as it is typed behind an option. */
export function numberOption(
  option: string,
  text: string,
  least: number,
  most: number,
  whole = false,
): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `${option}: expected a ${whole ? "whole number" : "number"} from ${least} to ${most}, found "${text}".`,
  );
}
