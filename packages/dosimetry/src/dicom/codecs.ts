import { jpeg2000Header, jpegLsHeader, type CodestreamHeader } from "./codestream-header.ts";
import { FrameDamage } from "./frame-damage.ts";

/** Decodes one compressed frame to its samples. */
export type FrameDecoding = (bytes: Uint8Array, columns: number, rows: number) => Samples;

export type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array;

/** Where the browser finds a codec's WebAssembly: a bundler's address for `charlswasm_decode.wasm` and `openjpegwasm_decode.wasm`. Node finds them itself. */
export type LocateCodec = (file: string) => string;

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned?: boolean;
  };
  delete(): void;
}

let locate: LocateCodec | undefined;
let jpegLs: Promise<() => Decoder> | undefined;
let jpeg2000: Promise<() => Decoder> | undefined;

/** Tells where the codecs' WebAssembly lies, before the first compressed file is read. */
export function locateCodecs(locateCodec: LocateCodec): void {
  locate = locateCodec;
  jpegLs = undefined;
  jpeg2000 = undefined;
}

/** Loads the JPEG-LS codec (CharLS) on first use. */
export async function jpegLsDecoding(): Promise<FrameDecoding> {
  jpegLs ??= import("@cornerstonejs/codec-charls/decodewasmjs").then(async ({ default: load }) => {
    const { JpegLSDecoder } = await load(codecOptions());
    return () => new JpegLSDecoder();
  });
  const create = await jpegLs;
  return (bytes, columns, rows) => {
    requireSize(jpegLsHeader(bytes), columns, rows);
    return decoded(create, bytes, columns, rows, () => (jpegLs = undefined));
  };
}

/** Loads the JPEG 2000 codec (OpenJPEG) on first use. */
export async function jpeg2000Decoding(): Promise<FrameDecoding> {
  jpeg2000 ??= import("@cornerstonejs/codec-openjpeg/decodewasmjs").then(
    async ({ default: load }) => {
      const { J2KDecoder } = await load(codecOptions());
      return () => new J2KDecoder();
    },
  );
  const create = await jpeg2000;
  return (bytes, columns, rows) => {
    requireSize(jpeg2000Header(bytes), columns, rows);
    return decoded(create, bytes, columns, rows, () => (jpeg2000 = undefined));
  };
}

function codecOptions(): {
  print: () => void;
  printErr: () => void;
  locateFile?: LocateCodec;
} {
  const silent = { print: () => undefined, printErr: () => undefined };
  return locate === undefined ? silent : { ...silent, locateFile: locate };
}

/** Before decoding: a codec allocates what the stream asks for. */
function requireSize(header: CodestreamHeader, columns: number, rows: number): void {
  if (header.columns !== columns || header.rows !== rows || header.components !== 1)
    throw new FrameDamage(
      `one component of ${columns} × ${rows} pixels`,
      `${header.components} of ${header.columns} × ${header.rows}`,
    );
}

function decoded(
  create: () => Decoder,
  bytes: Uint8Array,
  columns: number,
  rows: number,
  discard: () => void,
): Samples {
  try {
    const decoder = create();
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { bitsPerSample, isSigned = false, width, height } = decoder.getFrameInfo();
    const buffer = decoder.getDecodedBuffer();
    const bytesPerSample = bitsPerSample <= 8 ? 1 : 2;
    if (width !== columns || height !== rows || buffer.length < columns * rows * bytesPerSample)
      throw new FrameDamage(`${columns * rows} samples`, `${buffer.length / bytesPerSample}`);
    // The codec's memory is its own: the samples leave it as a copy.
    const copy = buffer.slice(0, columns * rows * bytesPerSample);
    decoder.delete();
    if (bytesPerSample === 1) return isSigned ? new Int8Array(copy.buffer) : copy;
    return isSigned ? new Int16Array(copy.buffer) : new Uint16Array(copy.buffer);
  } catch (error) {
    // A codec that threw may have left its memory in disorder; the next frame gets a new one.
    discard();
    if (error instanceof FrameDamage) throw error;
    throw new FrameDamage("a stream that decodes", "a damaged one");
  }
}
