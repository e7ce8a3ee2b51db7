import type { DoorFact, DoorPatients } from "../door-data.ts";

/** A fact of one patient as text: an endpoint with its date and months, another by its value. */
export function factText(
  patients: DoorPatients,
  fact: DoorFact,
  index: number,
  words: Readonly<Record<string, string>>,
): string {
  const value = fact.texts[fact.values[index] ?? -1] ?? "—";
  const days = fact.time?.days[index] ?? -1;
  if (fact.time === null || days < 0) return value;
  const date = isoDate(fact.time.dates[index] ?? 0);
  const outcome = fact.time.events[index] === 1 ? words.event : words.censored;
  const months = `${(days / patients.daysPerMonth).toFixed(1)} ${words.months ?? ""}`;
  return [months, date, outcome, value].join(" · ");
}

/** The rows that say so: those of the fact, or else the patient's own. */
export function factRows(
  patients: DoorPatients,
  facts: readonly DoorFact[],
  index: number,
): string {
  const codes = new Set(
    facts.flatMap((fact) => {
      const rows = fact.rows[index] ?? 0;
      return typeof rows === "number" ? [rows] : [...rows];
    }),
  );
  codes.delete(0);
  if (codes.size === 0) codes.add(patients.records[index] ?? 0);
  return [...codes]
    .map((code) => `${patients.files[code % 256] ?? "?"}:${Math.floor(code / 256)}`)
    .join("\n");
}

/** `YYYY-MM-DD` of days since 1970. */
export function isoDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
