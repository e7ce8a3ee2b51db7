declare module "d3-contour" {
  /** Rings of a level: a polygon is an outer ring and its holes, in the coordinates of the grid. */
  export interface ContourMultiPolygon {
    readonly value: number;
    readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
  }

  export interface Contours {
    (values: readonly number[]): readonly ContourMultiPolygon[];
    size(size: readonly [columns: number, rows: number]): Contours;
    thresholds(levels: readonly number[]): Contours;
  }

  export function contours(): Contours;
}
