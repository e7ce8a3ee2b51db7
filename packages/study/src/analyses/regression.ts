import {
  coxRegression,
  type Covariate,
  type CoxModel,
  proportionalHazardsTest,
  type StatisticsFinding,
} from "@fiducial/statistics";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { valueAt } from "../cohort/subject.ts";
import { type Finding, findings } from "../findings.ts";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { ValueShape } from "../protocol/scope.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import type { RegressionTable } from "../results/study-results.ts";
import type { EndpointOfCohort } from "./survival.ts";

type RegressionDefinition = ProtocolDefinition["analyses"]["regressions"][number];
type Row = RegressionTable["rows"][number];

/** One coefficient of a model as a line of its table. */
interface Term {
  /** Part of the number's name: `disease[hcc]`, `age`. */
  readonly code: string;
  readonly covariate: string;
  readonly label: Label;
  readonly level: Label | null;
  readonly reference: Label | null;
}

interface ModelCovariate {
  readonly covariate: Covariate;
  readonly terms: readonly Term[];
}

const yesNoLevels: Readonly<Record<string, Label>> = {
  no: { en: "No", zh: "否" },
  yes: { en: "Yes", zh: "是" },
};

/** A Cox regression of an endpoint on covariates of the protocol, on the subjects without a missing value. */
export function regressionAnalysis(
  definition: RegressionDefinition,
  endpoints: readonly EndpointOfCohort[],
  protocol: Protocol,
  cohort: Cohort,
  book: NumberRegister,
): { readonly table: RegressionTable; readonly findings: readonly Finding[] } {
  const endpoint = endpoints.find((each) => each.definition.name === definition.endpoint);
  if (endpoint === undefined)
    throw new Error(`The endpoint ${definition.endpoint} was not checked`);
  const label = definition.label ?? endpoint.definition.label;
  const register = book.about(
    `endpoint.${definition.endpoint}`,
    ...definition.covariates.map(({ variable }) => `variable.${variable}`),
  );
  const withEndpoint = cohort.included.filter(({ subject }) => endpoint.bySubject.has(subject.id));
  const complete = withEndpoint.filter(({ subject }) =>
    definition.covariates.every(({ variable }) => valueAt(subject.bindings, variable) !== null),
  );
  const own = complete.map(({ subject }) => endpoint.bySubject.get(subject.id));
  const ids = complete.map(({ subject }) => subject.id);
  const name = `cox.${definition.name}`;
  const covariates = definition.covariates.map((each) => modelCovariate(each, protocol, complete));
  const isEmpty = complete.length === 0 || covariates.every(({ terms }) => terms.length === 0);
  const model = isEmpty
    ? null
    : coxRegression(
        {
          time: own.map((each) => each?.months ?? 0),
          event: own.map((each) => each?.kind === "event"),
        },
        covariates.filter(({ terms }) => terms.length > 0).map(({ covariate }) => covariate),
        { ties: "efron", level: protocol.definition.analyses.confidence_level },
      );
  const table: RegressionTable = {
    name: definition.name,
    endpoint: definition.endpoint,
    label,
    n: register.count(`${name}.n`, ids),
    events: register.count(
      `${name}.events`,
      ids.filter((_, i) => own[i]?.kind === "event"),
    ),
    proportionality: enterProportionality(name, covariates, model, ids, register),
    rows: covariates
      .flatMap(({ terms }) => terms)
      .map((term, i) => enterTerm(name, term, model, i, ids, register)),
  };
  const dropped = withEndpoint.length - complete.length;
  return {
    table,
    findings: [
      ...(dropped > 0 ? [findings.regressionRowsDropped(label, dropped)] : []),
      // Few events are a rule of the checks, which sees every regression.
      ...(model?.findings ?? []).filter(isDoubt).map((finding) => ({
        ...wording(label, finding),
        numbers: table.rows.flatMap(({ ratio, p }) => [ratio, p]),
      })),
    ],
  };
}

function modelCovariate(
  { variable, reference }: RegressionDefinition["covariates"][number],
  protocol: Protocol,
  subjects: readonly AssessedSubject[],
): ModelCovariate {
  const shape = protocol.values.get(variable);
  if (shape === undefined) throw new Error(`The variable ${variable} was not checked`);
  const values = subjects.map(({ subject }) => valueAt(subject.bindings, variable));
  if (shape.of === "number" || shape.of === "integer") {
    return {
      covariate: { name: variable, values: values.map(Number) },
      terms: [
        { code: variable, covariate: variable, label: shape.label, level: null, reference: null },
      ],
    };
  }
  const codes = values.map((value) =>
    typeof value === "boolean" ? (value ? "yes" : "no") : String(value),
  );
  const levels = levelsOf(shape, reference, codes);
  const labelOf = (level: string): Label =>
    (shape.of === "yes-no" ? yesNoLevels[level] : shape.codes?.[level]) ?? { en: level };
  return {
    covariate: { name: variable, values: codes, levels },
    terms: levels.slice(1).map((level) => ({
      code: `${variable}[${level}]`,
      covariate: variable,
      label: shape.label,
      level: labelOf(level),
      reference: labelOf(levels[0] ?? ""),
    })),
  };
}

