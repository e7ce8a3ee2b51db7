import { FrameDamage } from "./frame-damage.ts";

/** For each of the 2¹⁶ next bits: the length of the code they begin with times 256, plus its symbol; 0 where there is none. */
export type HuffmanTable = Uint16Array;

/** The canonical code of ITU T.81, C.2: how many codes have each length from 1 to 16, and the symbols in order. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(65536);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++) {
    for (let each = 0; each < counts[length - 1]!; each++, index++, code++) {
      const symbol = symbols[index];
      if (symbol === undefined || code >= 1 << length)
        throw new FrameDamage("a Huffman table that is a code", "one that is none");
      const first = code << (16 - length);
      table.fill((length << 8) | symbol, first, first + (1 << (16 - length)));
    }
    code <<= 1;
  }
  return table;
}

/** The bits of an entropy-coded segment, without the zero bytes stuffed after 0xFF: ITU T.81, F.1.2.3. */
export class JpegBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #buffer = 0;
  #available = 0;
  /** Bytes made up after the end, so that the last codes can be peeked at. */
  #missing = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** The next difference between a sample and its prediction: ITU T.81, table H.2. */
  difference(table: HuffmanTable): number {
    const entry = table[this.#peek(16)]!;
    const size = entry & 0xff;
    if (entry === 0 || size > 16)
      throw new FrameDamage("a Huffman code", `none at byte ${this.#at}`);
    this.#skip(entry >> 8);
    if (size === 0) return 0;
    if (size === 16) return 32768;
    const magnitude = this.#peek(size);
    this.#skip(size);
    return magnitude < 1 << (size - 1) ? magnitude - (1 << size) + 1 : magnitude;
  }

  /** Steps over the restart marker that ends an interval. */
  restart(): void {
    this.#buffer = 0;
    this.#available = 0;
    this.#missing = 0;
    const bytes = this.#bytes;
    while (this.#at + 1 < bytes.length) {
      const marker = bytes[this.#at + 1]!;
      if (bytes[this.#at] === 0xff && marker >= 0xd0 && marker <= 0xd7) {
        this.#at += 2;
        return;
      }
      this.#at++;
    }
    throw new FrameDamage("a restart marker", "the end of the frame");
  }

  #peek(count: number): number {
    while (this.#available < count) {
      this.#buffer = ((this.#buffer << 8) | this.#nextByte()) & 0xffffff;
      this.#available += 8;
    }
    return (this.#buffer >> (this.#available - count)) & ((1 << count) - 1);
  }

  #skip(count: number): void {
    this.#available -= count;
    // Bits are peeked up to 16 ahead; only those used must have been there.
    if (this.#missing > 0 && this.#available < 8 * this.#missing)
      throw new FrameDamage("more samples", "the end of the frame");
  }

  #nextByte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) {
      this.#missing++;
      return 0;
    }
    this.#at += byte === 0xff ? 2 : 1;
    return byte;
  }
}
