import { publicationDefinition } from "./publication-definition.ts";
import { z } from "zod";
import { planCriterion } from "./constraint-definition.ts";
import type { Label } from "../label.ts";
import type { TableName } from "../records/record-types.ts";
import {
  codes,
  dateText,
  expression,
  identifier,
  label,
  name,
  tableName,
} from "./definition-parts.ts";
import { endpoint } from "./endpoint-definition.ts";
import { planWords } from "./plan-definition.ts";
import { laboratoryDefinition } from "./laboratory-definition.ts";
import { liverDefinition } from "./liver-definition.ts";
import { toxicityWindow } from "./toxicity-definition.ts";
import { followUp } from "./follow-up-definition.ts";
import { prescription } from "./prescription-definition.ts";
import { setUp } from "./set-up-definition.ts";
import { localControl } from "./local-control-definition.ts";
import { response } from "./response-definition.ts";

/** The version of the format of `study.yaml` that this Fiducial reads. */
export const protocolFormat = "fiducial-study/1";

const dateFormat = z
  .enum([
    "yyyy-mm-dd",
    "yyyy/mm/dd",
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "dd.mm.yyyy",
    "yyyymmdd",
    "excel-serial",
  ])
  .describe("How dates are written in the tables; excel-serial counts days from 1899-12-30");

const tableMapping = z
  .strictObject({
    columns: z
      .record(z.string(), z.string().min(1))
      .optional()
      .describe("Field → the heading of its column"),
    codes: z
      .record(
        z.string(),
        z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)),
      )
      .optional()
      .describe("Field → code → the values that stand for it"),
    units: z
      .record(
        z.string(),
        z.union([
          z.string().min(1),
          z.strictObject({ unit: z.string().min(1), multiply_by: z.number().positive() }),
        ]),
      )
      .optional()
      .describe(
        "Field → the unit of the column, such as cm or cGy; with a factor where the units differ in kind, as mg/dL and µmol/L",
      ),
    dates: z
      .record(z.string(), dateFormat)
      .optional()
      .describe("Field → the date format of the column"),
  })
  .describe("How a site's own table differs from the data dictionary");

const data = z.strictObject({
  date_formats: z
    .array(dateFormat)
    .min(1)
    .default(["yyyy-mm-dd"])
    .describe("Date formats of all tables, tried in order"),
  partial_dates: z
    .strictObject({
      month: z
        .enum(["first", "middle", "last", "refuse"])
        .default("middle")
        .describe("The day that stands for a date given as year and month: 1st, 15th or last"),
      year: z
        .enum(["middle", "refuse"])
        .default("refuse")
        .describe("The day that stands for a date given as year only: 1 July"),
    })
    .prefault({}),
  decimal: z.enum(["point", "comma"]).default("point").describe("The decimal mark of numbers"),
  missing: z
    .array(z.string())
    .default(["NA", "N/A", "-", "—", "."])
    .describe("Cells that mean a missing value, besides the empty cell"),
  ignore_columns: z
    .array(z.string())
    .default([])
    .describe("Headings that are not read, without a finding"),
  tables: z.partialRecord(tableName, tableMapping).prefault({}),
});

const variableKind = z.enum(["number", "integer", "code", "yes-no", "date", "text"]);
const variable = z
  .strictObject({
    name,
    table: tableName,
    kind: variableKind,
    label,
    column: z
      .string()
      .min(1)
      .optional()
      .describe("Heading of the column, where it is not the name"),
    unit: z.string().min(1).optional(),
    range: z.tuple([z.number(), z.number()]).optional(),
    codes: codes.optional(),
    digits: z.int().min(0).max(6).optional(),
  })
  .describe("A variable that the study records beyond the data dictionary");

const derived = z
  .strictObject({
    name,
    kind: variableKind,
    label,
    unit: z.string().min(1).optional(),
    codes: codes.optional(),
    digits: z.int().min(0).max(6).optional(),
    value: expression,
  })
  .describe("A variable computed from the records of a subject");

const criterion = z.strictObject({ id: identifier, label, rule: expression });

const categories = z.strictObject({
  cuts: z.array(z.number()).min(1).describe("Boundaries, ascending"),
  boundary: z.enum(["lower", "upper"]).describe("Which category a value on a boundary belongs to"),
});

