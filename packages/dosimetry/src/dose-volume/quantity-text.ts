import { DosimetryError } from "../dosimetry-error.ts";

/** A number with its unit, as it is written in metrics and limits. */
export interface WrittenQuantity {
  readonly value: number;
  readonly unit: "Gy" | "%" | "cm³";
}

const units: readonly (readonly [RegExp, WrittenQuantity["unit"], number])[] = [
  [/^cgy/i, "Gy", 0.01],
  [/^gy/i, "Gy", 1],
  [/^%/, "%", 1],
  [/^(cc|cm3|cm³|cm\^3|ml)(?![a-z])/i, "cm³", 1],
  [/^(mm3|mm³|mm\^3)(?![a-z])/i, "cm³", 0.001],
];

/** Reads a text from left to right and says where it stopped understanding. */
export class TextCursor {
  readonly #what: string;
  readonly #text: string;
  #at = 0;

  constructor(what: string, text: string) {
    this.#what = what;
    this.#text = text;
    this.#skipSpace();
  }

  /** Takes what a pattern (anchored at ^) matches here; null where it does not. */
  take(pattern: RegExp): string | null {
    const match = pattern.exec(this.#text.slice(this.#at));
    if (match === null) return null;
    this.#at += match[0].length;
    this.#skipSpace();
    return match[0];
  }

  number(of: string): number {
    const text = this.take(/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?/i);
    if (text === null) throw this.trouble(`a number (${of})`);
    return Number(text);
  }

  /** A number of 0 or more with one of the units. */
  quantity(of: string, allowed: readonly WrittenQuantity["unit"][]): WrittenQuantity {
    const value = this.number(of);
    if (value < 0) throw this.trouble(`a ${of} of 0 or more`);
    const { unit, factor } = this.unit(allowed);
    // 35 mm³ is 0.035 cm³, not 0.035000000000000003.
    return { value: factor === 1 ? value : Number((value * factor).toPrecision(12)), unit };
  }

  unit(allowed: readonly WrittenQuantity["unit"][]): {
    unit: WrittenQuantity["unit"];
    factor: number;
  } {
    for (const [pattern, unit, factor] of units) {
      if (allowed.includes(unit) && this.take(pattern) !== null) return { unit, factor };
    }
    throw this.trouble(`a unit: ${allowed.map((u) => (u === "cm³" ? "cc" : u)).join(" or ")}`);
  }

  end(): void {
    if (this.#at < this.#text.length) throw this.trouble("the end");
  }

  trouble(expected: string): DosimetryError {
    const rest = this.#text.slice(this.#at);
    return new DosimetryError({
      where: `${this.#what} "${this.#text}", position ${this.#at + 1}`,
      expected,
      found: rest === "" ? "nothing more" : `"${rest}"`,
      remedy: "Write metrics as D95%, D0.03cc, V20Gy, CV15Gy[cc]; limits as < 15 Gy, >= 700 cm³.",
    });
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
}
