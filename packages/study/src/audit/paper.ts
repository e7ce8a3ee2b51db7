import { z } from "zod";
import {
  cell,
  comparison,
  count,
  gradeSpans,
  percentage,
  positive,
  printed,
  printedBounds,
  printedOrDash,
  printedP,
  printedRange,
  quantity,
  printedTime,
  rangeOrDash,
  size,
  timeInterval,
  yesOrNo,
} from "./printed.ts";

/** The version of the format of a transcribed paper that this Fiducial reads. */
export const paperFormat = "fiducial-paper/1";

const text = z.string().min(1).max(2000);
const where = text.describe("Where the paper says so: Abstract, Methods, Table 2");
const group = text.describe("The name of a group; without it, all patients");
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "YYYY, YYYY-MM or YYYY-MM-DD");
const endpointName = text.describe("The short name of an endpoint, such as OS");
const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const followUpTime = ["observed", "survivors", "reverse-kaplan-meier"] as const;

const window = z
  .strictObject({
    where,
    of: text.optional().describe("Whose, where the paper has several cohorts"),
    from: partialDate,
    to: partialDate,
  })
  .describe("One statement of the dates between which patients were included");

const criterion = z
  .strictObject({
    about: text.describe("What is judged: age, diagnosis, child-pugh, ecog, surgery"),
    of: group.optional(),
    range: printedBounds.optional().describe("Such as 18–80 or >= 18"),
    values: z.array(text).optional().describe("The values allowed"),
    basis: text.optional().describe("How it is established: pathology, imaging"),
    excludes: yesOrNo.optional().describe("yes for an exclusion"),
    organ: text.optional().describe("Of an exclusion for a treatment: of which organ"),
    time: text.optional().describe("Of an exclusion for a treatment: when"),
  })
  .describe("One criterion of eligibility");

const eligibility = z
  .strictObject({
    where,
    complete: yesOrNo.default(false).describe("yes where the paper gives this as its full list"),
    criteria: z.array(criterion).min(1),
  })
  .describe("One statement of who is eligible");

const variable = z
  .strictObject({
    name: text,
    p: printedP.optional(),
    rows: z.record(text, z.array(cell).min(1)).optional().describe("Category → one cell a column"),
    exclusive: yesOrNo.default(true).describe("no where a patient may be in several rows"),
    median: z.array(printedOrDash).optional(),
    mean: z.array(printedOrDash).optional(),
    sd: z.array(printedOrDash).optional(),
    range: z.array(rangeOrDash).optional().describe("Least and greatest"),
    iqr: z.array(rangeOrDash).optional().describe("The quartiles"),
    whole: yesOrNo
      .default(false)
      .describe("yes where every patient's value is a whole number, as of a count or a score"),
  })
  .describe("One variable of a table");

const table = z
  .strictObject({
    number: text,
    caption: text.optional(),
    columns: z
      .array(z.strictObject({ name: text, group: group.optional(), n: size }))
      .optional()
      .describe("The columns of patients; one with a group is a part, one without is all"),
    unit: text.default("patients").describe("What the columns count: lesions, plans"),
    variables: list(variable),
    grades: gradeSpans
      .optional()
      .describe("Of a toxicity table: the grades of its columns, such as 2, 1-2, >=3 or any"),
    group: group
      .optional()
      .describe("Of a toxicity table: whose it is, where each group has its own"),
    of: size
      .optional()
      .describe("Of a toxicity table: the patients that its percentages divide by"),
    from_months: quantity.optional().describe("Of late toxicity: counted from this month on"),
    to_months: quantity.optional().describe("Of acute toxicity: counted up to this month"),
    terms: z.record(text, z.array(cell).min(1)).optional().describe("Term → one cell a grade"),
  })
  .describe("A table: patients in columns, or grades of toxicity in columns");

const followUp = z
  .strictObject({
    where,
    group: group.optional(),
    n: size.optional(),
    median: printed.optional(),
    range: printedRange.optional(),
    iqr: printedRange.optional(),
    definition: z.enum(followUpTime).optional().describe("Leave out where the paper does not say"),
    origin: text.optional(),
  })
  .describe("Follow-up, in months");

