import type { Standing } from "../endpoints/timeline.ts";
import type { Finding } from "../findings.ts";
import type { Label, Language } from "../label.ts";
import type { TableName } from "../records/record-types.ts";
import type { LocalControlResults } from "./local-control-results.ts";
import type { ResponseResults } from "./response-results.ts";
import type { CompetingRisksResult } from "./competing-risks-results.ts";
import type { ConventionId } from "./conventions.ts";
import type { DeliveryTable } from "./delivery-results.ts";
import type { FollowUpSchedule } from "./follow-up-results.ts";
import type { SetUpResults } from "./set-up-results.ts";
import type { FactName, NumberName, StudyNumber, SubjectSetName } from "./study-number.ts";
import type { LimitVerdicts, PlanResults, SubjectPlan } from "./plan-results.ts";
import type { LiverResults } from "./liver-results.ts";
import type { LaboratoryResults } from "./laboratory-results.ts";
import type { ToxicityTable } from "./toxicity-results.ts";

/** Where the results come from; the same three give the same bytes. */
export interface Provenance {
  /** Version of Fiducial. */
  readonly version: string;
  /** SHA-256 of `study.yaml`. */
  readonly protocolHash: string;
  /** SHA-256 over the data files. */
  readonly dataHash: string;
}

/** A group that the study compares. */
export interface Group {
  readonly code: string;
  readonly label: Label;
}

/** The row of a table in which a fact was recorded. */
export interface RecordReference {
  readonly table: TableName;
  readonly file: string;
  readonly line: number;
}

/** Everything that a report shows, computed once. Tables refer to numbers by name, so text, table and file agree. */
export interface StudyResults {
  readonly format: "fiducial-results/1";
  readonly title: Label;
  readonly subtitle: Label | null;
  readonly language: Language;
  /** The example studies say so; shown at the top of every report. */
  readonly synthetic: boolean;
  readonly provenance: Provenance;
  /** Data cut-off `YYYY-MM-DD`; null where the study has none. */
  readonly cutOff: string | null;
  readonly groups: readonly Group[];
  /** Label of the variable that makes the groups. */
  readonly groupLabel: Label | null;
  readonly numbers: Readonly<Record<NumberName, StudyNumber>>;
  /** What the conventions of the numbers mean. */
  readonly conventions: Readonly<Partial<Record<ConventionId, Label>>>;
  /** Subject ids in the order of the cohort. */
  readonly subjectSets: Readonly<Record<SubjectSetName, readonly string[]>>;
  readonly subjects: readonly SubjectResult[];
  /** What the study knows of each subject, and numbers are made from. */
  readonly facts: Readonly<Record<FactName, Fact>>;
  readonly flow: ParticipantFlow;
  readonly methods: Methods;
  readonly baseline: BaselineTable;
  readonly missing: MissingTable;
  readonly treatment: TreatmentTable | null;
  readonly delivery: DeliveryTable | null;
  readonly planCriteria: readonly PlanCriterion[];
  /** Null where no analysed subject has a plan. */
  readonly plans: PlanResults | null;
  readonly setUp: SetUpResults | null;
  readonly followUp: FollowUpTable;
  readonly followUpSchedule: FollowUpSchedule | null;
  readonly endpoints: readonly EndpointResult[];
  /** Cumulative incidence of the endpoints with which other events compete. */
  readonly competingRisks: readonly CompetingRisksResult[];
  /** Response by RECIST 1.1; null where the protocol does not ask for it. */
  readonly response: ResponseResults | null;
  /** Local control by lesion; null where the protocol does not ask for it. */
  readonly localControl: LocalControlResults | null;
  readonly failurePattern: FailurePatternTable | null;
  readonly toxicity: readonly ToxicityTable[];
  /** Laboratory values graded by CTCAE; null where the protocol asks for no grades of them. */
  readonly laboratory: LaboratoryResults | null;
  /** Liver function; null where the protocol says nothing of it. */
  readonly liver: LiverResults | null;
  readonly regressions: readonly RegressionTable[];
  /** Values printed elsewhere beside those attained; null where the protocol names none. */
  readonly published: PublishedTable | null;
  readonly findings: readonly Finding[];
  /** What the edition that may leave the building withholds; null in the one that stays. */
  readonly publication: PublicationEdition | null;
}

/** An edition without patient-level detail. */
export interface PublicationEdition {
  /** Counts from 1 to below this are withheld; null withholds none. */
  readonly smallestCell: number | null;
}

/** What another publication printed, beside what these records give. */
export interface PublishedTable {
  readonly source: string;
  readonly rows: readonly {
    readonly number: NumberName;
    readonly printed: string;
    /** The printed text with the attained numbers in it, at the printed decimals. */
    readonly attained: string;
    readonly agrees: boolean;
    readonly note: Label | null;
  }[];
}

