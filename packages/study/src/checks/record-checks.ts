import type { Finding, Sighting } from "../findings.ts";
import { findings } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { ReadRecords } from "../records/read-records.ts";
import {
  recordTypes,
  type StudyRecords,
  type TableName,
  tableNames,
} from "../records/record-types.ts";
import { analyteOf, inAnalyteUnit } from "../records/analyte.ts";

interface AnyRow {
  readonly patient_id: string;
  readonly line: number;
}

interface DatedAnyRow extends AnyRow {
  readonly date: string;
}

/** What is questionable in the records themselves, before anybody is judged: doubles, orphans, units. */
export function checkRecords({ records, files }: ReadRecords): readonly Finding[] {
  const found: Finding[] = [];
  const place = (table: TableName, row: AnyRow): Sighting => ({
    subject: row.patient_id,
    where: rowPlace(files[table] ?? table, row.line),
  });
  const note = (
    make: (sightings: readonly Sighting[]) => Finding,
    table: TableName,
    rows: readonly AnyRow[],
  ): void => {
    if (rows.length > 0) found.push(make(rows.map((row) => place(table, row))));
  };

  const patients = new Set(records.patients.map((patient) => patient.patient_id));
  const courses = new Set(
    records.courses.map((course) => `${course.patient_id}\u0000${course.course_id}`),
  );
  const seenAsNew = records.assessments.filter(
    ({ finding }) => finding === "new" || finding === "new-equivocal",
  );
  const lesions = new Set(
    [...records.lesions, ...seenAsNew].map(
      (lesion) => `${lesion.patient_id}\u0000${lesion.lesion_id ?? ""}`,
    ),
  );
  for (const table of tableNames) {
    const rows = records[table] as readonly AnyRow[];
    const key = recordTypes[table].key;
    if (key.length > 0)
      note(
        (at) => findings.duplicateKey(table, key, at),
        table,
        repeated(rows, (row) =>
          key
            .map((field) => String((row as unknown as Record<string, unknown>)[field]))
            .join("\u0000"),
        ),
      );
    else
      note(
        (at) => findings.identicalRows(table, at),
        table,
        identicalRows(rows as readonly DatedAnyRow[]),
      );
    if (table !== "patients")
      note(
        (at) => findings.unknownPatient(table, at),
        table,
        rows.filter((row) => !patients.has(row.patient_id)),
      );
  }
  note(
    (at) => findings.unknownReference("fractions", "course_id", at),
    "fractions",
    records.fractions.filter((row) => !courses.has(`${row.patient_id}\u0000${row.course_id}`)),
  );
  note(
    (at) => findings.unknownReference("lesions", "course_id", at),
    "lesions",
    records.lesions.filter(
      (row) => row.course_id !== null && !courses.has(`${row.patient_id}\u0000${row.course_id}`),
    ),
  );
  for (const table of ["assessments", "events"] as const) {
    const rows: readonly (AnyRow & { readonly lesion_id: string | null })[] = records[table];
    note(
      (at) => findings.unknownReference(table, "lesion_id", at),
      table,
      rows.filter(
        (row) => row.lesion_id !== null && !lesions.has(`${row.patient_id}\u0000${row.lesion_id}`),
      ),
    );
  }
  note(findings.fractionOutsideCourse, "fractions", fractionsOutsideCourse(records));
  note(findings.fractionsOutOfOrder, "fractions", fractionsOutOfOrder(records));
  note(
    findings.adverseEventEndsEarly,
    "adverse-events",
    records["adverse-events"].filter(({ date, end_date: end }) => end !== null && end < date),
  );
  found.push(...unitFindings(records, place), ...diameterFindings(records));
  return found;
}

/** Rows whose key an earlier row has. */
function repeated<Of>(rows: readonly Of[], keyOf: (row: Of) => string): readonly Of[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** Rows that repeat an earlier row of the same patient and day in every field. */
function identicalRows(rows: readonly DatedAnyRow[]): readonly DatedAnyRow[] {
  const byPatient = new Map<string, Map<string, DatedAnyRow[]>>();
  return rows.filter((row) => {
    const days = byPatient.get(row.patient_id) ?? new Map<string, DatedAnyRow[]>();
    if (days.size === 0) byPatient.set(row.patient_id, days);
    const earlier = days.get(row.date);
    if (earlier === undefined) {
      days.set(row.date, [row]);
      return false;
    }
    if (earlier.some((other) => hasSameContent(row, other))) return true;
    earlier.push(row);
    return false;
  });
}

/** Compares all of two rows but their places. */
function hasSameContent(a: object, b: object): boolean {
  for (const field in a) {
    if (field === "line") continue;
    const [one, other] = [
      (a as Record<string, unknown>)[field],
      (b as Record<string, unknown>)[field],
    ];
    if (field === "extra" ? !hasSameContent(one as object, other as object) : one !== other)
      return false;
  }
  return true;
}

function fractionsOutsideCourse(records: StudyRecords): StudyRecords["fractions"] {
  const courses = new Map(
    records.courses.map((course) => [`${course.patient_id}\u0000${course.course_id}`, course]),
  );
  return records.fractions.filter((fraction) => {
    const course = courses.get(`${fraction.patient_id}\u0000${fraction.course_id}`);
    if (course === undefined) return false;
    return (
      (course.start_date !== null && fraction.date < course.start_date) ||
      (course.end_date !== null && fraction.date > course.end_date)
    );
  });
}

/** Fractions that do not follow the one before them in number. */
function fractionsOutOfOrder(records: StudyRecords): StudyRecords["fractions"] {
  const last = new Map<string, StudyRecords["fractions"][number]>();
  const inOrder = records.fractions.toSorted((a, b) => a.fraction - b.fraction);
  return inOrder.filter((fraction) => {
    const key = `${fraction.patient_id}\u0000${fraction.course_id}`;
    const before = last.get(key);
    last.set(key, fraction);
    return (
      before !== undefined && fraction.fraction > before.fraction && fraction.date <= before.date
    );
  });
}

/** A cohort in which no lesion reaches this was more likely measured in another unit. */
const smallestLargestMm = 20;
const fewestLesions = 5;

function diameterFindings({ lesions }: StudyRecords): Finding[] {
  const diameters = lesions
    .map(({ diameter_mm: diameter }) => diameter)
    .filter((diameter) => diameter !== null);
  const largest = diameters.reduce((a, b) => Math.max(a, b), 0);
  if (diameters.length < fewestLesions || largest >= smallestLargestMm) return [];
  return [findings.diametersInCentimetres(diameters.length, largest)];
}

function unitFindings(
  records: StudyRecords,
  place: (table: TableName, row: AnyRow) => Sighting,
): Finding[] {
  const strange = new Map<string, { test: string; unit: string; sightings: Sighting[] }>();
  const known = new Map<string, boolean>();
  for (const row of records.laboratory) {
    if (row.unit === null) continue;
    const key = `${row.test}\u0000${row.unit}`;
    let fits = known.get(key);
    if (fits === undefined) {
      const analyte = analyteOf(row.test);
      fits = analyte === null || inAnalyteUnit(analyte, 1, row.unit) !== null;
      known.set(key, fits);
    }
    if (fits) continue;
    const entry = strange.get(key) ?? { test: row.test, unit: row.unit, sightings: [] };
    entry.sightings.push(place("laboratory", row));
    strange.set(key, entry);
  }
  return [...strange.values()].map(({ test, unit, sightings }) =>
    findings.unitNotConvertible(test, unit, sightings),
  );
}