const measurement = z
  .strictObject({
    where,
    of: text.describe("The variable, spelt as in the tables"),
    group: group.optional(),
    median: printed.optional(),
    mean: printed.optional(),
    sd: printed.optional(),
    range: printedRange.optional().describe("Least and greatest"),
    iqr: printedRange.optional().describe("The quartiles"),
  })
  .describe("A variable described outside the tables");

const endpoint = z
  .strictObject({
    name: endpointName,
    where,
    events: z.array(text).default([]).describe("What ends it: death, progression, …"),
    origin: text.optional().describe("The time origin, in the paper's words"),
    assessed_by: z.array(text).optional().describe("By what the event is found: CT, RECIST 1.1"),
    competing: z.array(text).default([]).describe("Events handled as competing"),
  })
  .describe("One definition of an endpoint");

const survival = z
  .strictObject({
    endpoint: endpointName,
    where,
    group: group.optional(),
    n: size.optional(),
    failures: count.optional().describe("Patients with the event, over the whole follow-up"),
    median: printedTime.optional().describe("Months, or not reached"),
    interval: timeInterval.optional().describe("The 95 % interval of the median"),
    rates: z
      .record(quantityText(), percentage)
      .default({})
      .describe("Months → percentage free of the event"),
    rate_intervals: z
      .record(quantityText(), printedRange)
      .default({})
      .describe("Months → the 95 % interval of that percentage"),
    incidence: z
      .record(quantityText(), percentage)
      .default({})
      .describe("Months → cumulative incidence of the event, in percent"),
    at_risk: z.record(quantityText(), count).default({}).describe("Months → number at risk"),
  })
  .describe("What the paper says of one survival curve; times are months");

const comparisonOfGroups = z
  .strictObject({
    where,
    endpoint: endpointName.optional(),
    of: text.optional().describe("What is compared, where it is no endpoint"),
    differs: yesOrNo
      .optional()
      .describe("What a sentence claims; left out for a row of a table of ratios"),
    p: printedP.optional(),
    hazard_ratio: printed.optional().describe("Or an odds ratio or a risk ratio"),
    group: group.optional().describe("Whose ratio it is, where the reference leaves several"),
    reference: group.optional().describe("The group that the ratio is against"),
    difference: printed.optional().describe("A difference of means, rates or percentages"),
    interval: printedRange.optional().describe("The interval of the ratio or the difference"),
    level: printed
      .default({ text: "95", value: 95, decimals: 0 })
      .describe("The level of the interval in percent"),
    one_sided: yesOrNo.default(false).describe("yes where p is of one side"),
    margin: printed
      .optional()
      .describe("What p is held against where that is not equality, as a non-inferiority margin"),
    test: text.optional(),
  })
  .describe("A comparison of groups: a claim, a ratio, or a difference");

const studyOfMany = z.strictObject({
  estimate: printed,
  interval: printedRange,
  weight: printed.optional().describe("In percent"),
});

const pooled = z
  .strictObject({
    where,
    of: text.describe("What is pooled: OS, local control at 24 months"),
    scale: z.enum(["ratio", "difference"]).default("ratio"),
    studies: z.record(text, studyOfMany),
    estimate: printed,
    interval: printedRange.optional(),
    i_squared: printed.optional().describe("In percent"),
  })
  .describe("A meta-analysis: studies with their estimates, and the pooled one");

const statement = z
  .strictObject({
    where,
    text: text.describe("The sentence, or the part that matters"),
    group: group.optional(),
    count: count.optional(),
    percent: percentage.optional(),
    of: size.optional().describe("The denominator; otherwise the group, or all patients"),
    table: text.optional().describe("The number of the table that shows the same"),
    variable: text.optional().describe("Whose row it is, where several variables have such a row"),
    row: text.optional(),
    rows: z.array(text).optional().describe("Rows that certainly belong to what is counted"),
    perhaps: z.array(text).optional().describe("Rows that may belong to it"),
    grades: gradeSpans.optional().describe("Such as 3, or >=3; without them, any grade"),
    endpoint: endpointName.optional(),
    months: quantity.optional(),
    rate: comparison.optional(),
    absent: text.optional().describe("What the sentence says nobody had"),
    defined: yesOrNo.optional().describe("Whether the paper defines it"),
  })
  .describe("A sentence with a number, or with a claim, in the running text");

