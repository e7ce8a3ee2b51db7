/** Uniform numbers in [0, 1): the only source of chance, given by the caller. */
export type RandomNumbers = () => number;

export function between(random: RandomNumbers, least: number, most: number): number {
  return least + (most - least) * random();
}

/** Mean 0 and standard deviation 1: the sum of twelve uniform numbers, which needs no logarithm. */
export function roughlyNormal(random: RandomNumbers): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random();
  return sum;
}

/** @param index of something; the same numbers for the same index, whatever is drawn elsewhere */
export function pick<Value>(random: RandomNumbers, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!;
}
