/** Decodes the bytes of one attribute, all its values and the backslashes between them. */
export type TextDecoding = (bytes: Uint8Array) => string;

/** Single-byte and whole-text character sets of PS3.3, C.12.1.1.2, by the labels that browsers and Node know. */
const wholeText: Readonly<Record<string, string>> = {
  "": "iso-8859-1",
  "ISO_IR 6": "iso-8859-1",
  "ISO_IR 100": "iso-8859-1",
  "ISO_IR 101": "iso-8859-2",
  "ISO_IR 109": "iso-8859-3",
  "ISO_IR 110": "iso-8859-4",
  "ISO_IR 144": "iso-8859-5",
  "ISO_IR 127": "iso-8859-6",
  "ISO_IR 126": "iso-8859-7",
  "ISO_IR 138": "iso-8859-8",
  "ISO_IR 148": "windows-1254",
  "ISO_IR 203": "iso-8859-15",
  "ISO_IR 13": "shift_jis",
  "ISO_IR 166": "windows-874",
  "ISO_IR 192": "utf-8",
  GB18030: "gb18030",
  GBK: "gbk",
};

/** What an escape sequence of ISO 2022 puts in place of the lower (G0) or upper (G1) half: PS3.3, tables C.12-3 and C.12-4. */
interface CodeElement {
  readonly half: "G0" | "G1";
  readonly decoder: string;
  /** Two bytes a character in the lower half: 0x5C is then no backslash. JIS sets are decoded as EUC, their bytes with the high bit on. */
  readonly twoByteLower?: "jis-0208" | "jis-0212";
}

const escapes: Readonly<Record<string, CodeElement>> = {
  "(B": { half: "G0", decoder: "iso-8859-1" },
  "(J": { half: "G0", decoder: "iso-8859-1" },
  $B: { half: "G0", decoder: "euc-jp", twoByteLower: "jis-0208" },
  "$(D": { half: "G0", decoder: "euc-jp", twoByteLower: "jis-0212" },
  "-A": { half: "G1", decoder: "iso-8859-1" },
  "-B": { half: "G1", decoder: "iso-8859-2" },
  "-C": { half: "G1", decoder: "iso-8859-3" },
  "-D": { half: "G1", decoder: "iso-8859-4" },
  "-L": { half: "G1", decoder: "iso-8859-5" },
  "-G": { half: "G1", decoder: "iso-8859-6" },
  "-F": { half: "G1", decoder: "iso-8859-7" },
  "-H": { half: "G1", decoder: "iso-8859-8" },
  "-M": { half: "G1", decoder: "windows-1254" },
  "-b": { half: "G1", decoder: "iso-8859-15" },
  "-T": { half: "G1", decoder: "windows-874" },
  ")I": { half: "G1", decoder: "shift_jis" },
  "$)C": { half: "G1", decoder: "euc-kr" },
  "$)A": { half: "G1", decoder: "gbk" },
};

const escape = 0x1b;

const decoders = new Map<string, TextDecoder>();

function decoderOf(label: string): TextDecoder {
  let decoder = decoders.get(label);
  if (decoder === undefined) decoders.set(label, (decoder = new TextDecoder(label)));
  return decoder;
}

/**
 * The decoding of a data set's text.
 *
 * @param specificCharacterSet the values of Specific Character Set (0008,0005); empty where the file declares none
 * @param assumed what to take bytes beyond ASCII for where the file declares none and they are not UTF-8; Latin-1 where not given
 * @returns null where the declared character set is unknown
 */
export function textDecoding(
  specificCharacterSet: readonly string[],
  assumed?: string,
): TextDecoding | null {
  const terms = specificCharacterSet.map(standardTerm);
  if (declaresNone(terms)) return undeclared(assumed);
  const [first = "", ...others] = terms;
  if (others.length === 0 && !first.startsWith("ISO 2022")) {
    const label = wholeText[first];
    return label === undefined ? null : (bytes) => decoderOf(label).decode(bytes);
  }
  const initial = wholeText[first.replace("ISO 2022 IR", "ISO_IR")];
  // The multi-byte sets begin only after their escape, and so have no whole-text decoder.
  return (bytes) => decodeWithEscapes(bytes, initial ?? "iso-8859-1");
}

function standardTerm(term: string): string {
  return term
    .trim()
    .toUpperCase()
    .replace(/^ISO[ _-]IR[ _-]?/, "ISO_IR ");
}

/** Whether a Specific Character Set leaves open what bytes beyond ASCII are. */
export function declaresNone(specificCharacterSet: readonly string[]): boolean {
  return specificCharacterSet.every((term) => ["", "ISO_IR 6"].includes(standardTerm(term)));
}

/** What text of no declared character set can be taken for, as Specific Character Set writes it. */
export const assumableCharacterSets: readonly string[] = Object.keys(wholeText).filter(
  (term) => term !== "" && term !== "ISO_IR 6",
);

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function undeclared(assumed: string | undefined): TextDecoding {
  const label = wholeText[assumed ?? ""] ?? "iso-8859-1";
  return (bytes) => {
    // The two bytes of 胃 in GB18030 are θ in UTF-8; three that are UTF-8 by chance are rare.
    if (assumed !== undefined && bytes.every((byte) => byte < 0xe0))
      return decoderOf(label).decode(bytes);
    try {
      return strictUtf8.decode(bytes);
    } catch {
      return decoderOf(label).decode(bytes);
    }
  };
}

/** ISO 2022 code extension (PS3.5, 6.1.2.5): each control character and backslash returns to the first character set. */
function decodeWithEscapes(bytes: Uint8Array, initial: string): string {
  const parts: string[] = [];
  let upper = initial;
  let lower: CodeElement["twoByteLower"];
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) parts.push(decodeRun(bytes.subarray(start, end), lower, upper));
  };
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === escape) {
      const length = escapeLength(bytes, at);
      flush(at);
      const element = escapes[String.fromCharCode(...bytes.subarray(at + 1, at + length))];
      if (element?.half === "G1") upper = element.decoder;
      else lower = element?.twoByteLower;
      start = at + length;
      at = start - 1;
    } else if (isReset(bytes[at]!, lower !== undefined)) {
      flush(at);
      parts.push(String.fromCharCode(bytes[at]!));
      upper = initial;
      lower = undefined;
      start = at + 1;
    }
  }
  flush(bytes.length);
  return parts.join("");
}

function escapeLength(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < bytes.length && bytes[end]! >= 0x20 && bytes[end]! <= 0x2f) end++;
  return Math.min(end + 1, bytes.length) - at;
}

function isReset(byte: number, twoByteLower: boolean): boolean {
  return (byte === 0x5c && !twoByteLower) || (byte >= 0x09 && byte <= 0x0d);
}

function decodeRun(run: Uint8Array, lower: CodeElement["twoByteLower"], upper: string): string {
  if (lower === undefined) return decoderOf(upper).decode(run);
  const prefix = lower === "jis-0212" ? [0x8f] : [];
  const extended: number[] = [];
  for (let at = 0; at + 1 < run.length; at += 2)
    extended.push(...prefix, run[at]! | 0x80, run[at + 1]! | 0x80);
  return decoderOf("euc-jp").decode(Uint8Array.from(extended));
}
