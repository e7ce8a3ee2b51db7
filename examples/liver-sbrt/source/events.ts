import type { CsvRow } from "./csv.ts";
import { type RandomStream, randomStream } from "./random-stream.ts";
import type { SourceEvent, SourcePatient } from "./source-patient.ts";

const distantSites: Readonly<Record<string, readonly string[]>> = {
  hcc: ["lung", "bone", "adrenal gland"],
  colorectal: ["lung", "peritoneum", "lymph node"],
  pancreatic: ["peritoneum", "lung"],
  breast: ["bone", "lung"],
  lung: ["bone", "brain"],
  gallbladder: ["peritoneum", "lymph node"],
  esophageal: ["lung", "lymph node"],
};

const segments = ["II", "III", "IVa", "IVb", "V", "VI", "VII", "VIII"];

/** The patient with lesion, site and cause entered for the events that need them. */
export function withEventDetails(patient: SourcePatient): SourcePatient {
  const random = randomStream(`${patient.id} events`);
  const failed = patient.events.some(({ event }) => event.endsWith("progression"));
  const events = patient.events.map((event): SourceEvent => {
    if (event.event === "local-progression")
      return { ...event, lesionId: event.lesionId ?? `L${random.integer(1, patient.lesions)}` };
    if (event.event === "regional-progression")
      return { ...event, site: event.site ?? `liver segment ${random.pick(segments)}` };
    if (event.event === "distant-metastasis")
      return { ...event, site: event.site ?? random.pick(distantSites[patient.primary] ?? []) };
    if (event.event === "death") {
      const cause = failed || random.chance(0.6) ? "tumour" : random.pick(["other", "unknown"]);
      return { ...event, cause: event.cause ?? cause };
    }
    return event;
  });
  return { ...patient, events };
}

/** How much of a recurrence lies within the 95 % isodose; one in eight outside the field reaches into its margin. */
function insideIsodose(event: string, random: RandomStream): number | null {
  if (event === "local-progression") return random.integer(95, 100);
  if (event !== "regional-progression") return null;
  return random.chance(0.125) ? random.integer(20, 60) : random.integer(0, 12);
}

/** The patient's rows of the table of events. */
export function eventRows(patient: SourcePatient): readonly CsvRow[] {
  const random = randomStream(`${patient.id} recurrences`);
  return patient.events.map(({ date, event, lesionId, site, cause, reason }) => ({
    patient_id: patient.id,
    date,
    event,
    lesion_id: lesionId,
    site,
    inside_isodose_percent: insideIsodose(event, random),
    // One cause is left out: what no analysis needs may be missing.
    cause: patient.id === "P15" ? null : cause,
    reason,
  }));
}
