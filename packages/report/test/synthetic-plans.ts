import type {
  IllustrativeCase,
  PlanMetrics,
  PlanStructure,
  PlanValue,
  StudyPlans,
} from "@fiducial/study";

/** Highest dose (share of the prescription) and steepness of the curve of each structure. */
const structures: readonly (readonly [
  name: string,
  volumeCm3: number,
  middle: number,
  width: number,
])[] = [
  ["PTV", 60, 1.04, 0.02],
  ["GTV", 25, 1.06, 0.012],
  ["ITV", 34, 1.055, 0.014],
  ["Liver-GTV", 1350, 0.16, 0.11],
  ["Stomach", 210, 0.18, 0.06],
  ["Kidneys", 320, 0.06, 0.03],
  ["SpinalCord", 40, 0.07, 0.025],
];

const stepGy = 0.1;

/** Plans of the first patients of the example, from formulas: curves fall like logistic functions, values follow from the patient's number. */
export function syntheticPlans(): StudyPlans {
  const plans = Array.from({ length: 12 }, (_, i) => plan(i));
  return { plans, unusable: [] };
}

function plan(i: number): PlanMetrics {
  const patient = `P${String(i + 1).padStart(2, "0")}`;
  const prescriptionGy = i < 2 ? 42 : 48;
  const values: Record<string, number> = {
    ptv_v100pct: 95.2 + 0.3 * (i % 5),
    ptv_v95pct: 99.1 + 0.05 * i,
    ptv_dmax_pct: 107 + 0.4 * i,
    liver_gtv_dmean: 6 + 0.9 * i,
    liver_gtv_cv15gy: 1400 - 70 * i,
    duodenum_v55gy: 0,
    kidneys_v15gy: 1.5 * (i % 4),
    stomach_dmax: 12 + 1.9 * i,
    bowel_dmax: 9 + i,
    spinalcord_dmax: 5 + 0.6 * i,
    heart_dmax: 3 + 2 * i,
    ptv_cm3: 40 + 9 * i,
    gtv_cm3: 15 + 4 * i,
    margin_mm: 5 + (i % 4),
    coverage: 95.2 + 0.3 * (i % 5),
    rtog_ci: 1.05 + 0.02 * i,
    paddick_ci: 0.88 - 0.01 * (i % 6),
    gradient_index: 3.6 + 0.1 * i,
    r50: 4.1 + 0.1 * i,
    icru83_hi: 0.08 + 0.005 * i,
  };
  const isWithoutHeart = i % 4 === 3;
  return {
    folder: patient,
    source: "dicom",
    file: `dicom/${patient}/RP.dcm`,
    patientId: null,
    assigned: null,
    prescriptionGy,
    fractions: 3,
    structures: structures.map((each) => structure(each, i, prescriptionGy)),
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]): [string, PlanValue] => [
        name,
        isWithoutHeart && name === "heart_dmax"
          ? { value: null, because: "structure-missing" }
          : { value, because: null },
      ]),
    ),
    recurrences: [],
    remarks: isWithoutHeart ? [{ kind: "structure-missing", structure: "Heart", detail: "" }] : [],
  };
}

function structure(
  [name, volumeCm3, middle, width]: (typeof structures)[number],
  i: number,
  prescriptionGy: number,
): PlanStructure {
  const centre = middle * (1 + 0.03 * (i % 5)) * prescriptionGy;
  const spread = width * prescriptionGy;
  const maxGy = centre + 4 * spread;
  const points = Math.ceil(maxGy / stepGy) + 1;
  const logistic = (gy: number) => 100 / (1 + Math.exp((gy - centre) / spread));
  const [first, last] = [logistic(0), logistic(maxGy)];
  return {
    name,
    volumeCm3,
    capBandCm3: name === "Liver-GTV" ? null : [0.96 * volumeCm3, volumeCm3],
    maxGy,
    curve: {
      stepGy,
      percent: Array.from({ length: points + 1 }, (_, k) =>
        Math.max(0, Number((((logistic(k * stepGy) - last) / (first - last)) * 100).toFixed(3))),
      ),
    },
  };
}

/** A slice of ellipses with a dose that falls off around a target, and a grey ramp for an image. */
export function syntheticSlice(): NonNullable<IllustrativeCase["slice"]> {
  const nodes = (from: number, to: number) =>
    Array.from({ length: (to - from) / 6 + 1 }, (_, i) => from + 6 * i);
  const [xMm, yMm] = [nodes(-150, 150), nodes(-102, 102)];
  const ellipse = (x: number, y: number, a: number, b: number) =>
    Array.from({ length: 24 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 24;
      return [x + a * Math.cos(angle), y + b * Math.sin(angle)].map((mm) => Math.round(mm));
    }).flat();
  return {
    heightMm: 0,
    leftMm: -150,
    topMm: -100,
    rightMm: 150,
    bottomMm: 100,
    // Three by two pixels: black to white.
    image: { columns: 3, rows: 2, pixelMm: 100, base64: "AEB/v9//" },
    dose: {
      xMm,
      yMm,
      centigray: yMm.flatMap((y) =>
        xMm.map((x) => Math.round(4700 * Math.exp(-((x + 60) ** 2 + y ** 2) / 2600))),
      ),
    },
    contours: [
      { structure: "PTV", rings: [ellipse(-60, 0, 26, 24)] },
      { structure: "GTV", rings: [ellipse(-60, 0, 18, 16)] },
      { structure: "Liver", rings: [ellipse(-60, -5, 80, 70)] },
      { structure: "Stomach", rings: [ellipse(60, -30, 40, 30), ellipse(60, -30, 10, 8)] },
    ],
  };
}
