import type { Contour, Structure } from "@fiducial/dosimetry";
import type { VoxelGrid } from "@fiducial/dosimetry/phantom";

export interface PlanSize {
  readonly columns: number;
  readonly rows: number;
  readonly planes: number;
  readonly spacingMm: number;
}

/** Distance of the slices, mm. */
const sliceMm = 3;

interface Organ {
  readonly name: string;
  readonly centre: readonly [number, number, number];
  readonly half: readonly [number, number, number];
  readonly points: number;
}

/** 23 lobed ellipsoids the size of a body, its organs and three targets; 238,000 contour points. */
const organs: readonly Organ[] = [
  { name: "BODY", centre: [0, 0, 0], half: [175, 118, 145], points: 600 },
  { name: "Liver", centre: [-60, -20, 10], half: [85, 75, 78], points: 900 },
  { name: "Lung_L", centre: [75, -10, 90], half: [55, 70, 48], points: 700 },
  { name: "Lung_R", centre: [-75, -10, 90], half: [55, 70, 48], points: 700 },
  { name: "Heart", centre: [20, -45, 80], half: [50, 45, 40], points: 500 },
  { name: "Stomach", centre: [55, -35, 10], half: [45, 40, 50], points: 500 },
  { name: "Bowel", centre: [10, -50, -75], half: [105, 45, 60], points: 1000 },
  { name: "Colon", centre: [-10, -40, -70], half: [115, 30, 55], points: 900 },
  { name: "Duodenum", centre: [-20, -10, -20], half: [28, 22, 35], points: 300 },
  { name: "Kidney_L", centre: [65, 40, -20], half: [30, 28, 55], points: 400 },
  { name: "Kidney_R", centre: [-65, 40, -25], half: [30, 28, 55], points: 400 },
  { name: "SpinalCord", centre: [0, 65, 0], half: [7, 6, 140], points: 100 },
  { name: "SpinalCanal", centre: [0, 65, 0], half: [11, 10, 140], points: 150 },
  { name: "Spleen", centre: [95, 10, 30], half: [30, 40, 50], points: 400 },
  { name: "Pancreas", centre: [20, 0, -5], half: [60, 16, 20], points: 400 },
  { name: "Gallbladder", centre: [-50, -50, -15], half: [14, 14, 28], points: 250 },
  { name: "Esophagus", centre: [5, 30, 85], half: [9, 8, 55], points: 120 },
  { name: "Aorta", centre: [10, 45, 0], half: [11, 11, 135], points: 150 },
  { name: "VenaCava", centre: [-15, 40, 0], half: [12, 10, 130], points: 150 },
  { name: "Skin", centre: [0, 0, 0], half: [178, 121, 145], points: 600 },
  { name: "GTV", centre: [-70, -15, 20], half: [14, 13, 14], points: 200 },
  { name: "ITV", centre: [-70, -15, 20], half: [16, 15, 19], points: 220 },
  { name: "PTV", centre: [-70, -15, 20], half: [21, 20, 24], points: 260 },
];

/** The structures, with about the number of points asked for over all. */
export function syntheticStructures(points: number): Structure[] {
  const rounds = organs.map((organ) => sliceHeights(organ).length * organ.points);
  const share = points / rounds.reduce((sum, n) => sum + n, 0);
  return organs.map((organ, number) => ({
    number: number + 1,
    name: organ.name,
    interpretedType: organ.name.endsWith("TV") ? organ.name : "ORGAN",
    colour: null,
    contours: sliceHeights(organ).map((z) => contourAt(organ, z, Math.round(organ.points * share))),
  }));
}

function sliceHeights({ centre, half }: Organ): number[] {
  const heights: number[] = [];
  const first = Math.ceil((centre[2] - half[2]) / sliceMm) * sliceMm;
  for (let z = first; z < centre[2] + half[2]; z += sliceMm) {
    if (Math.abs(z - centre[2]) < half[2] * 0.999) heights.push(z);
  }
  return heights;
}

function contourAt({ centre, half }: Organ, z: number, points: number): Contour {
  const scale = Math.sqrt(1 - ((z - centre[2]) / half[2]) ** 2);
  const pointsMm = new Float64Array(3 * points);
  for (let i = 0; i < points; i++) {
    const angle = (2 * Math.PI * i) / points;
    const lobe = scale * (1 + 0.06 * Math.cos(3 * angle + z / 40) + 0.02 * Math.cos(11 * angle));
    // Coordinates as files have them: two decimals.
    pointsMm[3 * i] = Math.round(100 * (centre[0] + half[0] * lobe * Math.cos(angle))) / 100;
    pointsMm[3 * i + 1] = Math.round(100 * (centre[1] + half[1] * lobe * Math.sin(angle))) / 100;
    pointsMm[3 * i + 2] = z;
  }
  return { pointsMm, geometricType: "CLOSED_PLANAR", referencedImageUid: null };
}

/** A peak over the target on a broad bath, Gy. */
export function syntheticDose({ columns, rows, planes, spacingMm }: PlanSize): {
  readonly grid: VoxelGrid;
  readonly doseGy: Float32Array;
} {
  const originMm = [columns, rows, planes].map((n) => (-(n - 1) / 2) * spacingMm);
  const doseGy = new Float32Array(columns * rows * planes);
  let at = 0;
  for (let k = 0; k < planes; k++) {
    const z = originMm[2]! + k * spacingMm;
    for (let j = 0; j < rows; j++) {
      const y = originMm[1]! + j * spacingMm;
      for (let i = 0; i < columns; i++) {
        const x = originMm[0]! + i * spacingMm;
        const near = ((x + 70) ** 2 + (y + 15) ** 2 + (z - 20) ** 2) / (2 * 24 ** 2);
        const far = (x * x) / 40_000 + (y * y) / 25_000 + (z * z) / 15_000;
        doseGy[at] = 46 * Math.exp(-near) + 9 * Math.exp(-far);
        at += 1;
      }
    }
  }
  return {
    grid: {
      size: [columns, rows, planes],
      originMm: [originMm[0]!, originMm[1]!, originMm[2]!],
      spacingMm: [spacingMm, spacingMm, spacingMm],
    },
    doseGy,
  };
}
