import { differenceOf } from "./boolean.ts";
import { lineSection } from "./line-section.ts";
import { emptySection, scan, type Section, type Spans } from "./section.ts";
import { solidBounds, type SolidBounds } from "./solid-bounds.ts";
import { levelsOf, type Slab, type Solid } from "./solid.ts";

/**
 * Distances by which the faces of a solid move outwards, mm; along the axes' directions, which for
 * transverse slices are right → left, anterior → posterior and inferior → superior.
 */
export interface Margins {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/** The same margin in every direction, or margins named for transverse slices. */
export type MarginOption =
  | number
  | {
      readonly right: number;
      readonly left: number;
      readonly anterior: number;
      readonly posterior: number;
      readonly inferior: number;
      readonly superior: number;
    };

/**
 * A solid grown or shrunk by margins, each direction its own (ITV + 5–8 mm → PTV).
 *
 * Growing adds an ellipsoid whose half axes are the margins of each octant (Minkowski sum); shrinking takes
 * it away. Where margins have both signs, the solid grows first. Every line of the result joins the lines
 * around it, each widened exactly: nothing is put on a voxel grid.
 *
 * @param margin mm, negative to shrink; names are for transverse slices (DICOM LPS)
 * @param leastStepMm no finer than this between lines and layers, for a volume that need not be exact; 0 for the finest
 */
export function withMargin(solid: Solid, margin: MarginOption, leastStepMm = 0): Solid {
  const margins = marginsOf(margin);
  const grow = mapMargins(margins, (m) => Math.max(0, m));
  const shrink = mapMargins(margins, (m) => Math.max(0, -m));
  return moved("shrink", moved("grow", solid, grow, leastStepMm), shrink, leastStepMm);
}

/** What lies between two distances around a solid, mm. */
export function ringAround(solid: Solid, innerMm: number, outerMm: number): Solid {
  return differenceOf(withMargin(solid, outerMm), withMargin(solid, innerMm));
}

function marginsOf(margin: MarginOption): Margins {
  if (typeof margin === "number") {
    return { low: [margin, margin, margin], high: [margin, margin, margin] };
  }
  return {
    low: [margin.right, margin.anterior, margin.inferior],
    high: [margin.left, margin.posterior, margin.superior],
  };
}

function mapMargins(margins: Margins, change: (mm: number) => number): Margins {
  const [a, b, c] = margins.low;
  const [d, e, f] = margins.high;
  return { low: [change(a), change(b), change(c)], high: [change(d), change(e), change(f)] };
}

/** One slab of the solid that is moved, on lines that include its lowest and highest. */
interface SourceLayer {
  readonly fromMm: number;
  readonly toMm: number;
  /**
   * Where the layer is measured from above and below: a slab's faces, its own end. Thin layers of a solid
   * that changes with height are measured from their middles, or they would stand out as a staircase.
   */
  readonly topMm: number;
  readonly bottomMm: number;
  readonly firstY: number;
  readonly stepMm: number;
  readonly spans: Spans;
}

type Direction = "grow" | "shrink";

function moved(direction: Direction, solid: Solid, by: Margins, leastStepMm: number): Solid {
  const bounds = solidBounds(solid);
  if (bounds === null || [...by.low, ...by.high].every((mm) => mm === 0)) return solid;
  const sign = direction === "grow" ? 1 : -1;
  const stepMm = Math.max(leastStepMm, lineStep(bounds, by));
  const layerMm = Math.max(leastStepMm, 0.5);
  const layers = sourceLayers(solid, stepMm, layerMm);
  const fromMm = bounds.low[2] - sign * by.low[2];
  const toMm = bounds.high[2] + sign * by.high[2];
  const firstEdge = bounds.low[1] - sign * by.low[1];
  const lines = Math.ceil((bounds.high[1] + sign * by.high[1] - firstEdge) / stepMm - 1e-9);
  if (toMm <= fromMm || lines < 1) return { axes: solid.axes, slabs: [] };

  const slabs: Slab[] = [];
  const count = Math.max(8, Math.ceil((toMm - fromMm) / layerMm));
  for (let n = 0; n < count; n++) {
    const low = fromMm + ((toMm - fromMm) * n) / count;
    const high = fromMm + ((toMm - fromMm) * (n + 1)) / count;
    let section: Section | null = null;
    const at = () =>
      (section ??= movedSection(direction, layers, by, (low + high) / 2, firstEdge, stepMm, lines));
    slabs.push({
      fromMm: low,
      toMm: high,
      get constant() {
        return at();
      },
      sectionAt: at,
    });
  }
  return { axes: solid.axes, slabs };
}

/** Lines fine against the margin and the solid, mm. */
function lineStep(bounds: SolidBounds, by: Margins): number {
  const margin = Math.max(...by.low, ...by.high);
  const extent = bounds.high[1] - bounds.low[1];
  return Math.min(1, Math.max(0.2, Math.min(margin / 12, extent / 60)));
}

function sourceLayers(solid: Solid, stepMm: number, layerMm: number): SourceLayer[] {
  const layers: SourceLayer[] = [];
  for (const slab of solid.slabs) {
    const levels = levelsOf(slab, layerMm);
    const part = (slab.toMm - slab.fromMm) / levels.length;
    for (const level of levels) {
      const section = slab.sectionAt(level);
      if (section.bounds === null) continue;
      const { bottom, top } = section.bounds;
      const count = Math.max(2, Math.ceil((top - bottom) / stepMm) + 1);
      // A hair inside the outermost vertices, where a line still has a span.
      const hair = Math.min(1e-4, (top - bottom) * 1e-3);
      const step = (top - bottom - 2 * hair) / (count - 1);
      const y = Float64Array.from({ length: count }, (_, i) => bottom + hair + i * step);
      const [from, to] = [level - part / 2, level + part / 2];
      const below = layers.at(-1);
      const follows = slab.constant === null && below !== undefined && from - below.toMm < 1e-6;
      if (follows) layers[layers.length - 1] = { ...below, topMm: (below.fromMm + below.toMm) / 2 };
      layers.push({
        fromMm: from,
        toMm: to,
        topMm: to,
        bottomMm: follows ? level : from,
        firstY: y[0]!,
        stepMm: step,
        spans: scan(section, y),
      });
    }
  }
  return layers;
}

function movedSection(
  direction: Direction,
  layers: readonly SourceLayer[],
  by: Margins,
  height: number,
  firstEdge: number,
  stepMm: number,
  lines: number,
): Section {
  const reached = direction === "grow" ? by : opposite(by);
  const near: { layer: SourceLayer; share: number }[] = [];
  let covered = 0;
  for (const layer of layers) {
    // How far along the normal, as a share of the margin on that side.
    const up = height > layer.toMm ? height - layer.topMm : 0;
    const down = height < layer.fromMm ? layer.bottomMm - height : 0;
    const share = up > 0 ? up / reached.high[2] : down > 0 ? down / reached.low[2] : 0;
    const overlap =
      Math.min(layer.toMm, height + reached.low[2]) -
      Math.max(layer.fromMm, height - reached.high[2]);
    covered += Math.max(0, overlap);
    if (share < 1) near.push({ layer, share: share * share });
  }
  // A solid that ends or has a gap within reach is not there after shrinking.
  if (direction === "shrink" && covered < (reached.low[2] + reached.high[2]) * (1 - 1e-6) - 1e-6) {
    return emptySection;
  }
  const starts = new Int32Array(lines + 1);
  const x: number[] = [];
  for (let i = 0; i < lines; i++) {
    const y = firstEdge + (i + 0.5) * stepMm;
    if (direction === "grow") joinLine(near, reached, y, x);
    else meetLine(near, reached, y, x);
    starts[i + 1] = x.length >> 1;
  }
  return lineSection(firstEdge + stepMm / 2, stepMm, { starts, x: Float64Array.from(x) });
}

/** A margin taken away from a face reaches inwards: what was low lies above. */
function opposite(by: Margins): Margins {
  return { low: by.high, high: by.low };
}

/** The union of the source lines around y, each widened by what the ellipsoid leaves there. */
function joinLine(
  near: readonly { layer: SourceLayer; share: number }[],
  by: Margins,
  y: number,
  x: number[],
): void {
  // Nearly always one span holds all: those that do not meet it are kept apart, in pairs, and sorted in at the end.
  let from = Infinity;
  let to = -Infinity;
  const apart: number[] = [];
  forLinesAround(near, by, y, ({ spans: { starts, x: source } }, line, width) => {
    const wideLow = width * by.low[0];
    const wideHigh = width * by.high[0];
    for (let s = starts[line]!; s < starts[line + 1]!; s++) {
      const a = source[2 * s]! - wideLow;
      const b = source[2 * s + 1]! + wideHigh;
      if (from > to) [from, to] = [a, b];
      else if (a > to || b < from) apart.push(a, b);
      else {
        if (a < from) from = a;
        if (b > to) to = b;
      }
    }
  });
  if (from > to) return;
  if (apart.length === 0) x.push(from, to);
  else pushUnion([from, to, ...apart], x);
}

/** Adds the union of spans, given as pairs of ends in any order. */
function pushUnion(ends: readonly number[], x: number[]): void {
  const order = Array.from({ length: ends.length / 2 }, (_, i) => 2 * i);
  order.sort((i, j) => ends[i]! - ends[j]!);
  let [from, to] = [0, -Infinity];
  for (const i of order) {
    const [a, b] = [ends[i]!, ends[i + 1]!];
    if (a > to) {
      if (to > -Infinity) x.push(from, to);
      from = a;
      to = b;
    } else if (b > to) to = b;
  }
  x.push(from, to);
}

/** What all source lines around y share, each narrowed. */
function meetLine(
  near: readonly { layer: SourceLayer; share: number }[],
  by: Margins,
  y: number,
  x: number[],
): void {
  let left: [number, number][] | null = null;
  for (const { layer } of near) {
    // The ellipsoid's own lowest and highest line must lie within the layer.
    const last = layer.firstY + (layer.spans.starts.length - 2) * layer.stepMm;
    if (y < layer.firstY || y > last) return;
  }
  let empty = false;
  forLinesAround(near, by, y, (layer, line, width) => {
    if (empty) return;
    if (line < 0 || line >= layer.spans.starts.length - 1) {
      empty = true;
      return;
    }
    const { starts, x: source } = layer.spans;
    const narrowed: [number, number][] = [];
    for (let s = starts[line]!; s < starts[line + 1]!; s++) {
      // `by` is reversed here: high is what the left face loses.
      const a = source[2 * s]! + width * by.high[0];
      const b = source[2 * s + 1]! - width * by.low[0];
      if (a >= b) continue;
      if (left === null) narrowed.push([a, b]);
      else {
        for (const [c, d] of left)
          if (Math.max(a, c) < Math.min(b, d)) narrowed.push([Math.max(a, c), Math.min(b, d)]);
      }
    }
    left = narrowed;
    empty = narrowed.length === 0;
  });
  if (empty || left === null) return;
  for (const [a, b] of left as [number, number][]) x.push(a, b);
}

/** Source lines within the ellipsoid around y; a line beyond the layer's ends is reported too, once. */
function forLinesAround(
  near: readonly { layer: SourceLayer; share: number }[],
  by: Margins,
  y: number,
  visit: (layer: SourceLayer, line: number, width: number) => void,
): void {
  for (const { layer, share } of near) {
    const { firstY, stepMm } = layer;
    const lines = layer.spans.starts.length - 1;
    const rest = Math.sqrt(1 - share);
    const lowest = y - by.high[1] * rest;
    const highest = y + by.low[1] * rest;
    const from = Math.max(-1, Math.ceil((lowest - firstY) / stepMm - 1e-9));
    const to = Math.min(lines, Math.floor((highest - firstY) / stepMm + 1e-9));
    if (from > to) {
      // Between two lines with no reach across: the nearer one counts.
      const line = Math.round((y - firstY) / stepMm);
      if (line >= 0 && line < lines) visit(layer, line, rest);
      continue;
    }
    for (let line = from; line <= to; line++) {
      const off = y - (firstY + line * stepMm);
      const reach = off > 0 ? by.high[1] : by.low[1];
      const part = off === 0 ? 0 : (off / reach) ** 2;
      const inside = 1 - share - part;
      if (inside >= 0 || line === -1 || line === lines) {
        visit(layer, line, Math.sqrt(Math.max(0, inside)));
      }
    }
  }
}
