import { english as delivery } from "./delivery.ts";
import { english as followUpSchedule } from "./follow-up-schedule.ts";
import { english as forest } from "./forest.ts";
import { english as strobe } from "./strobe.ts";
import { english as laboratory } from "./laboratory.ts";
import { english as setUp } from "./set-up.ts";
import { english as door } from "./door-words.ts";
import { english as liver } from "./liver.ts";
import { english as numberNames } from "./number-names.ts";
import { english as competingRisks } from "./competing-risks.ts";
import { english as response } from "./response.ts";
import { english as localControl } from "./local-control.ts";
import { english as timeline } from "./timeline.ts";
import { joined, phrase, type Inline, type Phrase } from "../document/inline.ts";
import { english as englishPlan } from "./plan.ts";

/** Every word of a report that does not come from the study. The Chinese catalogue has the same keys. */
export const english = {
  locale: "en",
  to: "to",
  notReached: "NR",
  /** Between the pieces of a list within a sentence. */
  comma: ", ",
  semicolon: "; ",
  colon: ": ",
  stop: ".",
  and: " and ",
  /** Between sentences, and between the pieces that follow one another as sentences do. */
  space: " ",
  /** Between the number of a table or figure and its title. */
  labelEnd: ". ",
  date: (isoDate: string): string => {
    const [year = "", month = "", day] = isoDate.split("-");
    const name = monthNames[Number(month) - 1] ?? month;
    return day === undefined
      ? `${name}\u00a0${year}`
      : `${Number(day)}\u00a0${name}\u00a0${Number(year)}`;
  },
  brackets: (inner: Phrase): Phrase => phrase` (${inner})`,
  labelled: (label: string, text: Phrase): Phrase => [
    { kind: "strong", text: `${label}.` },
    ...phrase` ${text}`,
  ],

  syntheticNotice:
    "Synthetic data: the patients of this study do not exist. Nothing here is a clinical finding.",
  deviceNotice: "Research software, not a medical device.",
  provenance: (version: string, protocol: string, data: string, cutOff: string | null): string =>
    [
      `Fiducial ${version}`,
      `protocol ${protocol}`,
      `data ${data}`,
      ...(cutOff === null ? [] : [`data cut-off ${cutOff}`]),
    ].join(" · "),
  contents: "Contents",
  skipToReport: "Skip to the report",

  sections: {
    findings: "Findings about the data and the analysis",
    flow: "Participants",
    methods: "Methods",
    results: "Results",
    treatment: "Treatment",
    baseline: "Baseline",
    followUp: "Follow-up",
    survival: "Survival",
    failures: "Failure patterns",
    toxicity: "Adverse events",
    regression: "Regression",
    losses: "Losses to follow-up",
    missing: "Missing values",
    published: "Beside the published values",
    listing: "Each patient's endpoints",
    conventions: "Conventions",
    register: "Numbers",
    citation: "How to cite and to check",
  },

  publicationNotice:
    "Edition for publication: no patient is named, dated, listed or drawn; curves are read at whole months and carry no censoring marks.",
  withheldNotice: (limit: number): string =>
    `Counts of patients below ${limit}, and those that would give them back, are withheld: *.`,
  numberNames,
  strobe,
  forest,
  laboratory,
  setUp,
  door,
  delivery,
  followUpSchedule,

  table: (number: string): string => `Table ${number}`,
  figure: (number: string): string => `Figure ${number}`,
  seeTables: (list: Phrase): Phrase => phrase` See ${list}.`,
  note: "Note",
  abbreviations: {
    CI: "confidence interval",
    KM: "Kaplan–Meier",
    NR: "not reached",
    BED: "biologically effective dose",
    EQD2: "equivalent dose in 2 Gy fractions",
    SD: "standard deviation",
    ITV: "internal target volume",
    PTV: "planning target volume",
  },
  abbreviated: (items: readonly (readonly [string, string])[]): string =>
    `${items.map(([short, long]) => `${short}, ${long}`).join("; ")}.`,
  dash: "not estimable or not applicable",

  all: "All",
  groupWithSize: (label: string, size: Inline): Phrase =>
    phrase`${label} (n${"\u00a0"}=${"\u00a0"}${size})`,
  characteristic: "Characteristic",
  countPercent: ", n\u00a0(%)",
  p: "p",
  test: "Test",
  otherTest: "Other test",
  missing: "Missing",
  statistics: {
    median: "Median",
    mean: "Mean",
    range: "Range",
    quartiles: "Quartiles",
    "standard-deviation": "Standard deviation",
    medianRange: "Median (range)",
    medianQuartiles: "Median (quartiles)",
    meanDeviation: "Mean (SD)",
  },

  plan: englishPlan,
  /** Units of a protocol that are words; others print as they are. */
  units: {} as Readonly<Record<string, string>>,

  baselineTitle: (groups: boolean): string =>
    groups ? "Patient characteristics by group" : "Patient characteristics",
  percentagesOf:
    "Percentages are of the patients with a known value. All tests are two-sided; the letter beside a test says why it was chosen.",

  treatmentTitle: "Prescription by the protocol's rule and treatment given",
  scheme: "Scheme",
  byRule: "Asked for by the rule, n",
  given: "Given, n",
  gy: "Gy",
  alphaBeta: (values: string): string => `BED and EQD2 for α/β = ${values} Gy.`,
  prescribedByRule: (share: Phrase): Phrase => phrase`Prescribed as the rule asks: ${share}.`,
  deliveredAsPrescribed: (share: Phrase): Phrase =>
    phrase`Delivered as prescribed, in fractions and dose: ${share}.`,
  ofTotal: (count: Inline, total: Inline, percent: Inline): Phrase =>
    phrase`${count} of ${total} (${percent})`,

  followUpTitle: "Follow-up in months, under three conventions",
  method: "Convention",
  followUpMethods: {
    survivors: "Survivors only",
    observed: "All, observed time",
    "reverse-kaplan-meier": "Reverse Kaplan–Meier",
  },
  medianRange: "Median (range)",
  medianOnly: "Median",
  medianInterval: "median (95% CI)",

  survivalTitle: "Survival estimates in full",
  sensitivityTitle: "Sensitivity readings of the endpoints",
  endpoint: "Endpoint",
  eventsOfN: "Events\u00a0/\u00a0n",
  rateAt: (months: number, level: string): string => `${months} months, % (${level}%\u00a0CI)`,
  medianBc: (level: string): string => `Median, months (${level}%\u00a0CI)`,
  medianSpss: "CI of the median, SPSS",
  logRank: "Log-rank\u00a0p",
  survivalNote: (rates: string, median: string, spss: string): string =>
    `Rates: ${rates}. Medians: ${median}; beside it the interval of ${spss}.`,

  survivalCaption: (panels: readonly string[], ticks: boolean): string =>
    `Kaplan–Meier estimates${panels.length > 0 ? `. ${panels.join("; ")}` : ""}. Shaded: pointwise confidence intervals; ${ticks ? "vertical ticks: censored patients; " : ""}beneath: patients at risk, and censored and events so far.`,
  timeAxis: "Time (months)",
  percentAxis: (label: string): string => `${label} (%)`,
  atRisk: "At risk",
  censored: "Censored",
  events: "Events",
  logRankLabel: "Log-rank",
  survivalDescription: (label: string, parts: readonly string[], p: string | null): string =>
    `Kaplan–Meier curves of ${label}. ${parts.join("; ")}.${p === null ? "" : ` ${p}.`}`,
  rateInWords: (group: string, percent: string, months: number): string =>
    `${group}: ${percent}% at ${months} months`,

  flowCaption: "Flow of participants",
  assessed: "Assessed for eligibility",
  excluded: "Excluded",
  included: "Analysed",
  lost: "Lost to follow-up",
  notMet: (criterion: string): string => `Not met: ${criterion}`,
  notAssessable: (count: string): string => `${count} not assessable`,
  flowDescription: (assessed: string, excluded: string, included: string): string =>
    `Flow of participants: ${assessed} assessed, ${excluded} excluded, ${included} analysed.`,

  failureTitle: "Failure patterns: all sites that failed during follow-up, n (%)",
  failure: "Failure",
  total: "Any failure",
  failureNote: "Percentages are of the patients with any failure.",

  toxicityTitle: (label: string, scale: string): string =>
    `${label} (${scale}): worst grade per patient, n (%)`,
  toxicityNote: (atRisk: Inline, window: string): Phrase =>
    phrase`Window: ${window}. Denominator: ${atRisk} patients at risk in the window.`,
  event: "Adverse event",
  grade: (grade: number): string => `Grade ${grade}`,
  anyGrade: "Any",
  grade3OrMore: "Grade ≥ 3",

  liver,
  regressionTitle: (label: string): string => `Cox regression: ${label}`,
  covariate: "Covariate",
  hazardRatio: (level: string): string => `Hazard ratio (${level}%\u00a0CI)`,
  versus: (level: string, reference: string): string => `${level} vs. ${reference}`,
  regressionNote: (events: Inline, n: Inline, convention: string): Phrase =>
    phrase`${events} events in ${n} patients. ${convention}.`,
  proportionalityNote: (tests: readonly Phrase[]): Phrase =>
    phrase`Proportional hazards (Grambsch and Therneau): ${joined(tests, "; ")}.`,
  wholeModel: "the model",

  lossesTitle: "Losses to follow-up by their recorded reason",
  reason: "Reason",
  noLosses: "No analysed patient was lost to follow-up.",
  patients: "Patients",

  publishedTitle: "Published values beside those of these records",
  resultName: "Number",
  publishedValue: "Published",
  attainedValue: "These records",
  isReproduced: "Reproduced",
  reproduced: (agrees: boolean): string => (agrees ? "Yes" : "No"),
  remark: "Remark",
  publishedNote: (source: string): string =>
    `Published: ${source}. A value is reproduced where every number in it agrees at its printed decimals. Nothing was adjusted to agree.`,

  missingTitle: "Missing values, n (%)",
  variable: "Variable",
  nothingMissing: (variables: number): string =>
    `None of the ${variables} variables lacks a value in any analysed patient.`,
  completeVariables: (names: string): string => `Complete: ${names}.`,

  severity: { error: "Error", warning: "Warning", note: "Note" },
  noFindings: "No finding: the checks found nothing to question.",
  findingsSummary: (errors: number, warnings: number, notes: number): string =>
    `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}, ${notes} ${notes === 1 ? "note" : "notes"}.`,
  moreNotes: (notes: number): string =>
    notes === 1 ? "One note is listed at the end." : `${notes} notes are listed at the end.`,
  furtherFindings: "Further findings",
  remedy: "What to do",
  where: "Where",
  subjects: "Patients",
  andMore: (count: string): string => `and ${count} more`,
  finding: "Finding",
  rule: "Rule",
  findingsTitle: "Findings",

  inclusion: "Inclusion criteria",
  exclusion: "Exclusion criteria",
  endpoints: "Endpoints",
  statisticalAnalysis: "Statistical analysis",
  followUpAndDates: "Follow-up and dates",
  cutOffSentence: (date: string): string => `Data were cut off on ${date}.`,
  survivalMethods: (times: string, level: string, rates: string, median: string): string =>
    `Survival was estimated at ${times} months by the Kaplan–Meier method (${level}% intervals: ${rates}; medians: ${median}).`,
  significance: (alpha: string): string =>
    `Two-sided p-values below ${alpha} count as significant.`,
  month: (days: string): string => `A month is ${days} days.`,
  software: (version: string): string => `All numbers were computed by Fiducial ${version}.`,

  flowSentence: (assessed: Inline, excluded: Inline, included: Inline, groups: Phrase): Phrase =>
    phrase`${assessed} patients were assessed for eligibility; ${excluded} were excluded and ${included} analysed${groups}.`,
  groupCount: (label: string, count: Inline): Phrase => phrase`${count} ${label}`,
  lostSentence: (lost: Inline, reasons: Phrase): Phrase =>
    phrase` Lost to follow-up: ${lost}${reasons}.`,
  followUpSentence: (parts: readonly Phrase[]): Phrase =>
    phrase`Median follow-up: ${joined(parts, "; ")}.`,
  followUpPart: {
    survivors: (median: Inline, range: Phrase): Phrase =>
      phrase`${median} months${range} among survivors`,
    observed: (median: Inline, range: Phrase): Phrase =>
      phrase`${median} months${range} over all patients, the dead included`,
    "reverse-kaplan-meier": (median: Inline, range: Phrase): Phrase =>
      phrase`${median} months${range} by reverse Kaplan–Meier`,
  },
  rangeInner: (range: Inline): Phrase => phrase`range ${range}`,
  medianSentence: (label: string, median: Inline, range: Phrase): Phrase =>
    phrase`${label}: median ${median}${range}.`,
  differences: (alpha: string, rows: Phrase): Phrase =>
    phrase`The groups differed at p${"\u00a0"}<${"\u00a0"}${alpha} in: ${rows}.`,
  noDifferences: (alpha: string): Phrase =>
    phrase`No characteristic differed between the groups at p${"\u00a0"}<${"\u00a0"}${alpha}.`,
  treatmentSentence: (schemes: Phrase): Phrase => phrase`Treatment given: ${schemes}.`,
  schemeCount: (label: string, count: Inline): Phrase => phrase`${label}, ${count}`,
  eventsSentence: (events: Inline, n: Inline): Phrase =>
    phrase`${events} events in ${n} patients. `,
  medianSurvival: (median: Inline, level: string, interval: Inline, spss: Inline | null): Phrase =>
    spss === null
      ? phrase`Median ${median} months (${level}% CI ${interval}); `
      : phrase`Median ${median} months (${level}% CI ${interval}; as SPSS, ${spss}); `,
  medianNotReached: "The median was not reached; ",
  rateSentence: (rate: Inline, level: string, interval: Inline, months: number): Phrase =>
    phrase`${rate} (${level}% CI ${interval}) at ${String(months)}${"\u00a0"}months`,
  byGroupSentence: (months: number, groups: readonly Phrase[], p: Phrase): Phrase =>
    phrase` By group at ${String(months)}${"\u00a0"}months: ${joined(groups, ", ")}${p}.`,
  groupRate: (label: string, rate: Inline): Phrase => phrase`${label} ${rate}`,
  logRankSentence: (p: Inline): Phrase => phrase`; log-rank ${p}`,
  sensitivityNote: (note: string): string => `Sensitivity reading: ${note}`,
  failureSentence: (total: Inline, n: Inline, groups: Phrase, patterns: Phrase): Phrase =>
    phrase`${total} of ${n} patients had a failure${groups}: ${patterns}.`,
  labelCount: (label: string, count: Inline): Phrase => phrase`${label}, ${count}`,
  toxicityFrequent: (atRisk: Inline, rows: Phrase): Phrase =>
    phrase`Of ${atRisk} patients at risk, most frequent at any grade, n (%): ${rows}.`,
  toxicityNone: (atRisk: Inline): Phrase => phrase`No event among ${atRisk} patients at risk.`,
  toxicitySevere: (rows: Phrase): Phrase => phrase` Grade 3 or higher: ${rows}.`,
  toxicityNoSevere: " No event reached grade 3.",

  patient: "Patient",
  outcome: "Outcome",
  months: "Months",
  dateColumn: "Date",
  because: "Because",
  record: "Deciding record",
  outcomes: { event: "event", censored: "censored" },
  noRecord: "no single record",
  listingTitle: (endpoint: string): string => `Endpoint of each patient: ${endpoint}`,
  listingTooLong: (count: string): string =>
    `The study has ${count} patients; subjects.jsonl holds the endpoints of each on a line, with the records that decided them.`,

  registerIntroduction:
    "Every number of this report with its convention and the patients behind it; results.json holds them in full precision.",
  registerName: "Name",
  registerValue: "Value",
  registerConvention: "Convention",
  registerAlternatives: "Other readings",
  registerCount: (count: string): string => `${count} patients`,
  subjectSets: "Sets of patients",
  conventionsIntroduction: "How the numbers of this report were made.",
  partOf: (count: string, total: string): string => `${count} of ${total}`,

  citation: (title: string, version: string): string =>
    `Cite as: ${title}. Report by Fiducial ${version}.`,
  hashes: (protocol: string, data: string): string =>
    `Protocol SHA-256 ${protocol}; data SHA-256 ${data}.`,
  reproducible: "The same version, protocol and data give the same bytes.",
  page: "Page ",
  pageOf: " of ",
  pageEnd: "",

  competingRisks,
  response,
  localControl,
  timeline,
};

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
