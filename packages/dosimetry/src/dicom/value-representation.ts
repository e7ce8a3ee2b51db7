/** The value representations of PS3.5, 6.2. */
const representations =
  "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV".split(
    " ",
  );
const longLength = new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));
/** The representations with a 32-bit length that dicom-parser takes for short ones; as UN they are stepped over correctly. */
const unknownToParser = new Set(["OV", "SV", "UV"]);

const byCode = new Map(
  representations.map((vr) => [(vr.charCodeAt(0) << 8) | vr.charCodeAt(1), vr]),
);

/** The representation that two bytes write; undefined where they write none. */
export function representationOf(first: number, second: number): string | undefined {
  return byCode.get((first << 8) | second);
}

/** Whether an explicit element of this representation has a length of 32 bits (PS3.5, 7.1.2). */
export function isLongLength(vr: string): boolean {
  return longLength.has(vr);
}

export function isUnknownToParser(vr: string): boolean {
  return unknownToParser.has(vr);
}
