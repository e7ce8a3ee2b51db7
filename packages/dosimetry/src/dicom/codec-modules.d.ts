/** What this package uses of the codecs that Cornerstone compiled to WebAssembly; they bring no types of their own. */
interface FrameDecoder {
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

interface CodecOptions {
  readonly locateFile?: (file: string, directory: string) => string;
  readonly print?: (text: string) => void;
  readonly printErr?: (text: string) => void;
}

declare module "@cornerstonejs/codec-charls/decodewasmjs" {
  export default function charls(
    options: CodecOptions,
  ): Promise<{ readonly JpegLSDecoder: new () => FrameDecoder }>;
}

declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  export default function openJpeg(
    options: CodecOptions,
  ): Promise<{ readonly J2KDecoder: new () => FrameDecoder }>;
}