/** The levels that occur, the reference first: the stated one, otherwise the first of the variable's codes. */
function levelsOf(
  shape: ValueShape,
  reference: string | undefined,
  values: readonly string[],
): readonly string[] {
  const present = new Set(values);
  const all = (shape.of === "yes-no" ? ["no", "yes"] : Object.keys(shape.codes ?? {})).filter(
    (level) => present.has(level),
  );
  const first = reference !== undefined && present.has(reference) ? reference : all[0];
  return first === undefined ? [] : [first, ...all.filter((level) => level !== first)];
}

function enterTerm(
  name: string,
  term: Term,
  model: CoxModel | null,
  index: number,
  ids: readonly string[],
  register: NumberRegister,
): Row {
  const fitted = model?.terms[index] ?? null;
  const because = fitted === null ? "nobody has all covariates" : fitted.because;
  const ratio = register.enter(`${name}.${term.code}`, ids, {
    kind: "ratio",
    value: fitted?.hazardRatio ?? null,
    interval:
      fitted === null || fitted.hazardRatio === null
        ? null
        : {
            lower: fitted.lower,
            upper: fitted.upper,
            level: model?.level ?? 0.95,
            convention: "cox-efron-wald",
          },
    convention: "cox-efron-wald",
    because,
  });
  const p = register.enter(`${name}.${term.code}.p`, ids, {
    kind: "p-value",
    value: fitted?.p ?? null,
    statistic: fitted?.z ?? null,
    degreesOfFreedom: null,
    convention: "cox-efron-wald",
    because,
  });
  return {
    covariate: term.covariate,
    label: term.label,
    level: term.level,
    reference: term.reference,
    ratio,
    p,
  };
}

/** Tests on the scale 1 − Kaplan–Meier, as R's `cox.zph`. A model without finite estimates has none. */
function enterProportionality(
  name: NumberName,
  covariates: readonly ModelCovariate[],
  model: CoxModel | null,
  ids: readonly string[],
  register: NumberRegister,
): RegressionTable["proportionality"] {
  if (model === null || model.findings.some(isDoubt)) return [];
  return proportionalHazardsTest(model).map(({ covariate, statistic, degreesOfFreedom, p }) => {
    const own = covariates.find(({ terms }) => terms[0]?.covariate === covariate)?.terms[0] ?? null;
    return {
      covariate: own === null ? null : covariate,
      label: own?.label ?? null,
      p: register.enter(
        own === null ? `${name}.proportionality.p` : `${name}.${covariate}.proportionality.p`,
        ids,
        {
          kind: "p-value",
          value: p,
          statistic,
          degreesOfFreedom,
          convention: "proportional-hazards-test",
          because: p === null ? "the information is singular" : null,
        },
      ),
    };
  });
}

type Doubt = Exclude<StatisticsFinding, { readonly kind: "few-events" }>;

function isDoubt(finding: StatisticsFinding): finding is Doubt {
  return finding.kind !== "few-events";
}

function wording(label: Label, finding: Doubt): Finding {
  switch (finding.kind) {
    case "separation":
      return findings.regressionDoubtful(label, {
        en: `the likelihood rises without end along ${finding.terms.map(({ term }) => term).join(", ")}: no finite hazard ratio exists`,
        zh: `似然沿 ${finding.terms.map(({ term }) => term).join("、")} 无限上升：不存在有限的风险比`,
      });
    case "aliased":
      return findings.regressionDoubtful(label, {
        en: `${finding.terms.join(", ")} follow from the other covariates`,
        zh: `${finding.terms.join("、")} 可由其他协变量得出`,
      });
    case "no-events":
      return findings.regressionDoubtful(label, {
        en: "nobody had the event",
        zh: "无人发生该事件",
      });
    case "not-converged":
      return findings.regressionDoubtful(label, {
        en: `no maximum found in ${finding.iterations} iterations`,
        zh: `${finding.iterations} 次迭代内未找到最大值`,
      });
  }
}
