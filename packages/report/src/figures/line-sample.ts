import { ink, type GroupStyle } from "./palette.ts";
import { at } from "./svg.ts";

/** A short piece of a group's line, to stand before its name. */
export function lineSample(
  x: number,
  y: number,
  style: GroupStyle | undefined,
  width = 1.4,
): string {
  const dash = style?.dash == null ? "" : ` stroke-dasharray="${style.dash}"`;
  return `<path d="M${at(x)} ${at(y)}h14" stroke="${style?.colour ?? ink}" stroke-width="${width}"${dash} fill="none"/>`;
}
