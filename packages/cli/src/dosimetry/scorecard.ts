import {
  type Limit,
  metricName,
  planDosimetry,
  type PlanDosimetry,
  type ProtocolLevel,
} from "@fiducial/dosimetry";
import type { PlanLimit } from "@fiducial/study";
import { undeclaredNameNotes } from "./character-set.ts";
import { requestNotes } from "./evaluated-plan.ts";
import { findingText } from "./finding-text.ts";
import { valueBesideLimit } from "./number-text.ts";
import type { OpenedPlan } from "./opened-plan.ts";
import { planRequest, type RequestedStructure } from "./plan-request.ts";
import { planSummary, type PlanSummary, prescriptionGyOf, summaryText } from "./plan-summary.ts";
import { type Quantity, quantity, reasonText } from "./quantity.ts";
import { printable, textTable } from "./text-table.ts";

/** A plan held against the limits of a protocol. */
export interface Scorecard {
  readonly summary: PlanSummary;
  readonly criteria: readonly JudgedCriterion[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How structures were found or made, that they were not, and what their names may be in. */
  readonly notes: readonly string[];
  /** Of the structures that the protocol names. */
  readonly findings: PlanDosimetry["findings"];
}

/** How a plan stands to a limit: one of the protocol's levels, or that this cannot be said. */
export type Verdict = ProtocolLevel | "not-evaluable";

const verdictText: Readonly<Record<Verdict, string>> = {
  "per-protocol": "per protocol",
  "acceptable-variation": "acceptable variation",
  "unacceptable-variation": "unacceptable",
  "not-evaluable": "not evaluable",
};

export interface JudgedCriterion {
  readonly purpose: PlanLimit["purpose"];
  /** As the protocol names it. */
  readonly structure: string;
  /** As it is drawn; the same for one that was made; null where there is none. */
  readonly evaluatedStructure: string | null;
  readonly metric: string;
  readonly limit: Limit;
  /** The looser limit, within which a plan is an acceptable variation; null where there is none. */
  readonly acceptable: Limit | null;
  /** The library's id of a cited limit; null for the protocol's own. */
  readonly cited: string | null;
  readonly verdict: Verdict;
  readonly value: Quantity;
  /** How far the value is on the safe side; null where there is no value. */
  readonly margin: number | null;
}

/** Opened plan and limits → verdicts. */
export function scorecard(
  opened: OpenedPlan,
  limits: readonly PlanLimit[],
  askedGy: number | null,
): Scorecard {
  const summary = planSummary(opened, askedGy);
  const request = planRequest(
    opened,
    limits.map(({ structure }) => structure),
  );
  const evaluable = limits.flatMap(({ structure, metric, limit, acceptable }) => {
    const found = request.found.get(structure);
    if (found?.kind !== "found") return [];
    const stated = { structure: found.name, metric, limit };
    return [acceptable === null ? stated : { ...stated, acceptable }];
  });
  const dosimetry = planDosimetry({
    ...request.base,
    prescriptionGy: prescriptionGyOf(summary),
    constraints: evaluable,
  });
  const verdicts = dosimetry.verdicts.values();
  const judged = limits.map((limit): JudgedCriterion => {
    const found = request.found.get(limit.structure)!;
    const verdict = found.kind === "found" ? verdicts.next().value : undefined;
    return judgedCriterion(limit, found, verdict?.verdict);
  });
  const names = new Set(evaluable.map(({ structure }) => structure));
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
  return {
    summary,
    criteria: judged,
    counts: {
      "per-protocol": count("per-protocol"),
      "acceptable-variation": count("acceptable-variation"),
      "unacceptable-variation": count("unacceptable-variation"),
      "not-evaluable": count("not-evaluable"),
    },
    notes: [...undeclaredNameNotes(opened.undeclaredName), ...requestNotes(request)],
    findings: dosimetry.findings.filter(
      ({ kind, structure }) => kind !== "missing-structure" && names.has(structure),
    ),
  };
}

function judgedCriterion(
  { purpose, structure, constraint, citation }: PlanLimit,
  found: RequestedStructure,
  verdict: PlanDosimetry["verdicts"][number]["verdict"] | undefined,
): JudgedCriterion {
  const same = {
    purpose,
    structure,
    evaluatedStructure: found.kind === "found" ? found.name : null,
    metric: metricName(constraint.metric),
    limit: constraint.limit,
    acceptable: constraint.acceptable,
    cited: citation?.id ?? null,
  };
  const { unit } = constraint.limit;
  if (verdict === undefined || verdict.verdict === "not-evaluable") {
    const because =
      found.kind === "missing"
        ? found.because
        : reasonText[verdict?.because ?? "structure-missing"];
    return {
      ...same,
      verdict: "not-evaluable",
      value: quantity(null, unit, because),
      margin: null,
    };
  }
  const { value, margin, level } = verdict;
  return { ...same, verdict: level, value: { kind: "value", value, unit }, margin };
}

/** The scorecard for a terminal. */
export function scorecardText(card: Scorecard): string {
  const rows = card.criteria.map((each) => [
    each.purpose === "target" ? "target" : "organ at risk",
    each.structure,
    each.metric,
    verdictText[each.verdict],
    valueBesideLimit(each.value, each.limit),
    limitText(each),
    each.value.unit,
  ]);
  const counts = (Object.keys(verdictText) as Verdict[])
    .filter((verdict) => verdict !== "acceptable-variation" || card.counts[verdict] > 0)
    .map((verdict) => `${card.counts[verdict]} ${verdictText[verdict]}`);
  const blocks = [
    summaryText(card.summary),
    textTable(["For", "Structure", "Metric", "Verdict", "Value", "Limit", "Unit"], rows, 4),
    counts.join(", "),
  ];
  const remarks = [...card.notes, ...withoutValue(card), ...card.findings.map(findingText)];
  if (remarks.length > 0)
    blocks.push(["To know:", ...remarks.map((each) => `  ${printable(each)}`)].join("\n"));
  return blocks.join("\n\n");
}

/** `< 13`, with the looser level behind it: `< 13 (15)`. */
function limitText({ limit, acceptable }: JudgedCriterion): string {
  const looser = acceptable === null ? "" : ` (${acceptable.value})`;
  return `${limit.comparison} ${limit.value}${looser}`;
}

/** Why criteria of structures that are there have no value. */
function withoutValue({ criteria }: Scorecard): readonly string[] {
  return criteria.flatMap(({ structure, evaluatedStructure, metric, value }) =>
    value.kind === "not-evaluable" && evaluatedStructure !== null
      ? [`${structure}, ${metric}: ${value.because}.`]
      : [],
  );
}
