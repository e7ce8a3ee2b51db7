/** Uniform numbers in [0, 1): the only source of chance, given by the caller. */
export type RandomNumbers = () => number;

export function between(random: RandomNumbers, least: number, most: number): number {
  return least + (most - least) * random();
}
