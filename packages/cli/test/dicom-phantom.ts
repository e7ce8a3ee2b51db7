import type { Structure } from "@fiducial/dosimetry";
import {
  type DicomIdentity,
  doseFile,
  planFile,
  structureSetFile,
  type VoxelGrid,
} from "@fiducial/dosimetry/phantom";

/** A box drawn on slices 2 mm apart, in mm. */
export interface DrawnBox {
  readonly name: string;
  readonly type?: string;
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

const frameUid = "1.2.3.9";
const sliceMm = 2;
const grid: VoxelGrid = { size: [31, 31, 31], originMm: [-30, -30, -30], spacingMm: [2, 2, 2] };

/**
 * A plan in a dose that rises by 1 Gy a mm along x: 30 Gy at x = 0. The grid reaches 30 mm to all sides, 2 mm a voxel.
 *
 * @param patient makes UIDs, and the patient's id where none is given
 */
export function phantomFiles(
  boxes: readonly DrawnBox[],
  {
    patient = 1,
    patientId = `phantom-${patient}`,
    prescriptionsGy = [30],
  }: { patient?: number; patientId?: string; prescriptionsGy?: number[] } = {},
): Readonly<Record<"plan" | "dose" | "structureSet", Uint8Array>> {
  const identity = identityOf(patientId, `boxes of ${patient}`, frameUid);
  const columns = grid.size[0];
  const doseGy = Float64Array.from({ length: columns ** 3 }, (_, i) => 2 * (i % columns));
  return {
    plan: planFile(
      identity,
      { label: "Boxes", fractions: 3, beams: [] },
      prescriptionsGy.map((gy) => ({ doseGy: gy, structureNumber: null })),
    ),
    dose: doseFile(identity, grid, doseGy, 32),
    structureSet: structureSetFile(identity, structures(boxes), null),
  };
}

/** A file in which 肝脏 is written in GB18030, and no character set declared. */
export function withoutCharacterSet(file: Uint8Array): Uint8Array {
  const replaced = Buffer.from(file).toString("latin1");
  const utf8 = Buffer.from("肝脏").toString("latin1");
  return Buffer.from(
    replaced.replaceAll("ISO_IR 192", "ISO_IR 6  ").replaceAll(utf8, "\xb8\xce\xd4\xe0  "),
    "latin1",
  );
}

/** A structure set that no plan refers to, as of a later image: registered to that of the plan, or in a frame of its own. */
export function laterStructureSet(
  boxes: readonly DrawnBox[],
  { patient = 1, registered = true }: { patient?: number; registered?: boolean } = {},
): Uint8Array {
  const frame = registered ? frameUid : "1.2.3.8";
  const identity = identityOf(`phantom-${patient}`, `later boxes of ${patient}`, frame);
  return structureSetFile(identity, structures(boxes), null);
}

function identityOf(patientId: string, uidRoot: string, frame: string): DicomIdentity {
  return { patientId, sex: "O", studyDate: "20200102", uidRoot, frameOfReferenceUid: frame };
}

function structures(boxes: readonly DrawnBox[]): Structure[] {
  return boxes.map((box, i) => ({
    number: i + 1,
    name: box.name,
    interpretedType: box.type ?? "ORGAN",
    colour: null,
    contours: contours(box),
  }));
}

/** A rectangle on each slice; the first and the last lie half a slice within the box. */
function contours({ low, high }: DrawnBox) {
  const slices = Math.round((high[2] - low[2]) / sliceMm);
  return Array.from({ length: slices }, (_, k) => {
    const z = low[2] + (k + 0.5) * sliceMm;
    const corners = [
      [low[0], low[1], z],
      [high[0], low[1], z],
      [high[0], high[1], z],
      [low[0], high[1], z],
    ];
    return {
      pointsMm: Float64Array.from(corners.flat()),
      geometricType: "CLOSED_PLANAR",
      referencedImageUid: null,
    };
  });
}
