import { judgeMetric, type Limit } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { PlanLimit } from "../treatment/constraints/plan-limit.ts";
import type { PlanMetrics, PlanReason } from "./plan-metrics.ts";

/** How a plan stands to a limit. */
export type LimitVerdict =
  | {
      readonly verdict: "met" | "violated";
      readonly value: number;
      readonly unit: string;
      /** Whether a looser limit of the protocol still holds. */
      readonly acceptable: boolean;
    }
  | { readonly verdict: "not-evaluable"; readonly because: PlanReason };

/** Holds a plan against a limit. */
export function planVerdict(
  { id, constraint }: PlanLimit,
  plan: PlanMetrics,
  { limitedVariables }: Pick<Protocol, "limitedVariables">,
): LimitVerdict {
  const own = plan.values[limitedVariables.get(id)?.name ?? ""];
  if (own === undefined || own.value === null)
    return { verdict: "not-evaluable", because: own?.because ?? "structure-missing" };
  const { unit } = constraint.limit;
  const judged = judgeMetric(constraint, { kind: "value", value: own.value, unit });
  if (judged.verdict === "not-evaluable")
    return { verdict: "not-evaluable", because: judged.because };
  return {
    verdict: judged.verdict,
    value: own.value,
    unit,
    acceptable: judged.level !== "unacceptable-variation",
  };
}

/** `Stomach Dmax < 30 Gy`. */
export function limitLabel({ label, metric, constraint }: PlanLimit): Label {
  const text = `${metric} ${limitText(constraint.limit)}`;
  return {
    en: `${label.en} ${text}`,
    ...(label.zh === undefined ? {} : { zh: `${label.zh} ${text}` }),
  };
}

function limitText({ comparison, value, unit }: Limit): string {
  const sign = { "<": "<", "<=": "≤", ">": ">", ">=": "≥" }[comparison];
  return `${sign} ${value}${unit === "%" ? "" : " "}${unit}`;
}
