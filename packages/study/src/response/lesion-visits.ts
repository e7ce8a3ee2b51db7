import { type CalendarDate, daysBetween } from "../calendar.ts";
import type { Assessment } from "../records/assessment.ts";
import type { NonTargetState } from "./non-target-response.ts";
import { atLeast, lengthToleranceMm, recist } from "./recist.ts";
import type { BaselineLesion } from "./target-lesions.ts";

/** The imaging of one visit: all rows within some days of its first. */
export interface LesionVisit {
  /** The day of the first image. */
  readonly date: CalendarDate;
  readonly rows: readonly Assessment[];
}

/**
 * Gathers rows about lesions into visits.
 *
 * @param rows in the order of time
 * @param visitDays rows within so many days of the first belong to its visit
 */
export function lesionVisits(
  rows: readonly Assessment[],
  visitDays: number,
): readonly LesionVisit[] {
  const visits: { readonly date: CalendarDate; readonly rows: Assessment[] }[] = [];
  for (const row of rows) {
    const last = visits.at(-1);
    if (last !== undefined && daysBetween(last.date, row.date) <= visitDays) last.rows.push(row);
    else visits.push({ date: row.date, rows: [row] });
  }
  return visits;
}

/**
 * The length of a lesion at a visit, in millimetres: as measured, 0 where it is gone, 5 where it is too small to measure, the sum of the
 * parts where it has split; null where it was not evaluated. Of two measurements that are not parts the later row counts.
 *
 * A lesion merged with another is measured once: the row without a diameter adds nothing to the sum.
 *
 * Source: Eisenhauer 2009, section 4.3.2.
 */
export function lengthAt(visit: LesionVisit, lesion: string): number | null {
  const rows = visit.rows.filter((row) => row.lesion_id === lesion);
  const parts = rows.filter(({ finding }) => finding === "split");
  if (parts.length > 0) {
    const lengths = parts.map(lengthOf);
    return lengths.some((length) => length === null)
      ? null
      : lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
  }
  return rows.reduce<number | null>((length, row) => lengthOf(row) ?? length, null);
}

function lengthOf({ diameter_mm: measured, finding }: Assessment): number | null {
  if (finding === "not-evaluable") return null;
  if (measured !== null) return measured;
  if (finding === "absent" || finding === "merged") return 0;
  return finding === "too-small" ? recist.tooSmallMm : null;
}

/** The state of a lesion that is followed without being measured. */
export function stateAt(
  visit: LesionVisit,
  { id, node }: Pick<BaselineLesion, "id" | "node">,
): NonTargetState {
  const rows = visit.rows.filter((row) => row.lesion_id === id);
  if (rows.some(({ finding }) => finding === "unequivocal-progression"))
    return "unequivocal-progression";
  if (rows.some(({ finding }) => finding === "present" || finding === "split")) return "present";
  const length = lengthAt(visit, id);
  if (length === null) return "not-evaluated";
  const isDisease = node ? atLeast(length, recist.diseasedNodeMm) : length > lengthToleranceMm;
  return isDisease ? "present" : "absent";
}

/** Lesions that a reader called new at some visit, with the first row that saw them, equivocal or not. */
export function newLesions(rows: readonly Assessment[]): ReadonlyMap<string, Assessment> {
  const first = new Map<string, Assessment>();
  const certain = new Set<string>();
  for (const row of rows) {
    if (row.finding !== "new" && row.finding !== "new-equivocal") continue;
    const id = row.lesion_id ?? `row ${row.line}`;
    if (!first.has(id)) first.set(id, row);
    if (row.finding === "new") certain.add(id);
  }
  // A lesion that is confirmed dates from the image that first raised the question (section 4.3.5).
  return new Map([...first].filter(([id]) => certain.has(id)));
}
