/** A dose limit as a paper prints it, as far as it can be read. */
export type PrintedLimit =
  | {
      readonly kind: "maximum";
      readonly below: boolean;
      readonly doseGy: number;
      readonly volumeCm3: number | null;
    }
  | {
      readonly kind: "volume-at-dose";
      readonly below: boolean;
      readonly atGy: number;
      readonly bound: number;
      readonly unit: "%" | "cm³";
    }
  | { readonly kind: "mean"; readonly below: boolean; readonly doseGy: number };

const number = String.raw`(\d+(?:\.\d+)?)`;
const gy = String.raw`\s*(c?)Gy`;

/**
 * Reads a limit; doses in cGy become Gy.
 *
 * @returns null where it is written otherwise
 *
 * @example
 * readPrintedLimit("V55Gy < 5 %"); // { kind: "volume-at-dose", below: true, atGy: 55, bound: 5, unit: "%" }
 */
export function readPrintedLimit(text: string): PrintedLimit | null {
  const plain = text.replace(/[_{}]/g, "").replace(/\s+/g, " ").trim();
  const dose = (value: string, centi: string): number => Number(value) / (centi === "c" ? 100 : 1);
  const maximum = new RegExp(
    String.raw`^(?:D ?max|max(?:imum)?(?: (?:point )?dose)?|D ?${number} ?(?:cc|cm3|cm³|ml))\s*([<>≤≥]=?)\s*${number}${gy}$`,
    "i",
  ).exec(plain);
  if (maximum !== null)
    return {
      kind: "maximum",
      below: /[<≤]/.test(maximum[2]!),
      doseGy: dose(maximum[3]!, maximum[4]!),
      volumeCm3: maximum[1] === undefined ? null : Number(maximum[1]),
    };
  const volume = new RegExp(
    String.raw`^V ?${number}(?:${gy})?\s*([<>≤≥]=?)\s*${number} ?(%|cc|cm3|cm³|ml)$`,
    "i",
  ).exec(plain);
  if (volume !== null)
    return {
      kind: "volume-at-dose",
      atGy: dose(volume[1]!, volume[2] ?? ""),
      below: /[<≤]/.test(volume[3]!),
      bound: Number(volume[4]),
      unit: volume[5] === "%" ? "%" : "cm³",
    };
  const mean = new RegExp(
    String.raw`^(?:D ?mean|mean(?: \w+)? dose|MLD)\s*([<>≤≥]=?)\s*${number}${gy}$`,
    "i",
  ).exec(plain);
  return mean === null
    ? null
    : { kind: "mean", below: /[<≤]/.test(mean[1]!), doseGy: dose(mean[2]!, mean[3]!) };
}

/** Organs of one kind, which a planner would hold to like limits. */
export const organClasses: Readonly<Record<string, RegExp>> = {
  luminal:
    /\b(stomach|duoden\w*|(?:small |large )?bowels?|intestin\w*|jejun\w*|ileum|colon|o?esophag\w*|rectum)\b/i,
  neural: /\b(spinal cord|cord|cauda( equina)?|brain ?stem)\b/i,
};

/** Organs that come in pairs. */
export const pairedOrgan =
  /\b(kidneys?|lungs?|parotids?|femoral heads?|eyes?|cochleae?|optic nerves?)\b/i;
