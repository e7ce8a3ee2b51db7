import { csvRows } from "./csv.ts";
import { dataCutOff, type Day, dayOf } from "./calendar.ts";

export type FailureKind = "local-progression" | "regional-progression" | "distant-metastasis";

/** An event to be recorded; its date is a text because a few are known to the month only. */
export interface SourceEvent {
  readonly date: string;
  readonly event: FailureKind | "death" | "last-contact" | "lost-to-follow-up" | "new-treatment";
  readonly lesionId: string | null;
  readonly site: string | null;
  readonly cause: string | null;
  readonly reason: string | null;
}

/** What the tables of one patient are made from. */
export interface SourcePatient {
  readonly id: string;
  readonly primary: string;
  readonly sex: "male" | "female";
  readonly birthDate: string;
  /** Absent where the generator decides. */
  readonly diagnosisBasis: string | null;
  readonly priorSurgery: boolean;
  readonly note: string | null;
  readonly ecog: number;
  readonly kps: number;
  readonly childPughScore: number | null;
  readonly hepatitisB: boolean;
  readonly cirrhosis: boolean;
  readonly lobe: "left" | "right" | "both";
  readonly lesions: number;
  readonly largestDiameterMm: number;
  readonly nearLuminalOrgan: boolean;
  readonly technique: string;
  readonly doseGyPerFraction: number;
  readonly fractions: number;
  readonly firstFraction: Day;
  readonly lastFraction: Day;
  /** All events, in order of date. */
  readonly events: readonly SourceEvent[];
  readonly death: Day | null;
  /** Death, loss or last contact, also after the data cut-off. */
  readonly recordsEnd: Day;
  /** End of the records or the data cut-off, whichever is earlier. */
  readonly followUpEnd: Day;
  /** Worst grade to be recorded, by the column names of the cohort (`acute_anemia`, `late_liver`, …). */
  readonly worstGrades: Readonly<Record<string, number>>;
}

type Cells = Readonly<Record<string, string>>;

/** The patients of `cohort.csv` and `ineligible.csv` with the events of `later-events.csv`, in order of their first fraction. */
export function sourcePatients(
  cohort: string,
  ineligible: string,
  laterEvents: string,
): readonly SourcePatient[] {
  const later = csvRows(laterEvents);
  return [...csvRows(cohort), ...csvRows(ineligible)]
    .map((cells) =>
      sourcePatient(
        cells,
        later.filter((event) => event["patient_id"] === cells["id"]),
      ),
    )
    .toSorted((a, b) => a.firstFraction - b.firstFraction);
}

function sourcePatient(cells: Cells, later: readonly Cells[]): SourcePatient {
  const cell = (name: string): string => cells[name] ?? "";
  const events = patientEvents(cells, later);
  const death = events.find(({ event }) => event === "death");
  const last = events.findLast(({ event }) =>
    ["death", "last-contact", "lost-to-follow-up"].includes(event),
  );
  if (last === undefined) throw new Error(`The records of ${cell("id")} have no end.`);
  const recordsEnd = dayOf(last.date);
  return {
    id: cell("id"),
    primary: cell("primary").toLowerCase(),
    sex: cell("sex") === "M" ? "male" : "female",
    birthDate: cell("birth_date"),
    diagnosisBasis: cell("diagnosis_basis") || null,
    priorSurgery: cell("prior_surgery") === "yes",
    note: cell("note") || null,
    ecog: Number(cell("ecog")),
    kps: Number(cell("kps")),
    childPughScore: cell("child_pugh") === "" ? null : Number(cell("child_pugh")),
    hepatitisB: cell("hbv") === "1",
    cirrhosis: cell("cirrhosis") === "1",
    lobe: cell("lobe") as SourcePatient["lobe"],
    lesions: Number(cell("n_lesions")),
    largestDiameterMm: Math.round(Number(cell("max_diameter_cm")) * 10),
    nearLuminalOrgan: cell("near_luminal_oar") === "1",
    technique: cell("technique") || "sbrt",
    doseGyPerFraction: Number(cell("dose_per_fx_gy")),
    fractions: Number(cell("fractions")),
    firstFraction: dayOf(cell("rt_start")),
    lastFraction: dayOf(cell("rt_end")),
    events,
    death: death === undefined ? null : dayOf(death.date),
    recordsEnd,
    followUpEnd: Math.min(recordsEnd, dataCutOff),
    worstGrades: Object.fromEntries(
      Object.entries(cells)
        .filter(([name]) => /^(acute|late)_/.test(name))
        .map(([name, grade]) => [name, Number(grade)]),
    ),
  };
}

/** The events that the patient's row dates and the later ones; a later death or contact replaces the row's last contact. */
function patientEvents(cells: Cells, later: readonly Cells[]): readonly SourceEvent[] {
  const dated = (event: SourceEvent["event"], column: string): SourceEvent[] => {
    const date = cells[column];
    return date ? [{ date, event, lesionId: null, site: null, cause: null, reason: null }] : [];
  };
  const failures = [
    ...dated("local-progression", "infield_date"),
    ...dated("regional-progression", "outfield_date"),
    ...dated("distant-metastasis", "distant_date"),
    ...dated("death", "death_date"),
  ];
  const laterEvents = later.map((row): SourceEvent => ({
    date: row["date"] ?? "",
    event: row["event"] as SourceEvent["event"],
    lesionId: row["lesion_id"] || null,
    site: row["site"] || null,
    cause: row["cause"] || null,
    reason: null,
  }));
  const events = [...failures, ...laterEvents];
  if (!events.some(({ event }) => event === "death" || event === "last-contact")) {
    const reason = cells["lost_because"] || null;
    const kind = reason === null ? "last-contact" : "lost-to-follow-up";
    events.push(...dated(kind, "last_contact").map((event) => ({ ...event, reason })));
  }
  return events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Whether the event is a failure of the treatment, which an examination shows. */
export function isFailure(event: SourceEvent): event is SourceEvent & { event: FailureKind } {
  return ["local-progression", "regional-progression", "distant-metastasis"].includes(event.event);
}

/** Whether the date is known to the day. */
export function isFullDate(date: string): boolean {
  return date.length === 10;
}
