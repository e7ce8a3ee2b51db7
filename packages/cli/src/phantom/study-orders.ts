import type { SyntheticPatientRequest } from "@fiducial/dosimetry/phantom";
import type { CheckedStudy } from "@fiducial/study";
import { randomNumbers } from "../stats/random-numbers.ts";
import { type PatientOrder, pixelMm, seedOf } from "./patient-order.ts";

type Included = CheckedStudy["cohort"]["included"][number]["subject"];
type Course = NonNullable<Included["indexCourse"]>["course"];

export interface StudyOrders {
  readonly orders: readonly PatientOrder[];
  /** Patients for whom nothing can be planned, one sentence each. */
  readonly leftOut: readonly string[];
}

/** Where the records do not say it. */
const missing = { diameterMm: 25, ptvMarginMm: 6 } as const;

/** A plan for each included patient of a study, by its own lesions, prescription, margin and motion management. */
export function studyOrders(
  { cohort }: Pick<CheckedStudy, "cohort">,
  seed: number,
  doseGridMm: number,
): StudyOrders {
  const leftOut: string[] = [];
  const orders = cohort.included.flatMap(({ subject }): PatientOrder[] => {
    const lacking = lackingRecord(subject);
    if (lacking !== null) {
      leftOut.push(`${subject.id}: ${lacking}, no plan is made.`);
      return [];
    }
    const own = seedOf(seed, subject.id);
    const sex = { male: "M", female: "F" } as const;
    return [
      {
        patientId: subject.id,
        sex: sex[subject.patient.sex as keyof typeof sex] ?? "O",
        studyDate: (subject.indexCourse!.firstFraction ?? "2020-01-02").replaceAll("-", ""),
        seed: own,
        request: requestOf(subject, subject.indexCourse!.course, own, doseGridMm),
      },
    ];
  });
  return { orders, leftOut };
}

function lackingRecord(subject: Included): string | null {
  const course = subject.indexCourse?.course;
  if (course === undefined) return "no course under study";
  if (course.planned_dose_gy === null || course.planned_fractions === null)
    return "no prescription in the table of courses";
  if (treated(subject).length === 0) return "no lesion that the course treats";
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(subject.id)) return "an id that cannot name a folder";
  return null;
}

function treated({ lesions, indexCourse }: Included): Included["lesions"] {
  return lesions.filter(({ course_id: id }) => id === indexCourse?.course.course_id);
}

function requestOf(
  subject: Included,
  course: Course,
  seed: number,
  doseGridMm: number,
): SyntheticPatientRequest {
  const random = randomNumbers(seed ^ 0x5bd1e995);
  const [least, most] = motionMm[course.motion_management ?? "unknown"] ?? motionMm["unknown"]!;
  const inferiorMm = least + (most - least) * random();
  return {
    lesions: treated(subject).map((lesion) => ({
      diameterMm: lesion.diameter_mm ?? missing.diameterMm,
      lobe: lesion.lobe === "left" ? "left" : "right",
      nearLuminalOrgan: lesion.near_luminal_organ ?? false,
    })),
    breathing: { inferiorMm, anteriorMm: 0.25 * inferiorMm },
    ptvMarginMm: course.ptv_margin_mm ?? missing.ptvMarginMm,
    prescription: { doseGy: course.planned_dose_gy!, fractions: course.planned_fractions! },
    technique: random() < 0.5 ? "arc" : "static",
    doseGridMm,
    pixelMm,
    drawsPhases: false,
  };
}

/** How far the liver moves with each breath under the management of its motion, mm from head to foot. */
const motionMm: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "free-breathing-itv": [7, 13],
  "breath-hold": [1.5, 4],
  compression: [4, 8],
  gating: [3, 6],
  tracking: [2, 4],
  none: [8, 15],
  unknown: [5, 10],
};
