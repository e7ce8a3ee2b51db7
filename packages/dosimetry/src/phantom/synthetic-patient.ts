import type { Contour, Structure } from "../objects/structure-set.ts";
import { abdomen, type Abdomen } from "./abdomen.ts";
import type { Technique } from "./arrangement.ts";
import { type Breathing, breathingPhases } from "./breathing.ts";
import { type Field, grown, union } from "./field.ts";
import { type Lesion, type LesionRequest, placedLesions } from "./lesion.ts";
import { contoursAt, nodeContours } from "./outline.ts";
import type { RandomNumbers } from "./random-numbers.ts";
import { SampledField } from "./sampled-field.ts";
import { relativeDensity, scannedImage, tissueImage } from "./tissue-image.ts";
import { type Prescription, treatmentPlan, type TreatmentPlan } from "./treatment-plan.ts";
import { gridOver, type Point, type VoxelGrid } from "./voxel-grid.ts";

export interface SyntheticPatientRequest {
  readonly lesions: readonly LesionRequest[];
  readonly breathing: Breathing;
  /** From the ITV to the PTV. */
  readonly ptvMarginMm: number;
  readonly prescription: Prescription;
  readonly technique: Technique;
  /** Of the dose grid; the slices of the CT are 3 mm apart. */
  readonly doseGridMm: number;
  /** Of the CT. */
  readonly pixelMm: number;
  /** Whether the GTV is drawn in each breathing phase too. */
  readonly drawsPhases: boolean;
}

/** A patient who never was, scanned, drawn and planned. */
export interface SyntheticPatient {
  readonly image: { readonly grid: VoxelGrid; readonly hounsfield: Int16Array };
  readonly structures: readonly Structure[];
  readonly plan: TreatmentPlan;
  readonly lesions: readonly Lesion[];
}

const noiseHounsfield = 14;

/** Raised whenever the same request and numbers give another patient than before. */
export const syntheticPatientEdition = 4;

/**
 * Start reading here: anatomy → lesions → CT → contours → plan and dose.
 *
 * @param random decides everything that the request leaves open: the same numbers give the same patient
 */
export function syntheticPatient(
  request: SyntheticPatientRequest,
  random: RandomNumbers,
): SyntheticPatient {
  const healthy = abdomen(random, request.pixelMm);
  const lesions = placedLesions(
    request.lesions,
    healthy,
    request.breathing,
    request.ptvMarginMm,
    random,
  );
  const organs = grownInto(healthy, lesions);
  const image = organs.lattice;
  const tissues = tissueImage(
    [
      ...organs.tissues,
      ...lesions.map(({ gtv }) => ({ field: SampledField.of(gtv, image), hounsfield: 62 })),
    ],
    image,
  );
  const { originMm, size, spacingMm } = image;
  const grid = gridOver(
    originMm,
    originMm.map((mm, d) => mm + (size[d]! - 1) * spacingMm[d]!) as unknown as Point,
    [request.doseGridMm, request.doseGridMm, request.doseGridMm],
  );
  const densities = { grid: image, values: tissues.map(relativeDensity) };
  return {
    image: { grid: image, hounsfield: scannedImage(tissues, noiseHounsfield, random) },
    structures: drawnStructures(organs, lesions, image, request.drawsPhases),
    plan: treatmentPlan(
      lesions,
      organs,
      densities,
      grid,
      request.prescription,
      request.technique,
      random,
    ),
    lesions,
  };
}

