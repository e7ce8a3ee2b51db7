/** A closed planar contour as drawn; open and point contours keep their type and enclose nothing. */
export interface Contour {
  /** x, y, z of each point in turn, DICOM LPS, mm; the first point is not repeated at the end. */
  readonly pointsMm: Float64Array;
  /** CLOSED_PLANAR, CLOSEDPLANAR_XOR, OPEN_PLANAR, OPEN_NONPLANAR, POINT. */
  readonly geometricType: string;
  readonly referencedImageUid: string | null;
}

/** A region of interest with its contours, in the order of the file. */
export interface Structure {
  readonly number: number;
  /** The name as the planning system wrote it. */
  readonly name: string;
  /** PTV, GTV, ORGAN, EXTERNAL …: DICOM (3006,00A4). */
  readonly interpretedType: string | null;
  readonly colour: readonly [number, number, number] | null;
  readonly contours: readonly Contour[];
  /** The frame of reference of the contours, which may differ within a set; null where the file names none. */
  readonly frameOfReferenceUid?: string | null;
}

export interface StructureSet {
  readonly label: string;
  readonly sopInstanceUid: string;
  readonly frameOfReferenceUid: string | null;
  readonly referencedSeriesUid: string | null;
  readonly patientId: string;
  readonly structures: readonly Structure[];
}
