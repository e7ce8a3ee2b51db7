import { type BeamView, sourceAxisMm } from "./beam-geometry.ts";
import { depthDose } from "./depth-dose.ts";
import { type Fluence, fluenceStepMm } from "./fluence.ts";
import type { Point, VoxelGrid } from "./voxel-grid.ts";

/** A patient as a beam meets it. */
export interface Densities {
  readonly grid: VoxelGrid;
  /** Relative to water. */
  readonly values: Float32Array;
}

/** The dose of a beam at a point, in units of its dose maximum in a 10 × 10 cm² field. */
export type BeamDose = (x: number, y: number, z: number) => number;

const rayStepMm = 7;
const heightStepMm = 4;
/** Half the length of the rays that are followed, mm. */
const halfLengthMm = 260;

/**
 * The dose of one beam: depth dose by the water-equivalent depth along each ray, fluence of the aperture blurred by three
 * Gaussians, and the inverse square of the distance.
 *
 * Densities change the depth, and nothing else: the penumbra does not widen in lung, and scatter takes the depth of the ray.
 */
export function beamDose(view: BeamView, map: Fluence, rays: Rays): BeamDose {
  const depths = depthTable;
  const { isocentre, up, x: along, y: across } = view;
  const [cx, cy, cz] = isocentre;
  const [upX, upY, upZ] = up;
  const [alongX, alongY, alongZ] = along;
  const [acrossX, acrossY, acrossZ] = across;
  const { values, columns, rows, left, low } = map;
  const { values: rayDepths, columns: rayColumns, perRay } = rays;

  return (px, py, pz) => {
    const rx = px - cx;
    const ry = py - cy;
    const rz = pz - cz;
    const height = rx * upX + ry * upY + rz * upZ;
    const magnification = sourceAxisMm / (sourceAxisMm - height);
    const u = (rx * alongX + ry * alongY + rz * alongZ) * magnification - left;
    const v = (rx * acrossX + ry * acrossY + rz * acrossZ) * magnification - low;
    const column = u / fluenceStepMm;
    const row = v / fluenceStepMm;
    if (!(column >= 0 && row >= 0 && column < columns - 1 && row < rows - 1)) return 0;

    const ru = u / rayStepMm;
    const rv = v / rayStepMm;
    const rh = Math.min(perRay - 1.001, Math.max(0, (halfLengthMm - height) / heightStepMm));
    const ri = Math.floor(ru);
    const rj = Math.floor(rv);
    const rk = Math.floor(rh);
    const ra = ru - ri;
    const rb = rv - rj;
    const rc = rh - rk;
    const ray = (rj * rayColumns + ri) * perRay + rk;
    const next = ray + rayColumns * perRay;
    const nearRow =
      (1 - ra) * ((1 - rc) * rayDepths[ray]! + rc * rayDepths[ray + 1]!) +
      ra * ((1 - rc) * rayDepths[ray + perRay]! + rc * rayDepths[ray + perRay + 1]!);
    const farRow =
      (1 - ra) * ((1 - rc) * rayDepths[next]! + rc * rayDepths[next + 1]!) +
      ra * ((1 - rc) * rayDepths[next + perRay]! + rc * rayDepths[next + perRay + 1]!);
    const depth = Math.min(depths.deepest, (nearRow + rb * (farRow - nearRow)) / depths.stepMm);
    if (depth <= 0) return 0;

    const i = Math.floor(column);
    const j = Math.floor(row);
    const a = column - i;
    const b = row - j;
    const at = 3 * (j * columns + i);
    const below = at + 3 * columns;
    const w00 = (1 - a) * (1 - b);
    const w10 = a * (1 - b);
    const w01 = (1 - a) * b;
    const w11 = a * b;
    const k = Math.floor(depth);
    const c = depth - k;
    let sum = 0;
    for (let part = 0; part < 3; part++) {
      const open =
        w00 * values[at + part]! +
        w10 * values[at + 3 + part]! +
        w01 * values[below + part]! +
        w11 * values[below + 3 + part]!;
      const shallow = depths.values[3 * k + part]!;
      sum += open * (shallow + c * (depths.values[3 * k + 3 + part]! - shallow));
    }
    return sum * magnification * magnification;
  };
}

/** Depth dose in steps, its three parts one after another. */
const depthTable = (() => {
  const stepMm = 0.5;
  const count = 1000;
  const values = new Float64Array(3 * (count + 2));
  for (let k = 0; k < count + 2; k++) {
    const { primary, near, far } = depthDose(k * stepMm);
    values.set([primary, near, far], 3 * k);
  }
  return { values, stepMm, deepest: count };
})();

/** Water-equivalent depths along the rays of a beam. */
export interface Rays {
  readonly columns: number;
  readonly perRay: number;
  /** Water-equivalent depth down each ray, mm. */
  readonly values: Float32Array;
}

export function radiologicalDepths(
  { isocentre, up, x: along, y: across }: BeamView,
  map: Pick<Fluence, "left" | "low" | "columns" | "rows">,
  { grid, values: density }: Densities,
): Rays {
  const columns = Math.ceil(((map.columns - 1) * fluenceStepMm) / rayStepMm) + 2;
  const rows = Math.ceil(((map.rows - 1) * fluenceStepMm) / rayStepMm) + 2;
  const perRay = Math.round((2 * halfLengthMm) / heightStepMm) + 1;
  const values = new Float32Array(columns * rows * perRay);
  const [gridColumns, gridRows, gridPlanes] = grid.size;
  const place = [0, 1, 2].map(
    (d) => (isocentre[d]! - grid.originMm[d]!) / grid.spacingMm[d]! + 0.5,
  ) as unknown as Point;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const u = map.left + column * rayStepMm;
      const v = map.low + row * rayStepMm;
      const length = heightStepMm * Math.sqrt(1 + (u * u + v * v) / sourceAxisMm ** 2);
      // Along the ray, in units of the grid: from the source through (u, v) at height 0.
      const side = [0, 1, 2].map((d) => (u * along[d]! + v * across[d]!) / grid.spacingMm[d]!);
      const climb = [0, 1, 2].map((d) => up[d]! / grid.spacingMm[d]! - side[d]! / sourceAxisMm);
      let sum = 0;
      let at = (row * columns + column) * perRay;
      for (let step = 0; step < perRay; step++, at++) {
        const height = halfLengthMm - step * heightStepMm;
        const i = Math.floor(place[0] + side[0]! + height * climb[0]!);
        const j = Math.floor(place[1] + side[1]! + height * climb[1]!);
        // What was not scanned is taken to go on as it ends.
        const k = Math.min(
          gridPlanes - 1,
          Math.max(0, Math.floor(place[2] + side[2]! + height * climb[2]!)),
        );
        const isScanned = i >= 0 && j >= 0 && i < gridColumns && j < gridRows;
        const half = isScanned ? 0.5 * length * density[(k * gridRows + j) * gridColumns + i]! : 0;
        // To the middle of the step.
        values[at] = sum + half;
        sum += 2 * half;
      }
    }
  return { columns, perRay, values };
}