/** Something that the study knows of each subject. */
export interface Fact {
  readonly label: Label;
  /** How it follows from the records; null where it is recorded as it stands. */
  readonly definition: Label | null;
  /** Labels of the codes that it may be, where it is a variable of codes. */
  readonly codes: Readonly<Record<string, Label>> | null;
}

/** One subject as the study sees it. */
export interface SubjectResult {
  readonly subject: string;
  readonly record: RecordReference;
  readonly included: boolean;
  /** Criteria that exclude the subject, in the protocol's order; the first is the one counted in the flow. */
  readonly exclusions: readonly { readonly criterion: string; readonly because: string }[];
  readonly group: string | null;
  readonly firstFraction: string | null;
  readonly endOfFollowUp: string | null;
  readonly alive: boolean;
  readonly failurePattern: string | null;
  /** Values of every variable of the protocol, by name. */
  readonly variables: Readonly<Record<string, string | number | boolean | null>>;
  readonly endpoints: Readonly<Record<string, SubjectEndpoint>>;
  /** Worst grade by window and term (`acute.nausea`); null where the subject was not at risk in the window. Empty for the excluded. */
  readonly worstGrades: Readonly<Record<string, number | null>>;
  /** The rows behind each fact as `file:line`, where they are not the subject's own `record` alone. */
  readonly rows: Readonly<Record<FactName, readonly string[]>>;
  /** The plan of the index course; null without one. */
  readonly plan: SubjectPlan | null;
  /** Worst grade of the laboratory values, likewise, for the terms that they show; null where none could be graded. */
  readonly laboratoryGrades: Readonly<Record<string, number | null>>;
  /** What each other fact is for the subject, in words; without an entry where nothing is known. */
  readonly values: Readonly<Record<FactName, Label>>;
}

/** What one endpoint is for one subject, and which record decided it. */
export interface SubjectEndpoint extends EndpointOutcome<"event" | "censored"> {
  /** The same with competing events set apart from censorings; null where nothing competes. */
  readonly competing: EndpointOutcome<"event" | "competing" | "censored"> | null;
  /** What it would be without the record that decides; null where no event or course decides. */
  readonly without: EndpointOutcome<"event" | "censored"> | null;
  /** Every record that bears on it, in the order of time. */
  readonly timeline: readonly TimelineRow[];
}

export interface EndpointOutcome<Kind extends string> {
  readonly kind: Kind;
  readonly date: string;
  readonly months: number;
  /** The event, or the reason of the censoring. */
  readonly because: Label;
  /** Null where no single record decides, as for a censoring at the data cut-off. */
  readonly record: RecordReference | null;
}

/** A record with what it means for an endpoint. */
export interface TimelineRow extends EndpointOutcome<"event" | "competing" | "censored"> {
  readonly standing: Standing;
}

/** Who was assessed, excluded and analysed (STROBE item 13). */
export interface ParticipantFlow {
  readonly assessed: NumberName;
  readonly excluded: NumberName;
  /** By first reason; they sum to `excluded`. */
  readonly exclusions: readonly FlowExclusion[];
  readonly included: NumberName;
  readonly groups: readonly { readonly group: string; readonly number: NumberName }[];
  /** Losses to follow-up among the included, by their recorded reason. */
  readonly losses: readonly { readonly reason: Label; readonly number: NumberName }[];
  readonly lost: NumberName;
}

export interface FlowExclusion {
  readonly criterion: string;
  readonly label: Label;
  readonly number: NumberName;
  /** Of these, those for whom the criterion could not be judged because a value is missing. */
  readonly notAssessable: NumberName;
}

/** What a Methods section must state, from the protocol. */
export interface Methods {
  readonly inclusion: readonly Label[];
  readonly exclusion: readonly Label[];
  readonly daysPerMonth: number;
  readonly confidenceLevel: number;
  readonly alpha: number;
  /** How a test was chosen, one sentence each for categories, quantities and survival. */
  readonly testRules: readonly Label[];
  readonly partialDateRule: Label;
  readonly followUpSchedule: Label | null;
  readonly survivalTimes: readonly number[];
  /** Free notes of the protocol's authors. */
  readonly notes: readonly Label[];
}

/** Table 2: the cohort at baseline by group. */
export interface BaselineTable {
  readonly overall: NumberName;
  readonly groupSizes: Readonly<Record<string, NumberName>>;
  readonly rows: readonly BaselineRow[];
}

/** Cells of one line of a table: by group, and for all. */
export interface Cells {
  readonly overall: NumberName;
  readonly groups: Readonly<Record<string, NumberName>>;
}

export interface BaselineRow {
  readonly variable: string;
  readonly label: Label;
  /** Descriptive statistics of a quantity, each a line. */
  readonly statistics: readonly {
    readonly statistic: "median" | "mean" | "range" | "quartiles" | "standard-deviation";
    readonly cells: Cells;
  }[];
  readonly statisticsTest: TestResult | null;
  /** Categories, each a line of count and percentage; a quantity may have both. */
  readonly categories: readonly {
    readonly code: string;
    readonly label: Label;
    readonly cells: Cells;
  }[];
  readonly categoriesTest: TestResult | null;
  readonly missing: Cells;
}