/** Tumours bulge out of the liver and push aside what lies in their way. */
function grownInto(organs: Abdomen, lesions: readonly Lesion[]): Abdomen {
  const all = union(lesions.map(({ gtv }) => gtv));
  const tumours = SampledField.of(all, organs.lattice);
  const bulges = SampledField.of(grown(all, 1.5), organs.lattice);
  const aside = (organ: SampledField): SampledField => organ.without([tumours], 3);
  const changed = {
    liver: organs.liver.and(bulges),
    stomach: aside(organs.stomach),
    duodenum: aside(organs.duodenum),
    bowel: aside(organs.bowel),
    kidneyLeft: aside(organs.kidneyLeft),
    kidneyRight: aside(organs.kidneyRight),
    heart: aside(organs.heart),
    lungLeft: aside(organs.lungLeft),
    lungRight: aside(organs.lungRight),
  };
  const names = Object.keys(changed) as (keyof typeof changed)[];
  const replaced = new Map(names.map((name) => [organs[name], changed[name]]));
  const tissues = organs.tissues.map(({ field, hounsfield }) => ({
    field: replaced.get(field) ?? field,
    hounsfield,
  }));
  return { ...organs, ...changed, tissues };
}

interface Drawn {
  readonly name: string;
  readonly type: string;
  readonly colour: readonly [number, number, number];
  /** Drawn in steps of 1 mm; sampled ones through their own nodes. */
  readonly outline: (z: number) => readonly Contour[];
}

function drawnStructures(
  organs: Abdomen,
  lesions: readonly Lesion[],
  image: VoxelGrid,
  drawsPhases: boolean,
): readonly Structure[] {
  const numbered = (kind: string, i: number): string =>
    lesions.length === 1 ? kind : `${kind}${i + 1}`;
  const fine = (name: string, type: string, colour: Drawn["colour"], field: Field): Drawn => ({
    name,
    type,
    colour,
    outline: (z) => contoursAt(field, z, 1, 0.02),
  });
  const organ = (name: string, colour: Drawn["colour"], field: SampledField): Drawn => ({
    name,
    type: name === "Body" ? "EXTERNAL" : "ORGAN",
    colour,
    outline: (z) => nodeContours(field, z, 0.1),
  });
  const several = lesions.length > 1;
  const drawn: Drawn[] = [
    organ("Body", [0, 220, 80], organs.body),
    ...lesions.flatMap((lesion, i) => [
      fine(numbered("GTV", i), "GTV", [220, 40, 40], lesion.gtv),
      fine(numbered("ITV", i), "CTV", [240, 130, 30], lesion.itv),
      fine(numbered("PTV", i), "PTV", [60, 110, 250], lesion.ptv),
    ]),
    // Of several lesions, what a protocol asks of "the" GTV and PTV.
    ...(several
      ? [
          fine("GTV", "GTV", [220, 40, 40], union(lesions.map(({ gtv }) => gtv))),
          fine("PTV", "PTV", [60, 110, 250], union(lesions.map(({ ptv }) => ptv))),
        ]
      : []),
    organ("Liver", [170, 110, 60], organs.liver),
    organ("Stomach", [240, 190, 60], organs.stomach),
    organ("Duodenum", [200, 220, 90], organs.duodenum),
    organ("Bowel", [180, 140, 200], organs.bowel),
    fine("SpinalCord", "ORGAN", [250, 240, 60], organs.spinalCord),
    organ("Kidney_L", [60, 200, 200], organs.kidneyLeft),
    organ("Kidney_R", [40, 150, 200], organs.kidneyRight),
    organ("Heart", [230, 90, 130], organs.heart),
    organ("Lung_L", [150, 190, 240], organs.lungLeft),
    organ("Lung_R", [120, 160, 230], organs.lungRight),
    organ("Rib", [230, 230, 210], organs.ribs),
    ...(drawsPhases
      ? lesions.flatMap((lesion, i) =>
          lesion.phases.map((field, phase) =>
            fine(
              `${numbered("GTV", i)}^T${String(breathingPhases[phase]).padStart(2, "0")}`,
              "GTV",
              [200, 80, 80],
              field,
            ),
          ),
        )
      : []),
  ];
  // Not on the outermost slices, so that what a contour stands for, half a slice beyond it, lies within the dose grid.
  const heights = Array.from(
    { length: image.size[2] - 2 },
    (_, k) => image.originMm[2] + (k + 1) * image.spacingMm[2],
  );
  return drawn.map(({ name, type, colour, outline }, i) => ({
    number: i + 1,
    name,
    interpretedType: type,
    colour,
    contours: heights.flatMap(outline),
  }));
}
