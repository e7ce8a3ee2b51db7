import { ink } from "./palette.ts";
import { at, svgText, textSize } from "./svg.ts";

const tickLength = 3;

/** A time axis along the bottom: line, ticks, numbers and its title. */
export function bottomAxis(
  ticks: readonly number[],
  x: (value: number) => number,
  frame: { readonly left: number; readonly right: number; readonly y: number },
  title: string,
): string {
  const marks = ticks.map((tick) => `M${at(x(tick))} ${at(frame.y)}v${tickLength}`).join("");
  const numbers = ticks.map((tick) =>
    svgText(x(tick), frame.y + tickLength + textSize + 1, String(tick), { anchor: "middle" }),
  );
  return (
    `<path d="M${at(frame.left)} ${at(frame.y)}H${at(frame.right)}${marks}" stroke="${ink}" stroke-width="0.6" fill="none"/>` +
    numbers.join("") +
    svgText((frame.left + frame.right) / 2, frame.y + 2.9 * textSize, title, { anchor: "middle" })
  );
}

/** Height of {@link bottomAxis}. */
export const bottomAxisHeight = 3.2 * textSize;

/** An axis along the left: line, ticks and numbers with a true minus. */
export function leftAxis(
  ticks: readonly number[],
  y: (value: number) => number,
  x: number,
): string {
  const ends = ticks.map(y);
  const marks = ticks.map((tick) => `M${at(x)} ${at(y(tick))}h${-tickLength}`).join("");
  const numbers = ticks.map((tick) =>
    svgText(x - tickLength - 2, y(tick) + 2.8, String(tick).replace("-", "−"), { anchor: "end" }),
  );
  return (
    `<path d="M${at(x)} ${at(Math.min(...ends))}V${at(Math.max(...ends))}${marks}" stroke="${ink}" stroke-width="0.6" fill="none"/>` +
    numbers.join("")
  );
}

/** Round steps from the lowest to the highest value, both covered; at most seven or so. */
export function roundTicks(lowest: number, highest: number): readonly number[] {
  const span = Math.max(highest - lowest, 1);
  const step = [5, 10, 20, 25, 50, 100, 200, 500].find((each) => span / each <= 7) ?? 1000;
  const first = Math.floor(lowest / step);
  const last = Math.ceil(highest / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
