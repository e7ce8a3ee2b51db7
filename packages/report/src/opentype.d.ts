declare module "opentype.js" {
  export interface Glyph {
    /** 0 for a character that the font does not have. */
    readonly index: number;
    readonly advanceWidth: number;
    getPath(x: number, y: number, fontSize: number): { toPathData(decimals: number): string };
  }

  export interface Font {
    readonly unitsPerEm: number;
    charToGlyph(character: string): Glyph;
  }

  const opentype: {
    parse(bytes: ArrayBuffer, options: { readonly lowMemory: boolean }): Font;
  };
  export default opentype;
}
