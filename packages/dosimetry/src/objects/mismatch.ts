/** Objects that should belong together and do not, or do only just; the files in question, the one that misses something first. */
export interface Mismatch {
  readonly kind:
    | "copy"
    | "another-patient"
    | "plan-without-dose"
    | "several-doses"
    | "beam-doses-incomplete"
    | "dose-not-of-plan"
    | "dose-of-absent-plan"
    | "dose-names-no-plan"
    | "structure-set-absent"
    | "several-structure-sets"
    | "structure-set-by-frame-of-reference"
    | "another-frame-of-reference"
    | "structure-set-unused";
  readonly files: readonly string[];
}

const sentences: Readonly<Record<Mismatch["kind"], (first: string, others: string) => string>> = {
  copy: (first, others) => `${first} is the same object as ${others}; it was left out.`,
  "another-patient": (first, others) =>
    `${first} and ${others} refer to each other but are of different patients; they were kept apart.`,
  "plan-without-dose": (first) => `${first} is a plan without a dose. Export its RTDOSE.`,
  "several-doses": (first, others) =>
    `${first} has several doses of the whole plan: ${others}. Leave the right one.`,
  "beam-doses-incomplete": (first, others) =>
    `${first} has doses of beams (${others}) that are not each of its treatment beams once. Export the dose of the plan.`,
  "dose-not-of-plan": (first, others) =>
    `${others} is part of ${first} and neither the dose of the plan nor of its beams; it was left out.`,
  "dose-of-absent-plan": (first) =>
    `${first} is the dose of a plan that is not there: its fractions are unknown. Export the RTPLAN.`,
  "dose-names-no-plan": (first) =>
    `${first} is a dose that names no plan: its fractions are unknown.`,
  "structure-set-absent": (first) =>
    `The structure set of ${first} is not there. Export the RTSTRUCT that it names.`,
  "several-structure-sets": (first, others) =>
    `${first} names no structure set, and several share its frame of reference (${others}). Leave the right one.`,
  "structure-set-by-frame-of-reference": (first, others) =>
    `${first} names no structure set; the only one in its frame of reference was taken (${others}).`,
  "another-frame-of-reference": (first, others) =>
    `${first} lies in another frame of reference than ${others}: its contours do not apply to that dose.`,
  "structure-set-unused": (first) => `${first} belongs to no plan and no dose that is there.`,
};

/** The mismatch in a sentence or two, with what to do. */
export function describeMismatch({ kind, files }: Mismatch): string {
  const [first = "An object", ...others] = files;
  return sentences[kind](first, others.join(", "));
}
