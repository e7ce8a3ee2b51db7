import { type CtcaeVersion, ctcaeVersions } from "../laboratory/ctcae-rules.ts";

/** A scale by its official name, and whether it was written under another. */
export interface ToxicityScale {
  readonly name: string;
  readonly isKnown: boolean;
  /** The version of CTCAE; null for another scale. */
  readonly ctcae: CtcaeVersion | null;
  /** The name as written, where the version meant had to be guessed. */
  readonly alias: string | null;
  /** Why: there is no such version, or it is an earlier revision of the one that is read. */
  readonly aliasBecause: "no-such-version" | "earlier-revision" | null;
}

/**
 * Versions of CTCAE as people write them. NCI published 4.0 on 2009-05-28 and its last revision 4.03 on 2010-06-14,
 * 5.0 on 2017-11-27 and 6.0 on 2025-07-10; "4.3" is a common slip for 4.03.
 */
const written: Readonly<
  Record<
    string,
    { readonly version: CtcaeVersion; readonly because: ToxicityScale["aliasBecause"] }
  >
> = {
  ...Object.fromEntries(ctcaeVersions.map((version) => [version, { version, because: null }])),
  "5": { version: "5.0", because: null },
  "6": { version: "6.0", because: null },
  "4": { version: "4.03", because: "earlier-revision" },
  "4.0": { version: "4.03", because: "earlier-revision" },
  "4.01": { version: "4.03", because: "earlier-revision" },
  "4.02": { version: "4.03", because: "earlier-revision" },
  "4.3": { version: "4.03", because: "no-such-version" },
  "4.0.3": { version: "4.03", because: "no-such-version" },
};

/**
 * The official name of a scale.
 *
 * @example
 * toxicityScale("NCI-CTCAE v4.3").name; // "CTCAE 4.03"
 */
export function toxicityScale(text: string): ToxicityScale {
  const version = /ctcae\D*(\d+(?:\.\d+)*)/i.exec(text)?.[1];
  const meant = version === undefined ? undefined : written[version];
  if (meant !== undefined)
    return {
      name: `CTCAE ${meant.version}`,
      isKnown: true,
      ctcae: meant.version,
      alias: meant.because === null ? null : text,
      aliasBecause: meant.because,
    };
  const other = { ctcae: null, alias: null, aliasBecause: null };
  if (/\b(rtog|eortc)\b/i.test(text)) return { name: "RTOG/EORTC", isKnown: true, ...other };
  return { name: text.trim(), isKnown: false, ...other };
}
