import { copyFileSync, createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { type RandomStream, randomStream } from "./random-stream.ts";

export interface CohortSize {
  readonly patients: number;
  readonly laboratoryRows: number;
}

type Cell = string | number;

const headers = {
  patients: ["patient_id", "sex", "birth_date", "primary", "diagnosis_basis", "prior_surgery"],
  lesions: [
    "patient_id",
    "lesion_id",
    "course_id",
    "organ",
    "lobe",
    "diameter_mm",
    "near_luminal_organ",
  ],
  courses: [
    "patient_id",
    "course_id",
    "technique",
    "planned_dose_gy",
    "planned_fractions",
    "motion_management",
    "ptv_margin_mm",
  ],
  fractions: [
    "patient_id",
    "course_id",
    "fraction",
    "date",
    "dose_gy",
    "shift_lr_mm",
    "shift_ap_mm",
    "shift_si_mm",
    "approved",
  ],
  laboratory: ["patient_id", "date", "test", "value", "unit", "lower_limit", "upper_limit"],
  assessments: [
    "patient_id",
    "date",
    "modality",
    "ecog",
    "child_pugh_score",
    "lesion_id",
    "diameter_mm",
    "response",
  ],
  "adverse-events": ["patient_id", "date", "term", "grade", "scale", "attribution"],
  events: ["patient_id", "date", "event", "lesion_id", "cause", "reason"],
} as const;
type TableName = keyof typeof headers;
type Rows = (table: TableName, ...cells: Cell[]) => void;

const tests = [
  { test: "ALT", unit: "U/L", lower: 7, upper: 40, mean: 32, deviation: 12, digits: 0 },
  { test: "AST", unit: "U/L", lower: 13, upper: 35, mean: 30, deviation: 10, digits: 0 },
  { test: "TBIL", unit: "umol/L", lower: 3, upper: 21, mean: 14, deviation: 5, digits: 1 },
  { test: "ALB", unit: "g/L", lower: 40, upper: 55, mean: 41, deviation: 4, digits: 1 },
  { test: "PLT", unit: "10*9/L", lower: 125, upper: 350, mean: 170, deviation: 60, digits: 0 },
] as const;

/**
 * Writes a study folder with invented patients: the same size and seed give the same bytes.
 * Survival, failures and toxicity are drawn so that every table and curve has something to show.
 */
export async function writeCohort(
  folder: string,
  size: CohortSize,
  seed = 20_250_101,
): Promise<void> {
  mkdirSync(join(folder, "tables"), { recursive: true });
  copyFileSync(new URL("study.yaml", import.meta.url), join(folder, "study.yaml"));
  const names = Object.keys(headers) as TableName[];
  const streams = new Map(
    names.map((name) => [name, createWriteStream(join(folder, "tables", `${name}.csv`))]),
  );
  const pending = new Map(names.map((name) => [name, [headers[name].join(",")]]));
  const rows: Rows = (table, ...cells) => void pending.get(table)!.push(cells.join(","));
  const random = randomStream(seed);
  for (let i = 0; i < size.patients; i++) {
    const share =
      Math.floor((size.laboratoryRows * (i + 1)) / size.patients) -
      Math.floor((size.laboratoryRows * i) / size.patients);
    writePatient(`P${String(i + 1).padStart(6, "0")}`, share, random, rows);
    if (i % 500 === 499 || i === size.patients - 1)
      for (const [name, lines] of pending) {
        if (lines.length === 0) continue;
        const stream = streams.get(name)!;
        if (!stream.write(`${lines.join("\n")}\n`)) await once(stream, "drain");
        lines.length = 0;
      }
  }
  for (const stream of streams.values()) {
    stream.end();
    await finished(stream);
  }
}

const dayMs = 86_400_000;
const cutOff = dayOf("2025-12-31");

function writePatient(id: string, laboratoryRows: number, random: RandomStream, rows: Rows): void {
  const start = dayOf("2012-01-01") + random.integer(0, 4300);
  const age = Math.min(90, Math.max(16, random.normal(61, 12)));
  const sex = random.chance(0.68) ? "male" : "female";
  const primary = random.chance(0.55)
    ? "hcc"
    : random.pick(["colorectal", "breast", "gastric", "lung"]);
  rows(
    "patients",
    id,
    sex,
    dateOf(start - Math.round(age * 365.25)),
    primary,
    random.pick(["histology", "imaging"]),
    yesNo(random.chance(0.3)),
  );
  const near = random.chance(0.25);
  const doseGy = near ? 42 : 48;
  rows(
    "courses",
    id,
    "C1",
    "sbrt",
    doseGy,
    3,
    random.pick(["breath-hold", "free-breathing-itv"]),
    5,
  );
  for (let fraction = 1; fraction <= 3; fraction++)
    rows(
      "fractions",
      id,
      "C1",
      fraction,
      dateOf(start + 2 * (fraction - 1)),
      doseGy / 3,
      shift(random),
      shift(random),
      shift(random),
      "yes",
    );
  const lesions = random.integer(1, 3);
  for (let lesion = 1; lesion <= lesions; lesion++)
    rows(
      "lesions",
      id,
      `L${lesion}`,
      "C1",
      "liver",
      random.pick(["left", "right"]),
      random.integer(8, 60),
      yesNo(near && lesion === 1),
    );
  rows(
    "assessments",
    id,
    dateOf(start - random.integer(1, 20)),
    "visit",
    random.chance(0.03) ? 3 : random.integer(0, 2),
    random.integer(5, 9),
    "",
    "",
    "",
  );
  writeFollowUp(id, start, primary === "hcc" ? 30 : 22, random, rows);
  writeLaboratory(id, start, laboratoryRows, random, rows);
}

function writeFollowUp(
  id: string,
  start: number,
  medianMonths: number,
  random: RandomStream,
  rows: Rows,
): void {
  const month = 30.4375;
  const death = start + 10 + Math.ceil(random.waiting((medianMonths / Math.LN2) * month));
  const loss = random.chance(0.12) ? start + 10 + Math.ceil(random.waiting(60 * month)) : Infinity;
  const end = Math.min(death, loss, cutOff);
  if (end === death)
    rows("events", id, dateOf(death), "death", "", random.chance(0.8) ? "tumour" : "other", "");
  else if (end === loss)
    rows("events", id, dateOf(loss), "lost-to-follow-up", "", "", "moved away");
  else rows("events", id, dateOf(end), "last-contact", "", "", "");
  const failures = [
    ["local-progression", 110],
    ["regional-progression", 40],
    ["distant-metastasis", 50],
  ] as const;
  for (const [event, meanMonths] of failures) {
    const at = start + 30 + Math.ceil(random.waiting(meanMonths * month));
    if (at < end)
      rows("events", id, dateOf(at), event, event === "local-progression" ? "L1" : "", "", "");
  }
  for (let visit = start + 91; visit < end; visit += 91)
    rows(
      "assessments",
      id,
      dateOf(visit),
      random.pick(["ct", "mri"]),
      random.integer(0, 2),
      "",
      "L1",
      random.integer(5, 60),
      random.pick(["CR", "PR", "SD"]),
    );
  for (const term of ["Fatigue", "Nausea", "ALT increased"])
    if (random.chance(0.3))
      rows(
        "adverse-events",
        id,
        dateOf(Math.min(end, start + random.integer(1, 170))),
        term,
        random.integer(1, 3),
        "CTCAE 5.0",
        random.pick(["possible", "probable"]),
      );
}

function writeLaboratory(
  id: string,
  start: number,
  count: number,
  random: RandomStream,
  rows: Rows,
): void {
  for (let i = 0; i < count; i++) {
    const { test, unit, lower, upper, mean, deviation, digits } = tests[i % tests.length]!;
    const value = Math.max(0.1, random.normal(mean, deviation)).toFixed(digits);
    rows(
      "laboratory",
      id,
      dateOf(start - 7 - 30 * Math.floor(i / tests.length)),
      test,
      value,
      unit,
      lower,
      upper,
    );
  }
}

function shift(random: RandomStream): string {
  return random.normal(0, 2).toFixed(1);
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function dayOf(date: string): number {
  return Date.parse(date) / dayMs;
}

function dateOf(day: number): string {
  return new Date(Math.min(day, cutOff) * dayMs).toISOString().slice(0, 10);
}
