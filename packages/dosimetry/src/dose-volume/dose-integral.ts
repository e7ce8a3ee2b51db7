import { gaussLegendre } from "../geometry/gauss-legendre.ts";
import { scannedWidth, type Section, type Spans } from "../geometry/section.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { DoseAccumulator } from "./dose-accumulator.ts";
import { cellOf, reach, shareOf, type OrientedDose } from "./oriented-dose.ts";

/** How finely a solid is cut: strips across the slice and parts along the normal, mm. */
export interface Resolution {
  readonly stripMm: number;
  readonly partMm: number;
}

/** Volume by dose of a solid. */
export interface DoseIntegral {
  readonly accumulator: DoseAccumulator;
  /** Volume beyond the grid, where the dose is not known, mm³. */
  readonly outsideMm3: number;
  /**
   * Lowest and highest dose met: on the lines of constant slabs, within the strips of others; null where
   * nothing lies within the grid.
   */
  readonly met: { readonly lowGy: number; readonly highGy: number } | null;
}

/**
 * Integrates trilinear dose over a solid.
 *
 * Each section is cut into lines along x. Where a line crosses a dose cell the dose is linear, so the
 * volume of that piece is uniformly distributed between the doses at its ends; the change of dose across
 * the strip and the part that the line stands for widens the interval by the root of the sum of squares
 * (equal variance). Volumes are scaled to the section's exact area.
 */
export function doseIntegral(
  solid: Solid,
  dose: OrientedDose,
  resolution: Resolution,
  binWidthGy: number,
  highestGy: number,
): DoseIntegral {
  const walk = new LineWalk(dose, new DoseAccumulator(binWidthGy, highestGy));
  const [lowZ, highZ] = reach(dose.z);
  for (const [i, slab] of solid.slabs.entries()) {
    const { constant } = slab;
    const isEnd = i === 0 || i === solid.slabs.length - 1;
    const lines = constant === null ? null : linesOf(constant, resolution.stripMm, true);
    for (const { height, middle, part } of partsOf(
      slab,
      dose.z,
      lowZ,
      highZ,
      resolution.partMm,
      isEnd,
    )) {
      const here = lines ?? linesOf(slab.sectionAt(height), resolution.stripMm, false);
      if (here === null) continue;
      if (middle < lowZ || middle > highZ) walk.outside += here.areaMm2 * part;
      else walk.section(here, middle, part, constant === null ? 1 : 0);
    }
  }
  return {
    accumulator: walk.accumulator,
    outsideMm3: walk.outside,
    met: walk.lowest <= walk.highest ? { lowGy: walk.lowest, highGy: walk.highest } : null,
  };
}

/** A section cut into lines, each in a strip of its own. */
interface SectionLines {
  /** The middles of the strips. */
  readonly y: Float64Array;
  readonly stripMm: Float64Array;
  readonly spans: Spans;
  readonly areaMm2: number;
  /** Exact area over scanned area. */
  readonly scale: number;
}

/** How far the scanned area may be off before a section gets more lines: steps and holes that fall between them. */
const areaShare = 3e-4;
const mostLines = 400;

/** @param exact whether to ask the section for its area; of one that is used once the lines will do */
function linesOf(section: Section, stripMm: number, exact: boolean): SectionLines | null {
  const { bounds } = section;
  if (bounds === null || bounds.top <= bounds.bottom) return null;
  const height = bounds.top - bounds.bottom;
  let count = 4 * Math.max(2, Math.ceil(height / stripMm / 4));
  for (;;) {
    const { places, shares, middles } = gaussLegendre(count);
    const spans = section.scan(places.map((place) => bounds.bottom + place * height));
    const strips = shares.map((share) => share * height);
    const scanned = scannedWidth(spans, strips);
    if (scanned <= 0) return null;
    const areaMm2 = exact ? section.areaMm2() : scanned;
    if (Math.abs(scanned - areaMm2) > areaShare * areaMm2 && 3 * count <= mostLines) {
      count *= 3;
      continue;
    }
    const y = middles.map((middle) => bounds.bottom + middle * height);
    return { y, stripMm: strips, spans, areaMm2, scale: areaMm2 / scanned };
  }
}

/** Parts of an end at least: there sections change most. */
const endParts = 4;

interface Part {
  /** Where its section is taken. */
  readonly height: number;
  readonly middle: number;
  readonly part: number;
}

