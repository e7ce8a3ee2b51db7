import type { GroupStyle } from "./palette.ts";

/** Okabe and Ito's colours with black; text in the darker ink of each. */
const colours: readonly (readonly [colour: string, ink: string])[] = [
  ["#d55e00", "#a84a00"],
  ["#0072b2", "#00588a"],
  ["#009e73", "#00694d"],
  ["#cc79a7", "#9a3f70"],
  ["#222222", "#222222"],
  ["#e69f00", "#7d5700"],
  ["#56b4e9", "#1c6a97"],
];

const patterns: readonly (string | null)[] = [null, "5 2", "1.5 1.5", "6 2 1.5 2", "8 2 2 2"];

/** The style of a structure's curve or contour by its place; more than thirty are told apart by colour and pattern together. */
export function structureStyle(index: number): GroupStyle {
  const [colour, ink] = colours[index % colours.length] ?? ["#222222", "#222222"];
  const round = Math.floor(index / colours.length);
  return { colour, ink, dash: patterns[(index + round) % patterns.length] ?? null };
}
