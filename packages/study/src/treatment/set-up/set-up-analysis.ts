import { mean, median, standardDeviation } from "@fiducial/statistics";
import { type AssessedSubject, type Cohort } from "../../cohort/cohort.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import type { Fraction } from "../../records/fraction.ts";
import type { ConventionId } from "../../results/conventions.ts";
import type { NumberRegister } from "../../results/number-register.ts";
import type { Reason } from "../../results/reason.ts";
import {
  setUpAxes,
  type SetUpAxis,
  type SetUpErrorsResult,
  type SetUpResults,
  type SubjectSetUp,
} from "../../results/set-up-results.ts";
import { type SetUpErrors, setUpErrors } from "./set-up-errors.ts";

/** Fractions of the courses under study, subject by subject. */
export interface SubjectFractions {
  readonly assessed: AssessedSubject;
  readonly fractions: readonly Fraction[];
}

/** The fractions of the index courses of the included. */
export function indexFractions(cohort: Cohort): readonly SubjectFractions[] {
  return cohort.included.flatMap((assessed) => {
    const fractions = assessed.subject.indexCourse?.fractions ?? [];
    return fractions.length === 0 ? [] : [{ assessed, fractions }];
  });
}

/** The shift along an axis, mm. */
export function shiftOf(fraction: Fraction, axis: SetUpAxis): number | null {
  return fraction[`shift_${axis}_mm`];
}

/** Set-up corrections of the cohort: each patient's, those of the population, and the margin that they ask for beside the one used. */
export function setUpAnalysis(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): SetUpResults | null {
  const given = indexFractions(cohort);
  const moved = given.filter(({ fractions }) => fractions.some(hasShift));
  if (moved.length === 0) return null;
  const subjects = moved.map(subjectSetUp);
  const ids = subjects.map(({ subject }) => subject);
  const residual = protocol.definition.set_up?.residual;
  const residuals =
    residual === undefined
      ? null
      : given.map(({ assessed, fractions }) => ({
          id: assessed.subject.id,
          values: (axis: SetUpAxis) =>
            present(fractions.map(({ extra }) => extraNumber(extra, residual[axis]))),
        }));
  return {
    patients: register.count("set_up.patients", ids),
    fractions: register.enter("set_up.fractions", ids, {
      kind: "count",
      value: moved.flatMap(({ fractions }) => fractions.filter(hasShift)).length,
      convention: "count-fractions",
    }),
    allFractions: register.enter(
      "set_up.fractions.all",
      given.map(({ assessed }) => assessed.subject.id),
      {
        kind: "count",
        value: given.flatMap(({ fractions }) => fractions).length,
        convention: "count-fractions",
      },
    ),
    before: enterErrors(
      "set_up",
      moved.map(({ assessed, fractions }) => ({
        id: assessed.subject.id,
        values: (axis) => present(fractions.map((fraction) => shiftOf(fraction, axis))),
      })),
      register,
    ),
    residual:
      residuals?.some(({ values }) => setUpAxes.some((axis) => values(axis).length > 0)) === true
        ? enterErrors("set_up.residual", residuals, register)
        : null,
    vector: enterVector(subjects, register),
    marginUsed: enterMargin(subjects, register),
    subjects,
  };
}

interface PatientShifts {
  readonly id: string;
  readonly values: (axis: SetUpAxis) => readonly number[];
}

function enterErrors(
  prefix: string,
  patients: readonly PatientShifts[],
  register: NumberRegister,
): SetUpErrorsResult {
  return {
    axes: setUpAxes.map((axis) => {
      const own = patients.filter(({ values }) => values(axis).length > 0);
      const errors = setUpErrors(own.map(({ values }) => values(axis)));
      const ids = own.map(({ id }) => id);
      const repeated = own.filter(({ values }) => values(axis).length > 1).map(({ id }) => id);
      const name = `${prefix}.${axis}`;
      const enter = (part: string, value: number | null, convention: ConventionId, who = ids) =>
        register.enter(`${name}.${part}`, who, {
          kind: "quantity",
          value,
          digits: 1,
          unit: "mm",
          convention,
          because: value === null ? tooFew(errors) : limits(part, errors),
        });
      const systematicCorrected = enter(
        "systematic.corrected",
        errors.systematicCorrected,
        "set-up-systematic-corrected",
      );
      const marginCorrected = enter(
        "margin.corrected",
        errors.marginCorrected,
        "van-herk-margin-corrected",
      );
      const withAlternative = (
        part: string,
        value: number | null,
        convention: ConventionId,
        alternative: string,
      ) =>
        register.enter(`${name}.${part}`, ids, {
          kind: "quantity",
          value,
          digits: 1,
          unit: "mm",
          convention,
          because: value === null ? tooFew(errors) : null,
          alternatives: [alternative],
        });
      return {
        axis,
        patients: register.count(`${name}.patients`, ids),
        groupMean: enter("mean", errors.groupMean, "set-up-group-mean"),
        systematic: withAlternative(
          "systematic",
          errors.systematic,
          "set-up-systematic",
          systematicCorrected,
        ),
        random: enter("random", errors.random, "set-up-random", repeated),
        margin: withAlternative("margin", errors.margin, "van-herk-margin", marginCorrected),
        systematicCorrected,
        marginCorrected,
      };
    }),
  };
}

