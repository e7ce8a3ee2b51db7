/** A scale by its official name, and whether it was written under another. */
export interface ToxicityScale {
  readonly name: string;
  readonly isKnown: boolean;
  /** The name as written, where it names a version that does not exist. */
  readonly alias: string | null;
}

/**
 * Versions of CTCAE as people write them. NCI published 4.03 on 2010-06-14, 5.0 on 2017-11-27, 6.0 on 2025-07-10;
 * "4.3" is a common slip for 4.03.
 */
const ctcaeVersions: Readonly<Record<string, string>> = {
  "4.03": "4.03",
  "4.0": "4.03",
  "4": "4.03",
  "5.0": "5.0",
  "5": "5.0",
  "6.0": "6.0",
  "6": "6.0",
};
const ctcaeSlips: Readonly<Record<string, string>> = { "4.3": "4.03", "4.0.3": "4.03" };

/**
 * The official name of a scale.
 *
 * @example
 * toxicityScale("NCI-CTCAE v4.3"); // { name: "CTCAE 4.03", isKnown: true, alias: "NCI-CTCAE v4.3" }
 */
export function toxicityScale(written: string): ToxicityScale {
  const version = /ctcae\D*(\d+(?:\.\d+)*)/i.exec(written)?.[1];
  if (version !== undefined) {
    const official = ctcaeVersions[version];
    if (official !== undefined) return { name: `CTCAE ${official}`, isKnown: true, alias: null };
    const meant = ctcaeSlips[version];
    if (meant !== undefined) return { name: `CTCAE ${meant}`, isKnown: true, alias: written };
  }
  if (/\b(rtog|eortc)\b/i.test(written)) return { name: "RTOG/EORTC", isKnown: true, alias: null };
  return { name: written.trim(), isKnown: false, alias: null };
}