/**
 * The parts of a slab along the normal: it is cut at the grid's ends, at dose planes where they lie further apart than
 * a part is thick, and between them evenly where its section is the same everywhere, by Gauss–Legendre otherwise.
 */
function partsOf(
  { fromMm, toMm, constant }: Slab,
  planes: Float64Array,
  low: number,
  high: number,
  partMm: number,
  isEnd: boolean,
): readonly Part[] {
  const stops = [fromMm];
  const stop = (height: number) => {
    if (height > stops.at(-1)! + 1e-9 && height < toMm) stops.push(height);
  };
  stop(low);
  const first = cellOf(planes, fromMm);
  const apart = first + 1 < planes.length ? planes[first + 1]! - planes[first]! : Infinity;
  for (let k = first; apart >= partMm && k < planes.length && planes[k]! < toMm; k++)
    stop(planes[k]!);
  stop(high);
  stops.push(toMm);
  const parts: Part[] = [];
  for (let s = 0; s + 1 < stops.length; s++) {
    const from = stops[s]!;
    const thickness = stops[s + 1]! - from;
    const count = Math.max(1, Math.ceil(thickness / partMm - 1e-9));
    if (constant === null) {
      const { places, shares, middles } = gaussLegendre(isEnd ? Math.max(endParts, count) : count);
      places.forEach((place, i) =>
        parts.push({
          height: from + place * thickness,
          middle: from + middles[i]! * thickness,
          part: shares[i]! * thickness,
        }),
      );
      continue;
    }
    const part = thickness / count;
    for (let p = 0; p < count; p++) {
      const middle = from + (p + 0.5) * part;
      parts.push({ height: middle, middle, part });
    }
  }
  return parts;
}

/** Walks the lines of sections through the dose cells. */
class LineWalk {
  readonly accumulator: DoseAccumulator;
  outside = 0;
  lowest = Infinity;
  highest = -Infinity;
  readonly #dose: OrientedDose;

  /** One over the width of each cell along x; 0 where there is only one node. */
  readonly #perMm: Float64Array;

  constructor(dose: OrientedDose, accumulator: DoseAccumulator) {
    const { x } = dose;
    this.#dose = dose;
    this.#perMm = x.map((node, i) => (i + 1 < x.length ? 1 / (x[i + 1]! - node) : 0));
    this.accumulator = accumulator;
  }

