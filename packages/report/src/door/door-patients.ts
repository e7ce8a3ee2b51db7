import { dayNumber, type Fact, type RecordReference, type SubjectResult } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { exclusionReason } from "../exclusion-reason.ts";
import { formatDecimal } from "../format-number.ts";
import type { DoorFact, DoorPatients, RowCode } from "./door-data.ts";

/** Every assessed patient with what the study knows of them and the rows that say so. */
export function doorPatients(edition: Edition): DoorPatients {
  const { results } = edition;
  const { subjects } = results;
  const files: string[] = [];
  const row = rowCoder(files);
  const at = new Map(subjects.map(({ subject }, index) => [subject, index]));
  return {
    ids: subjects.map(({ subject }) => subject),
    records: subjects.map(({ record }) => row(record)),
    files,
    groupLabels: results.groups.map(({ label }) => edition.text(label)),
    groups: subjects.map(({ group }) => results.groups.findIndex(({ code }) => code === group)),
    excluded: subjects.map((subject) => exclusionsOf(edition, subject)),
    firstFraction: subjects.map(({ firstFraction }) =>
      firstFraction === null ? null : dayNumber(firstFraction),
    ),
    sets: Object.values(results.subjectSets).map((ids) => bits(ids, at, subjects.length)),
    facts: Object.entries(results.facts).map(([name, fact]) => doorFact(edition, name, fact, row)),
    daysPerMonth: results.methods.daysPerMonth,
  };
}

type RowCoder = (reference: Pick<RecordReference, "file" | "line">) => RowCode;

function rowCoder(files: string[]): RowCoder {
  return ({ file, line }) => {
    const known = files.indexOf(file);
    return line * 256 + (known < 0 ? files.push(file) - 1 : known);
  };
}

function doorFact(edition: Edition, name: string, fact: Fact, row: RowCoder): DoorFact {
  const { subjects } = edition.results;
  const texts: string[] = [];
  const known = new Map<string, number>();
  const index = (text: string | null): number => {
    if (text === null) return -1;
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const value = factValue(edition, name);
  const endpoint = name.startsWith("endpoint.") ? name.slice("endpoint.".length) : null;
  const own = subjects.map((each) => (endpoint === null ? undefined : each.endpoints[endpoint]));
  return {
    label: edition.text(fact.label),
    rows: subjects.map((subject) => rowsOf(subject.rows[name], row)),
    values: subjects.map((subject) => index(value(subject))),
    texts,
    time:
      endpoint === null
        ? null
        : {
            days: own.map((each) =>
              each === undefined
                ? -1
                : Math.round(each.months * edition.results.methods.daysPerMonth),
            ),
            dates: own.map((each) => (each === undefined ? -1 : dayNumber(each.date))),
            events: own.map((each) => (each?.kind === "event" ? 1 : 0)),
          },
  };
}

function rowsOf(rows: readonly string[] | undefined, row: RowCoder): RowCode | readonly RowCode[] {
  const codes = (rows ?? []).map((each) => {
    const colon = each.lastIndexOf(":");
    return row({ file: each.slice(0, colon), line: Number(each.slice(colon + 1)) });
  });
  return codes.length === 0 ? 0 : codes.length === 1 ? (codes[0] ?? 0) : codes;
}

/** How the value of a fact is printed. */
function factValue(edition: Edition, name: string): (subject: SubjectResult) => string | null {
  const { results, words } = edition;
  const [kind = ""] = name.split(".");
  const inner = name.slice(kind.length + 1);
  switch (kind) {
    case "endpoint":
      return (subject) => {
        const own = subject.endpoints[inner];
        return own === undefined ? null : edition.text(own.because);
      };
    case "variable": {
      const codes = results.facts[name]?.codes ?? {};
      return ({ variables }) => {
        const value = variables[inner] ?? null;
        if (value === null) return null;
        if (typeof value === "boolean") return value ? words.door.yes : words.door.no;
        if (typeof value === "number") {
          return Number.isInteger(value) ? String(value) : formatDecimal(value, 1);
        }
        const label = codes[value];
        return label === undefined ? value : edition.text(label);
      };
    }
    case "grade":
      return ({ worstGrades }) => {
        const grade = worstGrades[inner];
        return grade === undefined
          ? null
          : grade === null
            ? words.door.notAtRisk
            : words.grade(grade);
      };
    case "failure":
      return ({ failurePattern }) => {
        const row = results.failurePattern?.rows.find((each) => each.pattern === failurePattern);
        return row === undefined ? null : edition.text(row.label);
      };
    case "eligibility":
      return (subject) => (subject.included ? words.door.analysed : exclusionsOf(edition, subject));
    case "follow-up":
      return ({ endOfFollowUp, alive }) =>
        endOfFollowUp === null
          ? null
          : `${endOfFollowUp}${words.comma}${alive ? words.door.alive : words.door.dead}`;
    default:
      return ({ values }) => {
        const value = values[name];
        return value === undefined ? null : edition.text(value);
      };
  }
}

function exclusionsOf(edition: Edition, subject: SubjectResult): string {
  const { flow } = edition.results;
  return subject.exclusions
    .map(({ criterion }) => {
      const known = flow.exclusions.find((each) => each.criterion === criterion);
      return known === undefined ? criterion : exclusionReason(edition, known);
    })
    .join(edition.words.semicolon);
}

/** A set of patients as one bit each, in base64. */
function bits(ids: readonly string[], at: ReadonlyMap<string, number>, count: number): string {
  const bytes = new Uint8Array(Math.ceil(count / 8));
  for (const id of ids) {
    const index = at.get(id);
    if (index !== undefined) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return Buffer.from(bytes).toString("base64");
}
