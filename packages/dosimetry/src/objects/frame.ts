/** Where the voxels of a grid lie in the patient (DICOM LPS, mm). */
export interface Frame {
  /** Number of columns, rows and planes. */
  readonly size: readonly [columns: number, rows: number, planes: number];
  /** Centre of voxel (0, 0, 0) in mm. */
  readonly originMm: readonly [number, number, number];
  /** Unit vectors of the directions in which column, row and plane index grow. */
  readonly axes: readonly [
    readonly [number, number, number],
    readonly [number, number, number],
    readonly [number, number, number],
  ];
  /** Distance of neighbouring columns and rows in mm. */
  readonly spacingMm: readonly [column: number, row: number];
  /** Offset of each plane along the third axis in mm, ascending; the first is 0. */
  readonly planeOffsetsMm: Float64Array;
  /** Of a grid of one plane: its Slice Thickness in mm. */
  readonly planeThicknessMm?: number;
}