  /** @param edgeShare how much of strip and part counts for the extremes: those of constant slabs are found elsewhere */
  section(lines: SectionLines, height: number, part: number, edgeShare: 0 | 1): void {
    const dose = this.#dose;
    const { values, x: nodes } = dose;
    const perMm = this.#perMm;
    const { second, edges, binWidthGy } = this.accumulator;
    const { starts, x: ends } = lines.spans;
    const perBin = 1 / binWidthGy;
    const top = edges - 2;
    const [leftMm, rightMm] = reach(nodes);
    const [bottomMm, topMm] = reach(dose.y);
    const columns = nodes.length;
    const cells = Math.max(0, columns - 2);
    const uniform = columns > 1 ? (columns - 1) / (nodes[columns - 1]! - nodes[0]!) : 0;
    const first = nodes[0]!;

    const k = cellOf(dose.z, height);
    const tz = shareOf(dose.z, k, height);
    const sz = dose.z.length > 1 ? dose.strides[2] : 0;
    // Beyond the outermost nodes the dose does not change.
    const zMoves = dose.z.length > 1 && height > dose.z[k]! && height < dose.z[k + 1]!;
    const zSpread = zMoves ? part / (dose.z[k + 1]! - dose.z[k]!) : 0;
    const sx = dose.strides[0];
    const step = columns > 1 ? sx : 0;
    const sy = dose.y.length > 1 ? dose.strides[1] : 0;

    let { outside, lowest, highest } = this;
    let doseVolume = 0;
    let volume = 0;
    for (let line = 0; line < lines.y.length; line++) {
      const s0 = starts[line]!;
      const s1 = starts[line + 1]!;
      if (s0 === s1) continue;
      const yHere = lines.y[line]!;
      const stripMm = lines.stripMm[line]!;
      const weight = stripMm * part * lines.scale;
      if (yHere < bottomMm || yHere > topMm) {
        for (let s = s0; s < s1; s++) outside += (ends[2 * s + 1]! - ends[2 * s]!) * weight;
        continue;
      }
      const j = cellOf(dose.y, yHere);
      const ty = shareOf(dose.y, j, yHere);
      const yMoves = sy !== 0 && yHere > dose.y[j]! && yHere < dose.y[j + 1]!;
      const ySpread = yMoves ? stripMm / (dose.y[j + 1]! - dose.y[j]!) : 0;
      const row = dose.offset + j * dose.strides[1] + k * dose.strides[2];

      for (let s = s0; s < s1; s++) {
        let from = ends[2 * s]!;
        let to = ends[2 * s + 1]!;
        if (from < leftMm) {
          outside += (Math.min(to, leftMm) - from) * weight;
          from = leftMm;
        }
        if (to > rightMm) {
          outside += (to - Math.max(from, rightMm)) * weight;
          to = rightMm;
        }
        if (to <= from) continue;

        let i = Math.floor((from - first) * uniform);
        if (i < 0) i = 0;
        else if (i > cells) i = cells;
        while (i < cells && nodes[i + 1]! <= from) i += 1;
        while (i > 0 && nodes[i]! > from) i -= 1;
        let o = row + i * sx;

        // Dose and its change across strip and part at the node on the left.
        let a = values[o]!;
        let b = values[o + sy]!;
        let c = values[o + sz]!;
        let d = values[o + sy + sz]!;
        let ac = a + tz * (c - a);
        let bd = b + tz * (d - b);
        let left = ac + ty * (bd - ac);
        let leftY = bd - ac;
        let leftZ = c - a + ty * (d - b - c + a);
        let at = from;
        while (at < to) {
          o += step;
          a = values[o]!;
          b = values[o + sy]!;
          c = values[o + sz]!;
          d = values[o + sy + sz]!;
          ac = a + tz * (c - a);
          bd = b + tz * (d - b);
          const right = ac + ty * (bd - ac);
          const rightY = bd - ac;
          const rightZ = c - a + ty * (d - b - c + a);

          let next = i < cells ? nodes[i + 1]! : to;
          if (next > to) next = to;
          const x0 = nodes[i]!;
          const inverse = perMm[i]!;
          let t0 = (at - x0) * inverse;
          let t1 = (next - x0) * inverse;
          // The rim: half a step beyond the outermost nodes with their dose.
          if (t0 < 0) t0 = 0;
          else if (t0 > 1) t0 = 1;
          if (t1 < 0) t1 = 0;
          else if (t1 > 1) t1 = 1;
          const d0 = left + t0 * (right - left);
          const d1 = left + t1 * (right - left);
          const across = (leftY + rightY) * 0.5 * ySpread;
          const along = (leftZ + rightZ) * 0.5 * zSpread;
          const middle = (d0 + d1) * 0.5;
          const change = d1 - d0;
          const extra = across * across + along * along;
          const mass = (next - at) * weight;
          volume += mass;
          doseVolume += mass * middle;
          const reachGy =
            (Math.abs(change) + edgeShare * (Math.abs(across) + Math.abs(along))) * 0.5;
          if (middle - reachGy < lowest) lowest = middle - reachGy;
          if (middle + reachGy > highest) highest = middle + reachGy;

          // At least one bin wide, or the slope of the ramp loses its digits.
          const spread = extra === 0 ? Math.abs(change) : Math.sqrt(change * change + extra);
          let width = spread * perBin;
          if (width < 1) width = 1;
          let low = middle * perBin - width * 0.5;
          if (low < 0) low = 0;
          let high = low + width;
          if (high > top) {
            high = top;
            if (low > top - 1) low = top - 1;
          }
          const slope = mass / (high - low);
          const n0 = low | 0;
          const f0 = slope * (low - n0);
          second[n0 + 1]! += slope - f0;
          second[n0 + 2]! += f0;
          const n1 = high | 0;
          const f1 = slope * (high - n1);
          second[n1 + 1]! -= slope - f1;
          second[n1 + 2]! -= f1;

          left = right;
          leftY = rightY;
          leftZ = rightZ;
          at = next;
          i += 1;
        }
      }
    }
    this.outside = outside;
    this.lowest = lowest;
    this.highest = highest;
    this.accumulator.doseVolume += doseVolume;
    this.accumulator.volume += volume;
  }
}
