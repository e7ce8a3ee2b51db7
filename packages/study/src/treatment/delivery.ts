import {
  biologicallyEffectiveDose,
  doseProtractionFactor,
  equivalentDose2Gy,
  protractedEffectiveDose,
} from "@fiducial/dosimetry";
import { median } from "@fiducial/statistics";
import { cellsOf, type Column, columnsOf, idsOf, inColumn } from "../analyses/grouped.ts";
import { daysBetween } from "../calendar.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { TissueDefinition } from "../protocol/prescription-definition.ts";
import type { Protocol, Scheme } from "../protocol/protocol.ts";
import type { DeliveryQuantity, DeliveryTable, SchemeDose } from "../results/delivery-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { isGiven } from "./treatment-table.ts";

/** Fractions of the course under study, planned and given; null where either is unknown. */
export function fractionBalance({
  subject,
}: AssessedSubject): { readonly planned: number; readonly given: number } | null {
  const course = subject.indexCourse;
  const planned = course?.course.planned_fractions ?? null;
  const given = course?.deliveredFractions ?? null;
  return planned === null || given === null ? null : { planned, given };
}

/** Days between consecutive fractions of the course under study, in their order. */
export function fractionIntervals({ subject }: AssessedSubject): readonly number[] {
  const fractions = subject.indexCourse?.fractions ?? [];
  return fractions.slice(1).map(({ date }, i) => daysBetween(fractions[i]?.date ?? date, date));
}

/** Days from the first fraction to the last, the first included; null where fractions have no dates. */
function treatmentDays({ subject }: AssessedSubject): number | null {
  const [first, last] = [subject.indexCourse?.firstFraction, subject.indexCourse?.lastFraction];
  return first == null || last == null ? null : daysBetween(first, last) + 1;
}

/** The biological doses of the protocol's schemes, and how their fractions were delivered. */
export function deliveryTable(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): DeliveryTable | null {
  const prescription = protocol.definition.prescription;
  if (prescription === undefined) return null;
  const tumour: TissueDefinition = {
    name: "tumour",
    label: { en: "Tumour", zh: "肿瘤" },
    alpha_beta_gy: prescription.alpha_beta_gy,
  };
  const hours =
    prescription.delivery_minutes === undefined ? null : prescription.delivery_minutes / 60;
  return {
    doses: protocol.schemes.flatMap((scheme) =>
      [tumour, ...prescription.tissues].map((tissue) =>
        schemeDose(scheme, tissue, hours, cohort, register),
      ),
    ),
    rows: deliveryRows(prescription.interval_days ?? null, cohort, register),
  };
}

function schemeDose(
  scheme: Scheme,
  tissue: TissueDefinition,
  deliveryHours: number | null,
  cohort: Cohort,
  register: NumberRegister,
): SchemeDose {
  const alphaBetaGy = tissue.alpha_beta_gy;
  const perFraction = scheme.totalGy / scheme.fractions;
  const ids = idsOf(cohort.included.filter((each) => isGiven(each, scheme)));
  const prefix = `treatment.${scheme.id}.${tissue.name}`;
  const enter = (
    part: string,
    value: number,
    convention: "bed" | "eqd2" | "dose-protraction" | "bed-protracted",
  ) =>
    register.enter(`${prefix}.${part}`, ids, {
      kind: "quantity",
      value,
      digits: convention === "dose-protraction" ? 3 : 1,
      unit: convention === "dose-protraction" ? null : "Gy",
      convention,
    });
  const repair = tissue.repair;
  const G =
    repair === undefined || deliveryHours === null
      ? null
      : doseProtractionFactor(deliveryHours, [
          { halfTimeHours: repair.half_time_hours, share: 1 - (repair.second?.share ?? 0) },
          ...(repair.second === undefined
            ? []
            : [
                {
                  halfTimeHours: repair.second.half_time_hours,
                  share: repair.second.share,
                },
              ]),
        ]);
  return {
    scheme: scheme.id,
    label: scheme.label,
    tissue: tissue.name,
    tissueLabel: tissue.label,
    alphaBetaGy,
    biologicallyEffectiveDose: enter(
      "bed",
      biologicallyEffectiveDose(scheme.fractions, perFraction, alphaBetaGy),
      "bed",
    ),
    equivalentDose2Gy: enter(
      "eqd2",
      equivalentDose2Gy(scheme.fractions, perFraction, alphaBetaGy),
      "eqd2",
    ),
    protraction: G === null ? null : enter("protraction", G, "dose-protraction"),
    protractedDose:
      G === null
        ? null
        : enter(
            "bed.protracted",
            protractedEffectiveDose(scheme.fractions, perFraction, alphaBetaGy, G),
            "bed-protracted",
          ),
  };
}

