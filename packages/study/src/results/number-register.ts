import type { ConventionId } from "./conventions.ts";
import { type Reason, reasonLabel } from "./reason.ts";
import type { FactName, NumberName, StudyNumber, SubjectSetName } from "./study-number.ts";

type WithoutTrace<Kind extends StudyNumber> = Kind extends StudyNumber
  ? Omit<Kind, "name" | "subjects" | "facts" | "because" | "alternatives"> & {
      readonly because?: Reason | null;
      readonly alternatives?: readonly NumberName[];
    }
  : never;

interface Book {
  readonly numbers: Map<NumberName, StudyNumber>;
  readonly sets: Map<SubjectSetName, readonly string[]>;
  /** Names of sets by a key that equal sets share. */
  readonly setNames: Map<string, SubjectSetName[]>;
}

/**
 * The book in which every number of a study is entered once, under its name, with the subjects behind it.
 * Tables then hold names, so that what is printed twice cannot differ.
 */
export class NumberRegister {
  readonly #book: Book;
  readonly #facts: readonly FactName[];

  constructor(
    book: Book = { numbers: new Map(), sets: new Map(), setNames: new Map() },
    facts: readonly FactName[] = [],
  ) {
    this.#book = book;
    this.#facts = facts;
  }

  /** The same book for numbers that are made from these facts of each subject. */
  about(...facts: readonly FactName[]): NumberRegister {
    return new NumberRegister(this.#book, facts);
  }

  /** Enters a number. @throws where the name is taken: two numbers of one name would be a fault of the program. */
  enter(
    name: NumberName,
    subjects: readonly string[],
    number: WithoutTrace<StudyNumber>,
  ): NumberName {
    if (this.#book.numbers.has(name)) throw new Error(`The number ${name} is entered twice`);
    const { because = null, alternatives = [], ...value } = number;
    this.#book.numbers.set(name, {
      name,
      ...value,
      because: because === null ? null : reasonLabel(because),
      alternatives,
      facts: this.#facts,
      subjects: this.#setOf(name, subjects),
    } as StudyNumber);
    return name;
  }

  count(
    name: NumberName,
    subjects: readonly string[],
    convention: ConventionId = "count",
  ): NumberName {
    return this.enter(name, subjects, { kind: "count", value: subjects.length, convention });
  }

  /** A share of a total, with the subjects who make up the count. */
  proportion(
    name: NumberName,
    counted: readonly string[],
    total: number,
    convention: ConventionId = "proportion",
  ): NumberName {
    return this.enter(name, counted, {
      kind: "proportion",
      of: "subjects",
      value: total === 0 ? null : counted.length / total,
      count: counted.length,
      total,
      convention,
      because: total === 0 ? "nobody could be counted" : null,
    });
  }

  numbers(): Readonly<Record<NumberName, StudyNumber>> {
    return Object.fromEntries(this.#book.numbers);
  }

  subjectSets(): Readonly<Record<SubjectSetName, readonly string[]>> {
    return Object.fromEntries(this.#book.sets);
  }

  /** Equal sets are kept once, under the name of the first number that needs them. */
  #setOf(name: NumberName, subjects: readonly string[]): SubjectSetName {
    const key = `${subjects.length} ${subjects[0] ?? ""} ${subjects.at(-1) ?? ""}`;
    const { sets, setNames } = this.#book;
    const alike = setNames.get(key) ?? [];
    const known = alike.find((each) => isSameOrder(sets.get(each) ?? [], subjects));
    if (known !== undefined) return known;
    setNames.set(key, [...alike, name]);
    sets.set(name, subjects);
    return name;
  }
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]));
}
