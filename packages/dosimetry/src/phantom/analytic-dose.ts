import type { AnalyticShape, Direction } from "./analytic-shape.ts";

/** A dose whose volumes in a shape have a formula. */
export interface AnalyticDose {
  readonly name: string;
  /** The formula's numbers, as the truth file names them. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly prescriptionGy: number;
  /** Gy at a place, mm. */
  readonly at: (x: number, y: number, z: number) => number;
  /** From the least to the highest dose in the shape, Gy. */
  readonly rangeGy: readonly [least: number, highest: number];
  /** The volume of the shape with at least a dose, mm³. */
  readonly volumeMm3: (doseGy: number) => number;
  /** Of the sphere within an isodose, mm; null where isodoses are planes. */
  readonly isodoseRadiusMm: ((doseGy: number) => number) | null;
}

/** A dose that rises evenly along a direction (Nelms et al., Med Phys 2015;42:4435: 16 Gy in the middle, 1 Gy/mm). */
export function linearDose(
  shape: AnalyticShape,
  along: Direction,
  centreGy: number,
  gyPerMm = 1,
): AnalyticDose {
  const [low, high] = shape.extentMm[along];
  return {
    name: "linear",
    parameters: { along, centreGy, gyPerMm },
    prescriptionGy: centreGy,
    at: (_x, y, z) => centreGy + gyPerMm * (along === "AP" ? y : z),
    rangeGy: [centreGy + gyPerMm * low, centreGy + gyPerMm * high],
    volumeMm3: (doseGy) => shape.beyond[along]((doseGy - centreGy) / gyPerMm),
    isodoseRadiusMm: null,
  };
}

/**
 * A dose A exp(−r²/2σ²) with σ the radius of a sphere in its middle and 10 Gy at its peak. With the dose at the surface as the
 * prescription, conformity is 1 and the gradient index (1 + 2 ln 2)^1.5.
 */
export function gaussianDose(radiusMm: number): AnalyticDose {
  const peakGy = 10;
  return radialDose({
    name: "gaussian",
    parameters: { peakGy, sigmaMm: radiusMm },
    radiusMm,
    atRadius: (mm) => peakGy * Math.exp(-(mm * mm) / (2 * radiusMm * radiusMm)),
    isodoseRadiusMm: (doseGy) => radiusMm * Math.sqrt(2 * Math.max(0, Math.log(peakGy / doseGy))),
  });
}

/**
 * The dose of radiosurgery around a sphere, with 20 Gy at its surface (Stanley et al. 2021): D/Dp = 1 − s₁ exp(−s₂ (C/2 − r)) inside,
 * s₃ + (1 − s₁ − s₃) exp(−s₄ (r − C/2)) outside, C the diameter, lengths in cm.
 */
export function radiosurgicalDose(radiusMm: number): AnalyticDose {
  const [s1, s2, s3, s4] = [0.249, 7.019, 0.029, 1.927];
  const surfaceGy = 20;
  const surfaceCm = radiusMm / 10;
  const scaleGy = surfaceGy / (1 - s1);
  return radialDose({
    name: "radiosurgical",
    parameters: { surfaceGy, s1, s2, s3, s4 },
    radiusMm,
    atRadius: (mm) => {
      const outwards = mm / 10 - surfaceCm;
      return outwards <= 0
        ? scaleGy * (1 - s1 * Math.exp(s2 * outwards))
        : scaleGy * (s3 + (1 - s1 - s3) * Math.exp(-s4 * outwards));
    },
    isodoseRadiusMm: (doseGy) => {
      const part = doseGy / scaleGy;
      const outwardsCm =
        doseGy >= surfaceGy
          ? Math.log(Math.max(0, 1 - part) / s1) / s2
          : -Math.log((part - s3) / (1 - s1 - s3)) / s4;
      return Math.max(0, radiusMm + 10 * outwardsCm);
    },
  });
}

function radialDose({
  name,
  parameters,
  radiusMm,
  atRadius,
  isodoseRadiusMm,
}: Pick<AnalyticDose, "name" | "parameters"> & {
  readonly radiusMm: number;
  readonly atRadius: (mm: number) => number;
  readonly isodoseRadiusMm: (doseGy: number) => number;
}): AnalyticDose {
  const surfaceGy = atRadius(radiusMm);
  return {
    name,
    parameters,
    prescriptionGy: surfaceGy,
    at: (x, y, z) => atRadius(Math.hypot(x, y, z)),
    rangeGy: [surfaceGy, atRadius(0)],
    volumeMm3: (doseGy) =>
      (4 / 3) * Math.PI * (doseGy <= surfaceGy ? radiusMm : isodoseRadiusMm(doseGy)) ** 3,
    isodoseRadiusMm,
  };
}
