import { keepsLimit, type Limit } from "@fiducial/dosimetry";
import type { Quantity } from "./quantity.ts";

/** What stands where there is no value. */
export const none = "–";

/** cm³: a tenth from 100, a hundredth from 1, a thousandth below. */
export function volumeText(cm3: number): string {
  return cm3.toFixed(cm3 >= 100 ? 1 : cm3 >= 1 ? 2 : 3);
}

/** Doses and shares with two decimals, volumes by their size, indices with three decimals. */
export function quantityText({ value, unit }: Quantity): string {
  if (value === null) return none;
  if (unit === "cm³") return volumeText(value);
  return value.toFixed(unit === "" ? 3 : 2);
}

/** A value beside its limit: with more decimals where rounding would put it on the other side. */
export function valueBesideLimit(found: Quantity, limit: Limit): string {
  const { value } = found;
  if (value === null) return none;
  let text = quantityText(found);
  for (let decimals = 3; decimals <= 12; decimals++) {
    if (keepsLimit(Number(text), limit) === keepsLimit(value, limit)) break;
    text = value.toFixed(decimals);
  }
  return text;
}
