import { DosimetryError } from "../dosimetry-error.ts";
import { gaussLegendre, layQuadrature } from "../geometry/gauss-legendre.ts";
import { sharedWidth, type LaidSpans, type Section } from "../geometry/section.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { doublesAt, kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import type { DoseWindow, LaidDose } from "./dose-window.ts";
import { cellOf, type OrientedDose } from "./oriented-dose.ts";

/** How finely a solid is cut: strips across the slice and parts along the normal, mm. */
export interface Resolution {
  readonly stripMm: number;
  readonly partMm: number;
}

/** What a solid's volume and dose add up to. */
export interface DoseTotals {
  /** Volume within the grid, mm³. */
  readonly volumeMm3: number;
  /** Integral of dose over it, Gy·mm³. */
  readonly doseVolume: number;
  /** Volume beyond the grid, where the dose is not known, mm³. */
  readonly outsideMm3: number;
  /**
   * Lowest and highest dose met: on the lines of constant slabs, within the strips of others; null where
   * nothing lies within the grid, or the extremes were known before.
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
 *
 * @param extremesAreKnown whether those that are met need not be looked for
 * @returns the volume by dose, in the memory of the kernels
 */
export function doseIntegral(
  solid: Solid,
  dose: OrientedDose | LaidDose,
  window: DoseWindow,
  resolution: Resolution,
  binWidthGy: number,
  highestGy: number,
  extremesAreKnown: boolean,
): LaidHistogram {
  const histogram = new LaidHistogram(window, dose.x.length, binWidthGy, highestGy);
  const { slabs } = solid;
  for (let i = 0; i < slabs.length; i++) {
    const slab = slabs[i]!;
    const constant = slab.constant !== null;
    const edgeShare = extremesAreKnown ? -1 : constant ? 0 : 1;
    const isEnd = i === 0 || i === slabs.length - 1;
    for (const parts of partsOf(slab, dose, resolution.partMm, isEnd)) {
      const section = slab.sectionAt(parts.heightMm);
      histogram.holdRowsOf(section);
      scratch(() => {
        const lines = layLines(section, resolution.stripMm, constant);
        if (lines !== null) histogram.add(lines, parts, edgeShare);
      });
    }
  }
  return histogram;
}

/** A section cut into lines, each in a strip of its own, in the memory of the kernels. */
interface LaidLines {
  /** Addresses of the middles of the strips and of their widths. */
  readonly y: number;
  readonly stripMm: number;
  readonly spans: LaidSpans;
  readonly areaMm2: number;
  /** Exact area over scanned area. */
  readonly scale: number;
}

/** How far the scanned area may be off before a section gets more lines: steps and holes that fall between them. */
const areaShare = 3e-4;
const mostLines = 400;

/** @param exact whether to ask the section for its area; of one that is used once the lines will do */
function layLines(section: Section, stripMm: number, exact: boolean): LaidLines | null {
  const { bounds } = section;
  if (bounds === null || bounds.top <= bounds.bottom) return null;
  const { bottom, top } = bounds;
  const height = top - bottom;
  let count = 4 * Math.max(2, Math.ceil(height / stripMm / 4));
  for (;;) {
    const { places, widths, middles } = layQuadrature(count, bottom, height);
    const spans = section.laySpans(places, count);
    const scanned = sharedWidth(spans, widths);
    if (scanned <= 0) return null;
    const areaMm2 = exact ? section.areaMm2() : scanned;
    if (Math.abs(scanned - areaMm2) > areaShare * areaMm2 && 2 * count <= mostLines) {
      count *= 2;
      continue;
    }
    return { y: middles, stripMm: widths, spans, areaMm2, scale: areaMm2 / scanned };
  }
}

/** Parts of an end at least: there sections change most. */
const endParts = 4;

/** Neighbouring parts of a slab whose section is taken at one height. */
interface Parts {
  readonly heightMm: number;
  /** Their middles, ascending. */
  readonly middles: number[];
  readonly thicknesses: number[];
}

/**
 * The parts of a slab along the normal: it is cut at the grid's ends, at dose planes where they lie further apart than
 * a part is thick, and between them evenly where its section is the same everywhere, by Gauss–Legendre otherwise.
 */
function partsOf(
  { fromMm, toMm, constant }: Slab,
  { z: planes, reach }: OrientedDose | LaidDose,
  partMm: number,
  isEnd: boolean,
): readonly Parts[] {
  const [low, high] = reach[2];
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
  const together: Parts = { heightMm: fromMm, middles: [], thicknesses: [] };
  const apartFromOthers: Parts[] = [];
  for (let s = 0; s + 1 < stops.length; s++) {
    const from = stops[s]!;
    const thickness = stops[s + 1]! - from;
    const count = Math.max(1, Math.ceil(thickness / partMm - 1e-9));
    if (constant === null) {
      const { places, shares, middles } = gaussLegendre(isEnd ? Math.max(endParts, count) : count);
      for (let p = 0; p < places.length; p++)
        apartFromOthers.push({
          heightMm: from + places[p]! * thickness,
          middles: [from + middles[p]! * thickness],
          thicknesses: [shares[p]! * thickness],
        });
      continue;
    }
    const part = thickness / count;
    for (let p = 0; p < count; p++) {
      together.middles.push(from + (p + 0.5) * part);
      together.thicknesses.push(part);
    }
  }
  return constant === null ? apartFromOthers : [together];
}

/** Doses up to 200,000 Gy by 0.01 Gy: 640 MB. */
const mostEdges = 20_000_000;

/** Edges of bins up to the highest dose: a bin at least, since a structure may receive nothing, and two edges beyond. */
function edgesOfBins(highestGy: number, binWidthGy: number): number {
  const edges = Math.max(1, Math.ceil(highestGy / binWidthGy)) + 2;
  if (binWidthGy > 0 && edges <= mostEdges) return edges;
  throw new DosimetryError({
    where: "dose–volume histogram",
    expected: `at most ${mostEdges} bins, of a width above 0 Gy`,
    found: `doses up to ${highestGy} Gy in bins of ${binWidthGy} Gy`,
    remedy: "Check the scaling of the dose grid (Dose Grid Scaling, 3004,000E) and the bin width.",
  });
}

/**
 * Volume by dose in the memory of the kernels. A volume in which the dose is uniformly distributed between two values
 * makes the cumulative curve a ramp; ramps are kept by where they begin and stop, so that a deposit costs the same
 * however many bins it spans, and the curve is exact at every edge of a bin.
 */
export class LaidHistogram {
  readonly #window: DoseWindow;
  readonly #binWidthGy: number;
  readonly #edges: number;
  readonly #begins: number;
  readonly #stops: number;
  /** Address of what the kernels are told of it, and of its totals: outside, lowest, highest, dose times volume, volume. */
  readonly #address: number;