const baselineRow = z.strictObject({
  variable: z.string().min(1),
  label: label.optional(),
  statistics: z
    .array(z.enum(["median", "mean", "standard-deviation", "quartiles", "range"]))
    .optional(),
  categories: z
    .union([categories, z.literal("each-value")])
    .optional()
    .describe("Intervals of a number, or each value that occurs"),
  compare: z
    .boolean()
    .default(true)
    .describe("Whether the groups are compared; false for a variable that makes the groups"),
});

const regression = z.strictObject({
  name,
  label: label.optional(),
  endpoint: z.string().min(1),
  covariates: z
    .array(
      z.union([
        z
          .string()
          .min(1)
          .transform((variable) => ({ variable, reference: undefined })),
        z.strictObject({ variable: z.string().min(1), reference: z.string().optional() }),
      ]),
    )
    .min(1),
});

const analyses = z.strictObject({
  confidence_level: z.number().gt(0.5).lt(1).default(0.95),
  alpha: z.number().gt(0).lt(0.5).default(0.05),
  interval: z
    .enum(["log-log", "log", "plain", "logit", "arcsine"])
    .default("log-log")
    .describe("Interval of Kaplan–Meier rates and medians"),
  survival_months: z.array(z.number().positive()).min(1).default([12, 24]),
  risk_table_months: z
    .number()
    .positive()
    .default(12)
    .describe("Spacing of the columns beneath a curve"),
  quantity_test: z
    .enum(["rank", "mean"])
    .default("rank")
    .describe("Mann–Whitney and Kruskal–Wallis, or Welch and analysis of variance"),
  baseline: z.array(baselineRow).default([]),
  regressions: z.array(regression).default([]),
});

/** `study.yaml` as its authors wrote it, with defaults filled in. */
export const protocolDefinition = z
  .strictObject({
    format: z.literal(protocolFormat),
    title: label,
    subtitle: label.optional(),
    language: z.enum(["en", "zh"]).default("en"),
    synthetic: z
      .boolean()
      .default(false)
      .describe("The patients are invented; every report says so"),
    cut_off: dateText.optional().describe("Nothing that happened after this day counts"),
    data: data.prefault({}),
    variables: z.array(variable).default([]),
    derived: z.array(derived).default([]),
    index_course: expression
      .default("true")
      .describe(
        "The first course for which this holds is the treatment under study; names are the fields of a course",
      ),
    baseline: z
      .strictObject({
        within_days: z
          .int()
          .positive()
          .default(90)
          .describe(
            "Baseline values are the last on or before the first fraction, not older than this",
          ),
      })
      .prefault({}),
    eligibility: z
      .strictObject({
        inclusion: z.array(criterion).default([]),
        exclusion: z.array(criterion).default([]),
      })
      .prefault({}),
    groups: z.strictObject({ variable: z.string().min(1) }).optional(),
    prescription: prescription.optional(),
    plan: z
      .strictObject({
        acceptance: z.array(planCriterion).default([]),
        constraints: z.array(planCriterion).default([]),
        ...planWords,
      })
      .prefault({}),
    set_up: setUp.optional(),
    follow_up: followUp.optional(),
    publication: publicationDefinition.optional(),
    endpoints: z.array(endpoint).default([]),
    response: response.optional(),
    local_control: localControl.optional(),
    toxicity: z.array(toxicityWindow).default([]),
    laboratory: laboratoryDefinition.prefault({}),
    liver: liverDefinition.optional(),
    analyses: analyses.prefault({}),
    notes: z.array(label).default([]).describe("Sentences for the Methods section"),
    published: z
      .strictObject({
        source: z.string().min(1),
        values: z.record(
          z.string(),
          z.union([
            z
              .string()
              .min(1)
              .transform((printed): { printed: string; note: Label | null } => ({
                printed,
                note: null,
              })),
            z.strictObject({ printed: z.string().min(1), note: label }),
          ]),
        ),
      })
      .optional()
      .describe("Values printed elsewhere, by the name of the number; the report shows both"),
  })
  .describe("A study of Fiducial");

export type ProtocolDefinition = z.infer<typeof protocolDefinition>;
export type VariableDefinition = ProtocolDefinition["variables"][number];
export type DerivedDefinition = ProtocolDefinition["derived"][number];
export type { ToxicityDefinition, ToxicityTerm } from "./toxicity-definition.ts";
export type BaselineRowDefinition = ProtocolDefinition["analyses"]["baseline"][number];
export type TableMapping = NonNullable<ProtocolDefinition["data"]["tables"][TableName]>;
export type DateFormat = z.infer<typeof dateFormat>;
