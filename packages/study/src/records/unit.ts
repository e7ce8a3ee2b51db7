/** Units by dimension, each with its size in the first unit of the dimension. */
const dimensions: readonly Readonly<Record<string, number>>[] = [
  { mm: 1, cm: 10, m: 1000, in: 25.4 },
  { Gy: 1, cGy: 0.01, rad: 0.01 },
  { mm3: 1, cm3: 1000, cc: 1000, mL: 1000, ml: 1000 },
  { days: 1, day: 1, d: 1, weeks: 7, months: 30.4375, years: 365.25 },
  {
    "g/L": 1,
    "g/dL": 10,
    "mg/dL": 0.01,
    "mg/L": 0.001,
    "g/l": 1,
    "g/dl": 10,
    "mg/dl": 0.01,
    "mg/l": 0.001,
  },
  {
    "10*9/L": 1,
    "10^9/L": 1,
    "×10⁹/L": 1,
    "10^3/uL": 1,
    "10^3/µL": 1,
    "K/uL": 1,
    "/uL": 0.001,
    "/µL": 0.001,
    "/mm3": 0.001,
  },
  { "umol/L": 1, "µmol/L": 1, "μmol/L": 1, "mmol/L": 1000 },
  { "U/L": 1, "IU/L": 1, "u/L": 1 },
  { "ng/mL": 1, "ug/L": 1, "µg/L": 1 },
  { "%": 1, "": 100 },
  { "1": 1, ratio: 1, INR: 1 },
];

/**
 * The factor from one unit to another, or null where they do not measure the same.
 *
 * @example
 * unitFactor("cm", "mm"); // 10
 */
export function unitFactor(from: string, to: string): number | null {
  if (from === to) return 1;
  for (const units of dimensions) {
    const size = units[from];
    const other = units[to];
    if (size !== undefined && other !== undefined) return size / other;
  }
  return null;
}

/** A number scaled to another unit, without the dust that binary multiplication leaves in the 13th digit. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}
