/** A reproducible stream of random draws; streams of different names are independent. */
export interface RandomStream {
  /** A number in [0, 1). */
  readonly fraction: () => number;
  /** A number in [least, most). */
  readonly between: (least: number, most: number) => number;
  /** A whole number in [least, most]. */
  readonly integer: (least: number, most: number) => number;
  /** A draw of the normal distribution. */
  readonly normal: (mean: number, deviation: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

/** A stream that its name alone determines: the name is hashed by FNV-1a, the draws are those of mulberry32. */
export function randomStream(name: string): RandomStream {
  let state = 0x811c9dc5;
  for (const character of name)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);

  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number => least + (most - least) * fraction();
  const integer = (least: number, most: number): number =>
    least + Math.floor(fraction() * (most - least + 1));

  // The sum of twelve uniform draws: unlike logarithms and cosines it is the same to the last bit on every machine.
  const normal = (mean: number, deviation: number): number => {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += fraction();
    return mean + deviation * sum;
  };

  return {
    fraction,
    between,
    integer,
    normal,
    chance: (probability) => fraction() < probability,
    pick: (values) => {
      const value = values[Math.floor(fraction() * values.length)];
      if (value === undefined) throw new Error("There is nothing to pick from.");
      return value;
    },
  };
}