/** A p-value beside the test that gave it. */
export interface TestResult {
  readonly p: NumberName;
  /** Why this test, in the words of the rule: "2 of 4 expected counts below 5". */
  readonly because: Label;
  readonly alternatives: readonly NumberName[];
}

/** How many values each variable lacks. */
export interface MissingTable {
  readonly rows: readonly {
    readonly variable: string;
    readonly label: Label;
    readonly cells: Cells;
  }[];
}

/** What was prescribed and given, against the protocol's rule. */
export interface TreatmentTable {
  readonly rows: readonly {
    readonly scheme: string;
    readonly label: Label;
    readonly totalGy: number;
    readonly fractions: number;
    /** BED and EQD2 for the protocol's α/β. */
    readonly biologicallyEffectiveDoseGy: number;
    readonly equivalentDose2Gy: number;
    readonly alphaBetaGy: number;
    /** Subjects for whom the rule asks for this scheme, and of those the ones who got it. */
    readonly prescribed: Cells;
    readonly given: Cells;
  }[];
  /** Subjects whose delivered fractions and doses are those prescribed. */
  readonly deliveredAsPrescribed: NumberName;
  /** Subjects whose prescription follows the rule. */
  readonly prescribedByRule: NumberName;
}

/** A dose–volume limit of the protocol, for targets or organs at risk. */
export interface PlanCriterion {
  /** Id of the limit in the protocol, part of the names of its numbers. */
  readonly limit: string;
  readonly purpose: "target" | "organ-at-risk";
  readonly structure: string;
  readonly label: Label;
  readonly metric: string;
  readonly operator: "<" | "<=" | ">" | ">=";
  readonly value: number;
  readonly unit: string;
  /** The looser value within which a plan is an acceptable variation; null where there is none. */
  readonly acceptable: number | null;
  /** The set of the library that the limit was cited from; null for the protocol's own. */
  readonly source: Label | null;
  /** The variable that it limits, such as `plan.stomach_dmax`. */
  readonly variable: string;
  /** Null where no analysed subject has a plan. */
  readonly verdicts: LimitVerdicts | null;
}

/** Follow-up under each convention, side by side. */
export interface FollowUpTable {
  readonly rows: readonly {
    readonly method: "survivors" | "observed" | "reverse-kaplan-meier";
    readonly median: Cells;
    readonly range: Cells | null;
    readonly n: Cells;
  }[];
}

export interface EndpointResult {
  readonly name: string;
  readonly label: Label;
  readonly shortLabel: Label;
  /** One sentence: origin, events, censoring. */
  readonly definition: Label;
  /** A remark by the protocol, such as "as the article computed it". */
  readonly note: Label | null;
  /** Whether it has a figure and a line in the main table, or is a sensitivity reading. */
  readonly role: "primary" | "sensitivity";
  readonly overall: SurvivalResult;
  readonly groups: readonly SurvivalResult[];
  readonly logRank: NumberName | null;
  /** Times of the risk table, in months. */
  readonly riskTimes: readonly number[];
}

export interface SurvivalResult {
  /** Null for all subjects. */
  readonly group: string | null;
  readonly n: NumberName;
  readonly events: NumberName;
  readonly rates: readonly { readonly months: number; readonly number: NumberName }[];
  /** With the Brookmeyer–Crowley interval; its alternative is the SPSS reading. */
  readonly median: NumberName;
  readonly medianSpss: NumberName;
  readonly curve: CurvePoints;
  readonly riskTable: readonly {
    readonly months: number;
    readonly atRisk: number;
    /** So far; null where they are withheld. */
    readonly censored: number | null;
    readonly events: number | null;
  }[];
}

/** A survival curve at its distinct times in months; bounds are null where undefined. */
export interface CurvePoints {
  readonly months: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
}

/** Table 3: where the disease came back, all sites that ever failed. */
export interface FailurePatternTable {
  readonly total: Cells;
  readonly rows: readonly {
    readonly pattern: string;
    readonly label: Label;
    readonly cells: Cells;
  }[];
}

/** A Cox regression. */
export interface RegressionTable {
  readonly name: string;
  readonly endpoint: string;
  readonly label: Label;
  readonly n: NumberName;
  readonly events: NumberName;
  /** Tests of proportional hazards: of each covariate, and of the model as a whole; empty where there is no model. */
  readonly proportionality: readonly {
    /** Null for the model as a whole. */
    readonly covariate: string | null;
    readonly label: Label | null;
    readonly p: NumberName;
  }[];
  readonly rows: readonly {
    readonly covariate: string;
    readonly label: Label;
    /** Level of a factor; null for a quantity. */
    readonly level: Label | null;
    readonly reference: Label | null;
    readonly ratio: NumberName;
    readonly p: NumberName;
  }[];
}
