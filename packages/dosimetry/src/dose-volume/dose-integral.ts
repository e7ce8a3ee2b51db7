import { gaussLegendre } from "../geometry/gauss-legendre.ts";
import { scannedWidth, type Section, type Spans } from "../geometry/section.ts";
import type { SolidBounds } from "../geometry/solid-bounds.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { kernels, lay, layIntegers, mark, release, shared } from "../kernels/kernel-memory.ts";
import { DoseAccumulator } from "./dose-accumulator.ts";
import { DoseWindow } from "./dose-window.ts";
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
  bounds: SolidBounds,
  dose: OrientedDose,
  resolution: Resolution,
  binWidthGy: number,
  highestGy: number,
): DoseIntegral {
  const before = mark();
  const accumulator = new DoseAccumulator(binWidthGy, highestGy);
  const walk = new LineWalk(dose, bounds, accumulator);
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
      if (middle < lowZ || middle > highZ) walk.beyond(here.areaMm2 * part);
      else walk.section(here, middle, part, constant === null ? 1 : 0);
    }
  }
  const found = walk.finish();
  release(before);
  return { accumulator, ...found };
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
  readonly #dose: OrientedDose;
  readonly #window: DoseWindow;
  readonly #accumulator: DoseAccumulator;
  /** One over the width of each cell along x; 0 where there is only one node. */
  readonly #perMm: number;
  readonly #second: number;
  /** Outside, lowest, highest, dose times volume, volume. */
  readonly #totals: number;

  constructor(dose: OrientedDose, bounds: SolidBounds, accumulator: DoseAccumulator) {
    const { x } = dose;
    this.#dose = dose;
    this.#accumulator = accumulator;
    this.#window = new DoseWindow(dose, bounds.low[1], bounds.high[1]);
    this.#perMm = lay(x.map((node, i) => (i + 1 < x.length ? 1 / (x[i + 1]! - node) : 0)));
    this.#second = lay(accumulator.second);
    this.#totals = lay(Float64Array.of(0, Infinity, -Infinity, 0, 0));
  }

  /** A section that lies beyond the grid. */
  beyond(volumeMm3: number): void {
    shared.f64[this.#totals >> 3]! += volumeMm3;
  }

  /** @param edgeShare how much of strip and part counts for the extremes: those of constant slabs are found elsewhere */
  section(
    { y, stripMm, spans, scale }: SectionLines,
    height: number,
    part: number,
    edgeShare: 0 | 1,
  ): void {
    const { z } = this.#dose;
    const { edges, binWidthGy } = this.#accumulator;
    const window = this.#window;
    window.widen(y[0]!, y.at(-1)!);
    const k = cellOf(z, height);
    // Beyond the outermost nodes the dose does not change.
    const moves = z.length > 1 && height > z[k]! && height < z[k + 1]!;
    const below = window.plane(k);
    const above = z.length > 1 ? window.plane(k + 1) : below;
    const before = mark();
    kernels.depositLines(
      window.x,
      this.#perMm,
      window.columns,
      window.y,
      window.rows,
      window.firstRow,
      below,
      above,
      shareOf(z, k, height),
      moves ? part / (z[k + 1]! - z[k]!) : 0,
      y.length,
      lay(y),
      lay(stripMm),
      layIntegers(spans.starts),
      lay(spans.x),
      part,
      scale,
      this.#second,
      edges - 2,
      1 / binWidthGy,
      edgeShare,
      this.#totals,
    );
    release(before);
  }

  /** What was met; the accumulator then holds the volume by dose. */
  finish(): Pick<DoseIntegral, "outsideMm3" | "met"> {
    const { second } = this.#accumulator;
    const [outsideMm3, lowGy, highGy, doseVolume, volume] = shared.f64.subarray(
      this.#totals >> 3,
      (this.#totals >> 3) + 5,
    ) as unknown as readonly [number, number, number, number, number];
    second.set(shared.f64.subarray(this.#second >> 3, (this.#second >> 3) + second.length));
    this.#accumulator.doseVolume = doseVolume;
    this.#accumulator.volume = volume;
    return { outsideMm3, met: lowGy <= highGy ? { lowGy, highGy } : null };
  }
}
