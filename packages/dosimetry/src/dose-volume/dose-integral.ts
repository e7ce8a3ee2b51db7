import { DosimetryError } from "../dosimetry-error.ts";
import { gaussLegendre, layQuadrature } from "../geometry/gauss-legendre.ts";
import { sharedWidth, type LaidSpans, type Section } from "../geometry/section.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { doublesAt, kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import type { DoseWindow, LaidDose } from "./dose-window.ts";
import { cellOf, shareOf, type OrientedDose } from "./oriented-dose.ts";

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
  const histogram = new LaidHistogram(dose, window, binWidthGy, highestGy);
  const [lowZ, highZ] = dose.reach[2];
  for (const [i, slab] of solid.slabs.entries()) {
    const isEnd = i === 0 || i === solid.slabs.length - 1;
    const parts = partsOf(slab, dose.z, lowZ, highZ, resolution.partMm, isEnd);
    const deposit = (section: Section, some: readonly Part[], constant: boolean) => {
      histogram.holdRowsOf(section);
      scratch(() => {
        const lines = layLines(section, resolution.stripMm, constant);
        if (lines === null) return;
        for (const { middle, part } of some) {
          if (middle < lowZ || middle > highZ) histogram.addOutside(lines.areaMm2 * part);
          else histogram.add(lines, middle, part, extremesAreKnown ? -1 : constant ? 0 : 1);
        }
      });
    };
    if (slab.constant !== null) deposit(slab.constant, parts, true);
    else for (const part of parts) deposit(slab.sectionAt(part.height), [part], false);
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
    if (Math.abs(scanned - areaMm2) > areaShare * areaMm2 && 3 * count <= mostLines) {
      count *= 3;
      continue;
    }
    return { y: middles, stripMm: widths, spans, areaMm2, scale: areaMm2 / scanned };
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
  readonly #dose: OrientedDose | LaidDose;
  readonly #window: DoseWindow;
  readonly #binWidthGy: number;
  readonly #edges: number;
  readonly #begins: number;
  readonly #stops: number;
  /** Outside, lowest, highest, dose times volume, volume. */
  readonly #totals: number;

  constructor(
    dose: OrientedDose | LaidDose,
    window: DoseWindow,
    binWidthGy: number,
    highestGy: number,
  ) {
    this.#dose = dose;
    this.#binWidthGy = binWidthGy;
    this.#edges = edgesOfBins(highestGy, binWidthGy);
    this.#window = window;
    const bins = 16 * (this.#edges + 1);
    this.#begins = reserve(2 * bins);
    this.#stops = this.#begins + bins;
    shared.u8.fill(0, this.#begins, this.#begins + 2 * bins);
    this.#totals = lay(Float64Array.of(0, Infinity, -Infinity, 0, 0));
  }

  /** Reads the rows of dose around a section, before its lines are laid. */
  holdRowsOf({ bounds }: Section): void {
    if (bounds !== null) this.#window.widen(bounds.bottom, bounds.top);
  }

  /** Volume that lies beyond the grid. */
  addOutside(volumeMm3: number): void {
    shared.f64[this.#totals >> 3]! += volumeMm3;
  }

  /**
   * A part of a section's height.
   *
   * @param edgeShare how much of strip and part counts for the extremes: those of constant slabs are found elsewhere;
   * −1 where they are known
   */
  add(
    { y, stripMm, spans, scale }: LaidLines,
    height: number,
    part: number,
    edgeShare: -1 | 0 | 1,
  ) {
    const { z, reach } = this.#dose;
    const [[left, right], [bottom, top]] = reach;
    const window = this.#window;
    const k = cellOf(z, height);
    // Beyond the outermost nodes the dose does not change.
    const moves = z.length > 1 && height > z[k]! && height < z[k + 1]!;
    const below = window.plane(k);
    kernels.depositLines(
      window.x,
      window.columns,
      left,
      right,
      window.y,
      window.rows,
      bottom,
      top,
      window.firstRow,
      below,
      z.length > 1 ? window.plane(k + 1) : below,
      shareOf(z, k, height),
      moves ? part / (z[k + 1]! - z[k]!) : 0,
      spans.lines,
      y,
      stripMm,
      spans.starts,
      spans.x,
      part,
      scale,
      this.#begins,
      this.#stops,
      this.#edges - 2,
      1 / this.#binWidthGy,
      edgeShare,
      this.#totals,
    );
  }

  totals(): DoseTotals {
    const [outsideMm3, lowGy, highGy, doseVolume, volumeMm3] = doublesAt(
      this.#totals,
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
