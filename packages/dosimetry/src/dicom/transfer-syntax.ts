/** How pixel data are packed. */
export type PixelCoding =
  | "native"
  | "encapsulated-uncompressed"
  | "run-length"
  | "jpeg-lossless"
  | "jpeg-ls"
  | "jpeg-2000";

/** How a data set is written: DICOM PS3.5, chapter 10 and annex A. */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly deflated: boolean;
  /** null: this package cannot decode the pixels. */
  readonly pixels: PixelCoding | null;
}

function syntax(
  uid: string,
  name: string,
  pixels: PixelCoding | null,
  {
    explicit = true,
    littleEndian = true,
    deflated = false,
  }: Partial<Pick<TransferSyntax, "explicit" | "littleEndian" | "deflated">> = {},
): TransferSyntax {
  return { uid, name, explicit, littleEndian, deflated, pixels };
}

export const implicitLittleEndian = syntax(
  "1.2.840.10008.1.2",
  "Implicit VR Little Endian",
  "native",
  { explicit: false },
);
export const explicitLittleEndian = syntax(
  "1.2.840.10008.1.2.1",
  "Explicit VR Little Endian",
  "native",
);
export const explicitBigEndian = syntax("1.2.840.10008.1.2.2", "Explicit VR Big Endian", "native", {
  littleEndian: false,
});

const known: readonly TransferSyntax[] = [
  implicitLittleEndian,
  explicitLittleEndian,
  explicitBigEndian,
  syntax("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed", "encapsulated-uncompressed"),
  syntax("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", "native", {
    deflated: true,
  }),
  syntax("1.2.840.10008.1.2.5", "RLE Lossless", "run-length"),
  syntax("1.2.840.10008.1.2.4.50", "JPEG Baseline", null),
  syntax("1.2.840.10008.1.2.4.51", "JPEG Extended", null),
  syntax("1.2.840.10008.1.2.4.57", "JPEG Lossless, process 14", "jpeg-lossless"),
  syntax("1.2.840.10008.1.2.4.70", "JPEG Lossless, first-order prediction", "jpeg-lossless"),
  syntax("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", "jpeg-ls"),
  syntax("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", "jpeg-ls"),
  syntax("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", "jpeg-2000"),
  syntax("1.2.840.10008.1.2.4.91", "JPEG 2000", "jpeg-2000"),
];

/** The transfer syntax of a UID. An unknown one is explicit little endian, as the standard demands of all since 2006, with pixels that cannot be decoded. */
export function transferSyntaxOf(uid: string): TransferSyntax {
  return known.find((each) => each.uid === uid) ?? syntax(uid, uid, null);
}
