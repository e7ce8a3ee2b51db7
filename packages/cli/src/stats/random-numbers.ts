/**
 * Uniform numbers in [0, 1) that follow from a seed alone, so that a simulated p can be had again.
 *
 * Source: Steele and Vigna (2021), Weyl sequence with the mulberry32 output function; 32 bits a number.
 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
