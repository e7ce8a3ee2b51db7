import type { LesionRequest, RandomNumbers } from "@fiducial/dosimetry/phantom";
import { randomNumbers } from "../stats/random-numbers.ts";
import { type PatientOrder, pixelMm, seedOf } from "./patient-order.ts";

/** Patients as a liver SBRT clinic sees them: mostly one lesion of 1 to 6 cm, mostly in the right lobe, half near the bowel. */
export function drawnOrders(
  count: number,
  seed: number,
  doseGridMm: number,
): readonly PatientOrder[] {
  return Array.from({ length: count }, (_, i): PatientOrder => {
    const patientId = `SYNTHETIC-${i + 1}`;
    const own = seedOf(seed, patientId);
    // A stream beside the one that makes the patient.
    const random = randomNumbers(own ^ 0x5bd1e995);
    const lesions = Array.from({ length: random() < 0.8 ? 1 : 2 }, () => lesion(random));
    const near = lesions.some(({ nearLuminalOrgan }) => nearLuminalOrgan);
    return {
      patientId,
      sex: random() < 0.6 ? "M" : "F",
      studyDate: "20200102",
      seed: own,
      request: {
        lesions,
        breathing: { inferiorMm: 4 + 9 * random(), anteriorMm: 1 + 2 * random() },
        ptvMarginMm: 5 + Math.floor(4 * random()),
        prescription: { doseGy: near ? 42 : 48, fractions: 3 },
        technique: random() < 0.5 ? "arc" : "static",
        doseGridMm,
        pixelMm,
        drawsPhases: true,
      },
    };
  });
}

function lesion(random: RandomNumbers): LesionRequest {
  return {
    diameterMm: Math.round(10 + 50 * random() * random()),
    lobe: random() < 0.75 ? "right" : "left",
    nearLuminalOrgan: random() < 0.5,
  };
}
