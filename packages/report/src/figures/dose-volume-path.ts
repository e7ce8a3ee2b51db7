import { at } from "./svg.ts";

/** A cumulative curve at equal steps of dose from 0, in percent of the volume. */
export interface SampledCurve {
  readonly step: number;
  readonly percent: readonly number[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a point may lie from the line without it, in points of print. */
const tolerance = 0.06;

/** The corners of a curve that a printer can tell apart, up to the first dose that nothing receives. */
export function curvePoints(
  { step, percent }: SampledCurve,
  x: (dose: number) => number,
  y: (percent: number) => number,
): readonly Point[] {
  const end = percent.findIndex((value) => value <= 0);
  const shown = end < 0 ? percent : percent.slice(0, end + 1);
  const points = shown.map((value, i) => ({ x: x(i * step), y: y(value) }));
  return simplified(points);
}

/** A line through points. */
export function linePath(points: readonly Point[]): string {
  return points.map((point, i) => `${i === 0 ? "M" : "L"}${at(point.x)} ${at(point.y)}`).join("");
}

/** The area between two lines of the same direction. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  const back = lower
    .toReversed()
    .map((point) => `L${at(point.x)} ${at(point.y)}`)
    .join("");
  return `${linePath(upper)}${back}Z`;
}

/** Douglas and Peucker's thinning, without recursion. */
function simplified(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const off = offLine(points[i]!, points[from]!, points[to]!);
      if (off > distance) {
        distance = off;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}

function offLine(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - a.x, point.y - a.y);
  return Math.abs((point.x - a.x) * dy - (point.y - a.y) * dx) / length;
}
