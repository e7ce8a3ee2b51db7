import type { Axes } from "./axes.ts";
import { polygonSection } from "./polygon-section.ts";
import { constantSlab } from "./slab-solid.ts";
import type { Solid } from "./solid.ts";

/** A box along the axes, as an isodose volume needs it; all limits in mm in the axes' coordinates. */
export function boxSolid(
  axes: Axes,
  low: readonly [number, number, number],
  high: readonly [number, number, number],
): Solid {
  const ring = Float64Array.of(low[0], low[1], high[0], low[1], high[0], high[1], low[0], high[1]);
  return { axes, slabs: [constantSlab(low[2], high[2], polygonSection([ring]))] };
}
