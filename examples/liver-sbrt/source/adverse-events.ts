import { dateOf, type Day } from "./calendar.ts";
import { type CsvRow, csvRows } from "./csv.ts";
import { acuteBloodToxicities, type BloodToxicity, type GradeCourse } from "./grade-course.ts";
import { randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

const terms: Readonly<Record<string, string>> = {
  acute_leukocytopenia: "Leukocytopenia",
  acute_neutropenia: "Neutropenia",
  acute_anemia: "Anemia",
  acute_thrombocytopenia: "Thrombocytopenia",
  acute_fatigue: "Fatigue",
  acute_nausea: "Nausea",
  acute_alt_ast: "Elevated AST/ALT",
  acute_bilirubin: "Elevated bilirubin",
  acute_pneumonitis: "Acute pneumonitis",
  late_liver: "Liver function",
  late_pneumonitis: "Radiation pneumonitis",
  late_rib_fracture: "Rib fracture",
};

interface Episode {
  readonly day: Day;
  readonly endDay: Day | null;
  readonly grade: number;
}

/** The patient's rows of the table of adverse events in order of onset; each change of grade begins an episode. */
export function adverseEventRows(
  patient: SourcePatient,
  course: GradeCourse,
  laterAdverseEvents: string,
): readonly CsvRow[] {
  const toxicities = [...acuteBloodToxicities, "late_liver"] as const;
  const rows = [
    ...toxicities.flatMap((toxicity) => rowsOf(patient, toxicity, gradedInBlood(course, toxicity))),
    ...["acute_fatigue", "acute_nausea"].flatMap((toxicity) =>
      rowsOf(patient, toxicity, complaints(patient, toxicity)),
    ),
    ...["acute_pneumonitis", "late_pneumonitis", "late_rib_fracture"].flatMap((toxicity) =>
      rowsOf(patient, toxicity, foundInImaging(patient, toxicity)),
    ),
    ...csvRows(laterAdverseEvents).filter((row) => row["patient_id"] === patient.id),
  ];
  return rows.toSorted((a, b) => (String(a["date"]) < String(b["date"]) ? -1 : 1));
}

function rowsOf(
  patient: SourcePatient,
  toxicity: string,
  episodes: readonly Episode[],
): readonly CsvRow[] {
  const random = randomStream(`${patient.id} ${toxicity} rows`);
  const late = toxicity.startsWith("late");
  return episodes.map(({ day, endDay, grade }) => ({
    patient_id: patient.id,
    date: dateOf(day),
    end_date: endDay === null || endDay > patient.recordsEnd ? null : dateOf(endDay),
    term: terms[toxicity] ?? toxicity,
    grade,
    scale: late ? "RTOG/EORTC" : "CTCAE 4.03",
    attribution: random.pick(["unlikely", "possible", "possible", "probable"]),
  }));
}

function gradedInBlood(course: GradeCourse, toxicity: BloodToxicity): readonly Episode[] {
  const grades = course.gradesOf(toxicity);
  return course.days.flatMap((day, index): Episode[] => {
    const grade = grades[index] ?? 0;
    if (grade === 0 || grade === (grades[index - 1] ?? 0)) return [];
    const end = grades.findIndex((other, later) => later > index && other !== grade);
    return [{ day, grade, endDay: end === -1 ? null : (course.days[end] ?? null) }];
  });
}

/** What patients tell: a lower grade first, or the only grade twice. */
function complaints(patient: SourcePatient, toxicity: string): readonly Episode[] {
  const random = randomStream(`${patient.id} ${toxicity}`);
  const worst = patient.worstGrades[toxicity] ?? 0;
  if (worst === 0) return [];
  const onset = patient.firstFraction + random.integer(0, 6);
  const first = { day: onset, endDay: onset + random.integer(2, 7) };
  if (worst === 1 && random.chance(0.6)) return [{ ...first, grade: 1 }];
  const again = onset + random.integer(9, 30);
  const second = { day: again, endDay: again + random.integer(3, 12), grade: worst };
  return [{ ...first, grade: Math.max(1, worst - 1) }, second];
}

function foundInImaging(patient: SourcePatient, toxicity: string): readonly Episode[] {
  const random = randomStream(`${patient.id} ${toxicity}`);
  const grade = patient.worstGrades[toxicity] ?? 0;
  if (grade === 0) return [];
  const since = toxicity.startsWith("late") ? random.integer(195, 220) : random.integer(60, 120);
  return [{ day: patient.firstFraction + since, endDay: null, grade }];
}
