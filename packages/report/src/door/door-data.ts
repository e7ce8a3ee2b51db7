/** A place in {@link DoorNumbers.texts}, where each text stands once. */
export type TextIndex = number;

/** One number as the dialog shows it. */
export interface DoorNumber {
  readonly label: string;
  readonly value: string;
  readonly definition: readonly TextIndex[];
  readonly convention: readonly TextIndex[];
  /** Why there is no value, or what limits it. */
  readonly remark: TextIndex | null;
  /** How many stand behind it: `21 of 36`. */
  readonly basis: string | null;
  readonly alternatives: readonly string[];
  /** Indices of facts: what of each patient to show beside the rows. */
  readonly facts: readonly number[];
  /** Index of the set of patients; null where the number has none. */
  readonly set: number | null;
  /** Patients chosen by their time instead: a cell of the table beneath a curve. */
  readonly risk: RiskCell | null;
}

/** A cell of the table beneath a curve: who of a group is still at risk at a time, or was censored or had the event before. */
export interface RiskCell {
  readonly fact: number;
  /** Index of the group; null for everybody. */
  readonly group: number | null;
  readonly months: number;
  readonly counts: "at-risk" | "censored" | "events";
}

/** What the page knows of its numbers; it names no patient. */
export interface DoorNumbers {
  readonly texts: readonly string[];
  readonly numbers: Readonly<Record<string, DoorNumber>>;
  readonly words: Readonly<Record<string, string>>;
}

/** A row as one number: `line * 256 + file`. */
export type RowCode = number;

/** What the study knows of each patient under one name; lists are as long as {@link DoorPatients.ids}. */
export interface DoorFact {
  readonly label: string;
  /** 0 for the patient's own row, a row, or several. */
  readonly rows: readonly (RowCode | readonly RowCode[])[];
  readonly texts: readonly string[];
  /** Index of the text that is the patient's value; -1 without one. */
  readonly values: readonly number[];
  /** Of an endpoint: days from the first fraction, the date in days since 1970, and whether it is the event. */
  readonly time: {
    readonly days: readonly number[];
    readonly dates: readonly number[];
    readonly events: readonly (0 | 1)[];
  } | null;
}

/** Every patient of the report, column by column; unpacked when the first dialog asks for it. */
export interface DoorPatients {
  readonly ids: readonly string[];
  readonly records: readonly RowCode[];
  readonly files: readonly string[];
  readonly groupLabels: readonly string[];
  /** Index of the group; -1 without one. */
  readonly groups: readonly number[];
  /** What kept the patient out; empty for the analysed. */
  readonly excluded: readonly string[];
  readonly firstFraction: readonly (number | null)[];
  /** One bit a patient, the first patient in the lowest bit of the first byte, as base64. */
  readonly sets: readonly string[];
  readonly facts: readonly DoorFact[];
  readonly daysPerMonth: number;
}
