import { cellsOf, type Column, idsOf, inColumn } from "../analyses/grouped.ts";
import type { AssessedSubject } from "../cohort/cohort.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { LimitVerdicts } from "../results/plan-results.ts";
import type { PlanLimit } from "../treatment/constraints/plan-limit.ts";
import { planReasons } from "./plan-reasons.ts";
import type { PlanReason } from "./plan-metrics.ts";
import { type LimitVerdict, planVerdict } from "./plan-verdict.ts";

/** The verdicts of the plans on one limit, counted by group; a subject without a plan has none. */
export function limitVerdicts(
  limit: PlanLimit,
  protocol: Protocol,
  columns: readonly Column[],
  book: NumberRegister,
): LimitVerdicts {
  const name = `plan.${limit.id}`;
  const variable = protocol.limitedVariables.get(limit.id)?.name ?? "";
  const register = book.about(`variable.plan.${variable}`);
  const everybody = columns[0]?.subjects ?? [];
  const verdicts = new Map(
    everybody.flatMap(({ subject }): [string, LimitVerdict][] =>
      subject.plans.index === null
        ? []
        : [[subject.id, planVerdict(limit, subject.plans.index, protocol)]],
    ),
  );
  const having = (subjects: readonly AssessedSubject[], wanted: (v: LimitVerdict) => boolean) =>
    idsOf(subjects).filter((id) => {
      const verdict = verdicts.get(id);
      return verdict !== undefined && wanted(verdict);
    });
  const isKnown = ({ verdict }: LimitVerdict) => verdict !== "not-evaluable";
  const share = (part: string, wanted: (verdict: LimitVerdict) => boolean) =>
    cellsOf(columns, (column) =>
      register.proportion(
        inColumn(`${name}.${part}`, column),
        having(column.subjects, wanted),
        having(column.subjects, isKnown).length,
        "proportion-of-plans",
      ),
    );
  return {
    met: share("met", ({ verdict }) => verdict === "met"),
    violated: share("violated", ({ verdict }) => verdict === "violated"),
    acceptable:
      limit.constraint.acceptable === null
        ? null
        : share("acceptable", (each) => each.verdict === "violated" && each.acceptable),
    notEvaluable: cellsOf(columns, (column) =>
      register.count(
        inColumn(`${name}.not_evaluable`, column),
        having(column.subjects, ({ verdict }) => verdict === "not-evaluable"),
      ),
    ),
    because: reasonsOf([...verdicts.values()]),
    values: everybody.flatMap(({ subject, group }) => {
      const verdict = verdicts.get(subject.id);
      return verdict === undefined || verdict.verdict === "not-evaluable"
        ? []
        : [{ subject: subject.id, group, value: verdict.value, verdict: verdict.verdict }];
    }),
  };
}

function reasonsOf(verdicts: readonly LimitVerdict[]): LimitVerdicts["because"] {
  const counts = new Map<PlanReason, number>();
  for (const verdict of verdicts)
    if (verdict.verdict === "not-evaluable")
      counts.set(verdict.because, (counts.get(verdict.because) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([reason, count]) => ({ label: planReasons[reason], count }));
}
