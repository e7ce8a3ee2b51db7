import {
  type Limit,
  metricName,
  planDosimetry,
  type PlanDosimetry,
  readConstraint,
} from "@fiducial/dosimetry";
import { requestNotes } from "./evaluated-plan.ts";
import { findingText } from "./finding-text.ts";
import { valueBesideLimit } from "./number-text.ts";
import type { OpenedPlan } from "./opened-plan.ts";
import { planRequest, type RequestedStructure } from "./plan-request.ts";
import { planSummary, type PlanSummary, prescriptionGyOf, summaryText } from "./plan-summary.ts";
import type { Criterion } from "./protocol-file.ts";
import { type Quantity, quantity, reasonText } from "./quantity.ts";
import { printable, textTable } from "./text-table.ts";

/** A plan held against the limits of a protocol. */
export interface Scorecard {
  readonly summary: PlanSummary;
  readonly criteria: readonly JudgedCriterion[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How structures were found or made, and that they were not. */
  readonly notes: readonly string[];
  /** Of the structures that the protocol names. */
  readonly findings: PlanDosimetry["findings"];
}

export type Verdict = "met" | "violated" | "not-evaluable";

export interface JudgedCriterion {
  readonly purpose: Criterion["purpose"];
  /** As the protocol names it. */
  readonly structure: string;
  /** As it is drawn; the same for one that was made; null where there is none. */
  readonly evaluatedStructure: string | null;
  readonly metric: string;
  readonly limit: Limit;
  readonly verdict: Verdict;
  readonly value: Quantity;
  /** How far the value is on the safe side; null where there is no value. */
  readonly margin: number | null;
}

/** Opened plan and limits → verdicts. */
export function scorecard(
  opened: OpenedPlan,
  criteria: readonly Criterion[],
  askedGy: number | null,
): Scorecard {
  const summary = planSummary(opened, askedGy);
  const request = planRequest(
    opened,
    criteria.map(({ structure }) => structure),
  );
  const evaluable = criteria.flatMap((criterion) => {
    const found = request.found.get(criterion.structure);
    return found?.kind === "found" ? [{ ...criterion, structure: found.name }] : [];
  });
  const dosimetry = planDosimetry({
    ...request.base,
    prescriptionGy: prescriptionGyOf(summary),
    constraints: evaluable,
  });
  const verdicts = dosimetry.verdicts.values();
  const judged = criteria.map((criterion): JudgedCriterion => {
    const found = request.found.get(criterion.structure)!;
    const verdict = found.kind === "found" ? verdicts.next().value : undefined;
    return judgedCriterion(criterion, found, verdict);
  });
  const names = new Set(evaluable.map(({ structure }) => structure));
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
  return {
    summary,
    criteria: judged,
    counts: {
      met: count("met"),
      violated: count("violated"),
      "not-evaluable": count("not-evaluable"),
    },
    notes: requestNotes(request),
    findings: dosimetry.findings.filter(
      ({ kind, structure }) => kind !== "missing-structure" && names.has(structure),
    ),
  };
}

function judgedCriterion(
  { purpose, structure, metric, limit }: Criterion,
  found: RequestedStructure,
  judged: PlanDosimetry["verdicts"][number] | undefined,
): JudgedCriterion {
  const constraint = judged?.constraint ?? readConstraint(metric, limit);
  const same = {
    purpose,
    structure,
    evaluatedStructure: found.kind === "found" ? found.name : null,
    metric: metricName(constraint.metric),
    limit: constraint.limit,
  };
  const { unit } = constraint.limit;
  const verdict = judged?.verdict;
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
  const { value, margin } = verdict;
  return { ...same, verdict: verdict.verdict, value: { kind: "value", value, unit }, margin };
}

/** The scorecard for a terminal. */
export function scorecardText(card: Scorecard): string {
  const rows = card.criteria.map(({ structure, metric, limit, value, verdict, purpose }) => [
    purpose === "target" ? "target" : "organ at risk",
    structure,
    metric,
    value.kind === "value" ? verdict : "not evaluable",
    valueBesideLimit(value, limit),
    `${limit.comparison} ${limit.value}`,
    value.unit,
  ]);
  const { met, violated } = card.counts;
  const unknown = card.counts["not-evaluable"];
  const blocks = [
    summaryText(card.summary),
    textTable(["For", "Structure", "Metric", "Verdict", "Value", "Limit", "Unit"], rows, 4),
    `${met} met, ${violated} violated, ${unknown} not evaluable`,
  ];
  const remarks = [...card.notes, ...withoutValue(card), ...card.findings.map(findingText)];
  if (remarks.length > 0)
    blocks.push(["To know:", ...remarks.map((each) => `  ${printable(each)}`)].join("\n"));
  return blocks.join("\n\n");
}

/** Why criteria of structures that are there have no value. */
function withoutValue({ criteria }: Scorecard): readonly string[] {
  return criteria.flatMap(({ structure, evaluatedStructure, metric, value }) =>
    value.kind === "not-evaluable" && evaluatedStructure !== null
      ? [`${structure}, ${metric}: ${value.because}.`]
      : [],
  );
}