  constructor(window: DoseWindow, columns: number, binWidthGy: number, highestGy: number) {
    this.#window = window;
    this.#binWidthGy = binWidthGy;
    this.#edges = edgesOfBins(highestGy, binWidthGy);
    const bins = 16 * (this.#edges + 1);
    this.#begins = reserve(2 * bins);
    this.#stops = this.#begins + bins;
    shared.u8.fill(0, this.#begins, this.#begins + 2 * bins);
    const work = reserve(4 * 8 * (columns + 3));
    this.#address = lay(
      Float64Array.of(0, Infinity, -Infinity, 0, 0, 1 / binWidthGy, this.#edges - 2, 0, 0),
    );
    shared.i32.set([this.#begins, this.#stops, work], (this.#address + 56) >> 2);
  }

  /** Reads the rows of dose around a section, before its lines are laid. */
  holdRowsOf({ bounds }: Section): void {
    if (bounds !== null) this.#window.widen(bounds.bottom, bounds.top);
  }

  /**
   * Parts of the height at which a section stands.
   *
   * @param edgeShare how much of strip and part counts for the extremes: those of constant slabs are found elsewhere;
   * −1 where they are known
   */
  add(
    { y, stripMm, spans, areaMm2, scale }: LaidLines,
    { middles, thicknesses }: Parts,
    edgeShare: -1 | 0 | 1,
  ): void {
    const window = this.#window;
    const count = middles.length;
    const parts = reserve(16 * count);
    const { f64 } = shared;
    for (let i = 0; i < count; i++) {
      f64[(parts >> 3) + 2 * i] = middles[i]!;
      f64[(parts >> 3) + 2 * i + 1] = thicknesses[i]!;
    }
    // As many at a time as there are planes for.
    for (let from = 0; from < count;) {
      const loaded = window.load(middles[from]!, middles[count - 1]!);
      let to = from + 1;
      while (to < count && middles[to]! <= loaded) to += 1;
      kernels.depositLines(
        window.address,
        this.#address,
        spans.lines,
        y,
        stripMm,
        spans.starts,
        spans.x,
        scale,
        areaMm2,
        parts + 16 * from,
        to - from,
        edgeShare,
      );
      from = to;
    }
  }

  totals(): DoseTotals {
    const [outsideMm3, lowGy, highGy, doseVolume, volumeMm3] = doublesAt(
      this.#address,
      5,
    ) as unknown as readonly [number, number, number, number, number];
    return { volumeMm3, doseVolume, outsideMm3, met: lowGy <= highGy ? { lowGy, highGy } : null };
  }

  /** The cumulative curve from 0 to the maximum, held to what is known of the extremes. */
  curve(minGy: number, maxGy: number): { doseGy: Float64Array; volumeCm3: Float64Array } {
    const points = Math.max(1, Math.min(this.#edges, Math.ceil(maxGy / this.#binWidthGy) + 1));
    return scratch(() => {
      const doses = reserve(8 * points);
      const volumes = reserve(8 * points);
      kernels.cumulativeCurve(
        this.#begins,
        this.#stops,
        this.totals().volumeMm3,
        this.#binWidthGy,
        minGy,
        maxGy,
        points,
        doses,
        volumes,
      );
      return { doseGy: doublesAt(doses, points), volumeCm3: doublesAt(volumes, points) };
    });
  }
}