function deliveryRows(
  intervalDays: number | null,
  cohort: Cohort,
  register: NumberRegister,
): DeliveryTable["rows"] {
  const columns = columnsOf(cohort);
  const row = (quantity: DeliveryQuantity, cell: (column: Column, name: string) => string) => ({
    quantity,
    cells: cellsOf(columns, (column) =>
      cell(column, inColumn(`delivery.${quantity.replaceAll("-", "_")}`, column)),
    ),
  });
  const fractions = (of: "planned" | "given") => (column: Column, name: string) => {
    const known = column.subjects.filter((each) => fractionBalance(each) !== null);
    const sum = known.reduce((total, each) => total + (fractionBalance(each)?.[of] ?? 0), 0);
    return register.enter(name, idsOf(known), {
      kind: "count",
      value: sum,
      convention: "count-fractions",
    });
  };
  const subjects =
    (isCounted: (each: AssessedSubject) => boolean) => (column: Column, name: string) =>
      register.proportion(name, idsOf(column.subjects.filter(isCounted)), column.subjects.length);
  const balance = (each: AssessedSubject) => fractionBalance(each) ?? { planned: 0, given: 0 };
  const isKnown = (each: AssessedSubject) => fractionBalance(each) !== null;
  return [
    row("planned-fractions", fractions("planned")),
    row("given-fractions", fractions("given")),
    row(
      "all-given",
      subjects((each) => isKnown(each) && balance(each).given === balance(each).planned),
    ),
    row(
      "missed",
      subjects((each) => balance(each).given < balance(each).planned),
    ),
    row(
      "extra",
      subjects((each) => balance(each).given > balance(each).planned),
    ),
    row(
      "unknown",
      subjects((each) => !isKnown(each)),
    ),
    row("interval-median", medianOf(fractionIntervals, register)),
    row("interval-range", rangeOf(fractionIntervals, register)),
    ...(intervalDays === null
      ? []
      : [
          row(
            "interval-shorter",
            subjects((each) => fractionIntervals(each).some((days) => days < intervalDays)),
          ),
          row(
            "interval-longer",
            subjects((each) => fractionIntervals(each).some((days) => days > intervalDays)),
          ),
        ]),
    row("time-median", medianOf(timesOf, register)),
    row("time-range", rangeOf(timesOf, register)),
  ];
}

function timesOf(assessed: AssessedSubject): readonly number[] {
  const days = treatmentDays(assessed);
  return days === null ? [] : [days];
}

type Values = (assessed: AssessedSubject) => readonly number[];

function medianOf(values: Values, register: NumberRegister) {
  return ({ subjects }: Column, name: string): string => {
    const known = subjects.filter((each) => values(each).length > 0);
    return register.enter(name, idsOf(known), {
      kind: "quantity",
      value: median(known.flatMap(values)),
      digits: 0,
      unit: "days",
      convention: "median",
      because: known.length === 0 ? "no value is known" : null,
    });
  };
}

function rangeOf(values: Values, register: NumberRegister) {
  return ({ subjects }: Column, name: string): string => {
    const known = subjects.filter((each) => values(each).length > 0);
    const all = known.flatMap(values);
    const lower = all.length === 0 ? null : all.reduce((a, b) => Math.min(a, b));
    const upper = all.length === 0 ? null : all.reduce((a, b) => Math.max(a, b));
    return register.enter(name, idsOf(known), {
      kind: "range",
      value: lower === null || upper === null ? null : upper - lower,
      lower,
      upper,
      digits: 0,
      unit: "days",
      convention: "range",
      because: all.length === 0 ? "no value is known" : null,
    });
  };
}
