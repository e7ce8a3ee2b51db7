import { ink } from "./palette.ts";
import { at, svgText, textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** Round numbers from 0 up to a highest value: at most `most` steps. */
export function roundTicks(highest: number, most: number): readonly number[] {
  if (!(highest > 0)) return [0];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough - 1e-9) ?? 10) * power;
  const count = Math.floor(highest / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(10)));
}

export interface LinearAxis {
  readonly ticks: readonly number[];
  readonly position: (value: number) => number;
}

/** A horizontal axis with its numbers beneath and its name. */
export function axisBelow(
  axis: LinearAxis,
  place: { readonly left: number; readonly right: number; readonly y: number },
  name: string | null,
): string {
  const { left, right, y } = place;
  const marks = axis.ticks.map((tick) => {
    const x = axis.position(tick);
    return (
      `<path d="M${at(x)} ${at(y)}v3" stroke="${ink}" stroke-width="0.6"/>` +
      svgText(x, y + 3 + textSize, String(tick), { anchor: "middle" })
    );
  });
  const title = name === null ? "" : titleSvg(name, place);
  return `<path d="M${at(left)} ${at(y)}H${at(right)}" stroke="${ink}" stroke-width="0.6"/>${marks.join("")}${title}`;
}

/** Beneath the middle of the axis; a name longer than the axis ends where the last number does. */
function titleSvg(
  name: string,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
): string {
  const baseline = y + 3 + 2 * textSize + 3;
  return textWidth(name, textSize) > right - left
    ? svgText(right + 5, baseline, name, { anchor: "end" })
    : svgText((left + right) / 2, baseline, name, { anchor: "middle" });
}

/** A vertical axis with its numbers to the left. */
export function axisLeft(
  axis: LinearAxis,
  place: { readonly x: number; readonly top: number; readonly bottom: number },
): string {
  const { x, top, bottom } = place;
  const marks = axis.ticks.map((tick) => {
    const y = axis.position(tick);
    return (
      `<path d="M${at(x)} ${at(y)}h-3" stroke="${ink}" stroke-width="0.6"/>` +
      svgText(x - 5, y + 2.8, String(tick), { anchor: "end" })
    );
  });
  return `<path d="M${at(x)} ${at(top)}V${at(bottom)}" stroke="${ink}" stroke-width="0.6"/>${marks.join("")}`;
}