const prescription = z
  .strictObject({
    where,
    dose_gy: positive,
    fractions: size,
    fraction_gy: positive.optional().describe("The dose of one fraction"),
    bed_gy: positive.optional(),
    eqd2_gy: positive.optional().describe("The equivalent dose in fractions of 2 Gy"),
    alpha_beta_gy: positive.optional().describe("Leave out where the paper does not say"),
    patients: count.optional(),
    when: text.optional().describe("For whom; `otherwise` for the rest"),
  })
  .describe("One dose scheme");

const plan = z
  .strictObject({
    where,
    maximum_percent: positive
      .optional()
      .describe("Highest dose allowed, in percent of prescription"),
    coverage: list(z.strictObject({ isodose_percent: positive, volume_percent: positive })),
  })
  .describe("What a plan must attain");

/** The transcription of a paper: what it prints, in its digits, and where. */
export const paperDefinition = z.strictObject({
  format: z.literal(paperFormat),
  title: text,
  source: text.optional(),
  patients: size.describe("How many patients were analysed"),
  alpha: printed.default({ text: "0.05", value: 0.05, decimals: 2 }),
  groups: list(
    z.strictObject({
      name: text,
      n: size,
      by: text.optional().describe("What makes the groups, where there is more than one division"),
    }),
  ),
  authors: list(z.strictObject({ where, names: z.array(text).min(1) })),
  quantities: list(
    z.strictObject({ where, of: text, group: group.optional(), value: printed }),
  ).describe("Any number that the paper tells in more than one place"),
  inclusion: list(window),
  cut_off: partialDate.optional().describe("The end of data collection, if the paper says"),
  losses_excluded: yesOrNo.default(false).describe("yes where the lost to follow-up were left out"),
  eligibility: list(eligibility),
  breakdowns: list(
    z.strictObject({ where, of: text, total: size, parts: z.record(text, count) }),
  ).describe("Counts in the text that must add up"),
  tables: list(table),
  measurements: list(measurement),
  follow_up: list(followUp),
  endpoints: list(endpoint),
  survival: list(survival),
  comparisons: list(comparisonOfGroups),
  pooled: list(pooled),
  tests: list(
    z.strictObject({ where, name: text, of: z.enum(["tables", "survival", "other"]) }),
  ).describe("The statistical tests that the paper names"),
  statements: list(statement),
  prescriptions: list(prescription),
  plans: list(plan),
  dose_limits: list(
    z.strictObject({
      where,
      organ: text,
      limit: text,
      fractions: size.optional(),
      level: text.optional().describe("optimal, mandatory, acceptable: where an organ has several"),
    }),
  ).describe("Limits as printed: Dmax < 30 Gy, V55Gy < 5 %, D0.5cc < 30 Gy, Dmean < 15 Gy"),
  cited_doses: list(
    z.strictObject({
      where,
      text,
      better_from_gy: positive,
      fractions: size,
    }),
  ).describe("A dose that the paper cites as better than lower ones"),
  captions: list(z.strictObject({ where: where.optional(), of: text, title: text })).describe(
    "Every caption as printed, also a second one: of: Table 3",
  ),
  references: list(z.strictObject({ where, to: text, about: text })).describe(
    "Every mention of a table or figure, and what the sentence says it shows",
  ),
  abbreviations: list(z.strictObject({ where, short: text, long: text })),
  names: list(z.strictObject({ where, printed: text })).describe(
    "Names of scales with version and clinical terms, as printed",
  ),
  factors: list(z.strictObject({ where, name: text, also: z.array(text).default([]) })).describe(
    "Prognostic factors that the text calls important",
  ),
  techniques: list(
    z.strictObject({ where, one_of: z.array(text).min(2), for_all: z.array(text).default([]) }),
  ).describe("Techniques given as alternatives, and which of them every patient had"),
});

export type Paper = z.output<typeof paperDefinition>;
export type PaperTable = Paper["tables"][number];
export type PaperVariable = PaperTable["variables"][number];
export type PaperEndpoint = Paper["endpoints"][number];
export type PaperSurvival = Paper["survival"][number];
export type PaperComparison = Paper["comparisons"][number];
export type PaperStatement = Paper["statements"][number];

function quantityText() {
  return z.string().regex(/^\d+(\.\d+)?$/, "months as a number");
}
