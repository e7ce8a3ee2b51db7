/** Units by dimension, each with its size in the first unit of the dimension, as {@link canonicalUnit} writes them. */
const dimensions: readonly Readonly<Record<string, number>>[] = [
  { mm: 1, cm: 10, m: 1000, in: 25.4 },
  { Gy: 1, cGy: 0.01, rad: 0.01 },
  { mm3: 1, cm3: 1000, cc: 1000, mL: 1000 },
  { days: 1, day: 1, d: 1, weeks: 7, months: 30.4375, years: 365.25 },
  { "g/L": 1, "g/dL": 10, "mg/dL": 0.01, "mg/L": 0.001, "mg/mL": 1, "g%": 10, "mg%": 0.01 },
  {
    "10*9/L": 1,
    "10*3/µL": 1,
    "10*3/mm3": 1,
    "10*6/mL": 1,
    "K/µL": 1,
    "G/L": 1,
    "Gpt/L": 1,
    "/nL": 1,
    "/µL": 0.001,
    "/mm3": 0.001,
    "10*4/µL": 10,
    "10*6/L": 0.001,
  },
  { "µmol/L": 1, "mmol/L": 1000, "nmol/mL": 1 },
  { "U/L": 1, "IU/L": 1, "µkat/L": 60, "nkat/L": 0.06 },
  { "ng/mL": 1, "µg/L": 1 },
  { "%": 1, "": 100 },
  { "1": 1, ratio: 1, INR: 1 },
  { s: 1, sec: 1 },
];

/**
 * A unit in one spelling: `10^9/l`, `×10⁹/L` and `10E9/L` are `10*9/L`, `umol/l` is `µmol/L`, `cells/mm³` is `/mm3`.
 * Capitals keep their meaning elsewhere: `g/L` is grams and `G/L` is 10⁹.
 */
export function canonicalUnit(unit: string): string {
  const known = spellings.get(unit);
  if (known !== undefined) return known;
  if (spellings.size >= mostSpellings) spellings.clear();
  const canonical = inOneSpelling(unit);
  spellings.set(unit, canonical);
  return canonical;
}

/** Spellings met before: the rows of a table repeat few of them. Emptied rather than grown without end. */
const spellings = new Map<string, string>();
const mostSpellings = 1000;

function inOneSpelling(unit: string): string {
  return unit
    .trim()
    .normalize("NFKC")
    .replaceAll("\u03bc", "\u00b5")
    .replaceAll(/\s+/g, "")
    .replace(/^[x×*·]/i, "")
    .replace(/^10(?:\^|\*\*|[Ee])?\*?([3469])(?=\/)/, "10*$1")
    .replace(/^(?:cells?|个)(?=\/)/i, "")
    .replaceAll(/mm\^3/g, "mm3")
    .replaceAll(/^u(?=mol|kat|g\/)/g, "\u00b5")
    .replaceAll(/\/u(?=[Ll]$)/g, "/\u00b5")
    .replace(/l$/, "L")
    .replace(/^(?:iu|IU)\/L$/, "IU/L")
    .replace(/^u\/L$/, "U/L");
}

/**
 * The factor from one unit to another, or null where they do not measure the same.
 *
 * @example
 * unitFactor("cm", "mm"); // 10
 */
export function unitFactor(from: string, to: string): number | null {
  if (from === to) return 1;
  const [source, target] = [canonicalUnit(from), canonicalUnit(to)];
  if (source === target) return 1;
  for (const units of dimensions) {
    const size = units[source];
    const other = units[target];
    if (size !== undefined && other !== undefined) return size / other;
  }
  return null;
}

/** A number scaled to another unit, without the dust that binary multiplication leaves in the 13th digit. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}
