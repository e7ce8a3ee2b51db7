import { groupEntries, groupRect, keySvg, type KeyEntry } from "./group-fill.ts";
import { bottomAxis, bottomAxisHeight } from "./linear-axis.ts";
import { groupStyle, ink } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** What a lane marks, each with a shape of its own. */
export type SwimmerMark = "complete" | "partial" | "progression" | "death";

export interface SwimmerLane {
  readonly label: string;
  readonly group: number;
  readonly months: number;
  /** Whether the patient was alive at the end of the lane. */
  readonly alive: boolean;
  readonly marks: readonly { readonly mark: SwimmerMark; readonly months: number }[];
}

export interface Swimmer {
  readonly title: string;
  readonly timeAxis: string;
  readonly timeTicks: readonly number[];
  /** From top to bottom. */
  readonly lanes: readonly SwimmerLane[];
  readonly groups: readonly string[];
  readonly words: Readonly<Record<SwimmerMark | "alive", string>>;
  readonly description: string;
}

const titleHeight = 15;
const laneHeight = 10;
const barHeight = 5;

/**
 * The course of each patient as a lane from the first fraction to the end of follow-up: first response, progression and death as shapes,
 * an arrow where the patient is alive. Death stands behind the end of the lane, where it covers nothing.
 *
 * @returns SVG text
 */
export function swimmerFigure(figure: Swimmer, { width }: { readonly width: FigureWidth }): string {
  const whole = widthPoints(width);
  const left = Math.max(10, ...figure.lanes.map(({ label }) => textWidth(label, textSize))) + 5;
  const right = whole - 10;
  const styles = figure.groups.map((_, index) => groupStyle(index, figure.groups.length));
  const marks = (["partial", "complete", "progression", "death"] as const).filter((mark) =>
    figure.lanes.some((lane) => lane.marks.some((each) => each.mark === mark)),
  );
  const entries: readonly KeyEntry[] = [
    ...(figure.groups.length > 1 ? groupEntries(figure.groups, styles) : []),
    ...marks.map((mark): KeyEntry => ({
      label: figure.words[mark],
      sample: (x, middle) => shape(mark, x + 6, middle),
    })),
    ...(figure.lanes.some(({ alive }) => alive)
      ? [{ label: figure.words.alive, sample: (x: number, middle: number) => arrow(x + 1, middle) }]
      : []),
  ];
  const key = keySvg(entries, whole, 0, titleHeight);
  const top = titleHeight + key.height + 2;
  const last = Math.max(1, ...figure.timeTicks, ...figure.lanes.map(({ months }) => months));
  const x = (months: number): number => left + (months / last) * (right - left);
  const lanes = figure.lanes.map(({ label, group, months, alive, marks: own }, index) => {
    const middle = top + index * laneHeight + laneHeight / 2;
    const box = {
      x: left,
      y: middle - barHeight / 2,
      width: Math.max(x(months) - left, 0.5),
      height: barHeight,
    };
    return (
      svgText(left - 4, middle + 2.8, label, { anchor: "end" }) +
      groupRect(box, groupStyle(group, figure.groups.length), group) +
      own
        .map(({ mark, months: day }) => shape(mark, x(day) + (mark === "death" ? 4 : 0), middle))
        .join("") +
      (alive ? arrow(x(months), middle) : "")
    );
  });
  const floor = top + figure.lanes.length * laneHeight + 2;
  return svgFigure({
    width,
    height: floor + bottomAxisHeight,
    description: figure.description,
    content:
      svgText(0, textSize + 1, figure.title) +
      key.content +
      lanes.join("") +
      bottomAxis(figure.timeTicks, x, { left, right, y: floor }, figure.timeAxis),
  });
}

/** Shapes on white, so that they stand out of a bar of any colour. */
function shape(mark: SwimmerMark, x: number, y: number): string {
  const outline = `stroke="${ink}" stroke-width="0.8"`;
  switch (mark) {
    case "partial":
      return `<path d="M${at(x - 3.2)} ${at(y + 2.8)}h6.4l-3.2 -5.8z" fill="#ffffff" ${outline}/>`;
    case "complete":
      return `<path d="M${at(x - 3.2)} ${at(y + 2.8)}h6.4l-3.2 -5.8z" fill="${ink}" ${outline}/>`;
    case "progression":
      return `<path d="M${at(x)} ${at(y - 3.6)}l3.6 3.6l-3.6 3.6l-3.6 -3.6z" fill="${ink}" stroke="#ffffff" stroke-width="0.6"/>`;
    case "death":
      return (
        `<path d="M${at(x - 2.8)} ${at(y - 2.8)}l5.6 5.6m0 -5.6l-5.6 5.6" stroke="#ffffff" stroke-width="3" fill="none"/>` +
        `<path d="M${at(x - 2.8)} ${at(y - 2.8)}l5.6 5.6m0 -5.6l-5.6 5.6" stroke="${ink}" stroke-width="1.4" fill="none"/>`
      );
  }
}

function arrow(x: number, y: number): string {
  return `<path d="M${at(x)} ${at(y)}h7m-3 -2.4l3 2.4l-3 2.4" stroke="${ink}" stroke-width="0.9" fill="none"/>`;
}