function tooFew({ patients, repeated }: SetUpErrors): Reason {
  if (patients === 0) return { en: "no shift is recorded", zh: "无位移记录" };
  return repeated === 0
    ? { en: "nobody has two fractions with shifts", zh: "无人有两次以上带位移的照射" }
    : { en: "fewer than two patients have shifts", zh: "有位移记录的患者不足两名" };
}

/** A Σ of nothing is what is left when the variance of the means is no larger than chance makes it. */
function limits(part: string, { systematicCorrected }: SetUpErrors): Reason | null {
  return part === "systematic.corrected" && systematicCorrected === 0
    ? {
        en: "the patients' means vary no more than the day-to-day variation explains",
        zh: "各患者均值的变异不超过分次间变异所能解释的程度",
      }
    : null;
}

function enterVector(
  subjects: readonly SubjectSetUp[],
  register: NumberRegister,
): SetUpResults["vector"] {
  const measured = subjects.filter(({ fractions }) => lengthsOf(fractions).length > 0);
  const ids = measured.map(({ subject }) => subject);
  const lengths = measured.flatMap(({ fractions }) => lengthsOf(fractions));
  const because = lengths.length === 0 ? { en: "no shift is recorded", zh: "无位移记录" } : null;
  const enter = (part: "mean" | "median", value: number | null) =>
    register.enter(`set_up.vector.${part}`, ids, {
      kind: "quantity",
      value,
      digits: 1,
      unit: "mm",
      convention: part,
      because,
    });
  const lower = lengths.length === 0 ? null : lengths.reduce((a, b) => Math.min(a, b));
  const upper = lengths.length === 0 ? null : lengths.reduce((a, b) => Math.max(a, b));
  const judged = measured.filter(({ marginMm }) => marginMm !== null);
  const beyond = judged.filter(({ fractions, marginMm }) =>
    lengthsOf(fractions).some((length) => length > (marginMm ?? 0)),
  );
  return {
    median: enter("median", median(lengths)),
    mean: enter("mean", mean(lengths)),
    range: register.enter("set_up.vector.range", ids, {
      kind: "range",
      value: lower === null || upper === null ? null : upper - lower,
      lower,
      upper,
      digits: 1,
      unit: "mm",
      convention: "range",
      because,
    }),
    beyondMargin: register.proportion(
      "set_up.vector.beyond_margin",
      beyond.map(({ subject }) => subject),
      judged.length,
    ),
  };
}

function enterMargin(subjects: readonly SubjectSetUp[], register: NumberRegister): string {
  const known = subjects.filter(({ marginMm }) => marginMm !== null);
  const margins = present(known.map(({ marginMm }) => marginMm));
  const lower = margins.length === 0 ? null : margins.reduce((a, b) => Math.min(a, b));
  const upper = margins.length === 0 ? null : margins.reduce((a, b) => Math.max(a, b));
  return register.enter(
    "set_up.margin_used",
    known.map(({ subject }) => subject),
    {
      kind: "range",
      value: lower === null || upper === null ? null : upper - lower,
      lower,
      upper,
      digits: 0,
      unit: "mm",
      convention: "range",
      because: lower === null ? "no value is known" : null,
    },
  );
}

function subjectSetUp({ assessed, fractions }: SubjectFractions): SubjectSetUp {
  const ofAxes = (value: (axis: SetUpAxis) => number | null) => ({
    lr: value("lr"),
    ap: value("ap"),
    si: value("si"),
  });
  const own = (axis: SetUpAxis) => present(fractions.map((each) => shiftOf(each, axis)));
  return {
    subject: assessed.subject.id,
    group: assessed.group,
    fractions: fractions.map((fraction) => ({
      fraction: fraction.fraction,
      approved: fraction.approved,
      ...ofAxes((axis) => shiftOf(fraction, axis)),
    })),
    mean: ofAxes((axis) => mean(own(axis))),
    deviation: ofAxes((axis) => standardDeviation(own(axis))),
    marginMm: assessed.subject.indexCourse?.course.ptv_margin_mm ?? null,
  };
}

function lengthsOf(fractions: SubjectSetUp["fractions"]): readonly number[] {
  return fractions.flatMap(({ lr, ap, si }) =>
    lr === null || ap === null || si === null ? [] : [Math.hypot(lr, ap, si)],
  );
}

export function hasShift(fraction: Fraction): boolean {
  return setUpAxes.some((axis) => shiftOf(fraction, axis) !== null);
}

function present(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

function extraNumber(extra: Fraction["extra"], variable: string): number | null {
  const value = extra[variable];
  return typeof value === "number" ? value : null;
}
