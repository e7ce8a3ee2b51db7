import type { Field } from "../records/field.ts";
import type { TableName } from "../records/record-types.ts";
import type { Label } from "../label.ts";
import type { PlanLimit } from "../treatment/constraints/plan-limit.ts";
import type { CompiledLimits } from "./compile-limits.ts";
import type { PlanVariable } from "../plans/plan-variable.ts";
import type { DerivedDefinition, ProtocolDefinition } from "./definition.ts";
import type { Expression } from "./expression.ts";
import type { ValueShape } from "./scope.ts";

/** A protocol that has been checked: every name in it is known and every expression compiled. */
export interface Protocol {
  /** The name of its file, for messages. */
  readonly file: string;
  readonly definition: ProtocolDefinition;
  /** The study's own variables as fields of their tables. */
  readonly variableFields: Readonly<Partial<Record<TableName, readonly StudyField[]>>>;
  readonly indexCourse: Expression;
  readonly derived: readonly {
    readonly definition: DerivedDefinition;
    readonly value: Expression;
  }[];
  readonly inclusion: readonly Criterion[];
  readonly exclusion: readonly Criterion[];
  readonly schemes: readonly Scheme[];
  /** What plans are held to: the protocol's own limits and those that it cites, targets' acceptance first. */
  readonly limits: readonly PlanLimit[];
  /** Cited with others, but left out: limits that the library only recalls and nobody confirmed. */
  readonly disabledLimits: CompiledLimits["disabled"];
  /** The metrics that are read from plans, each once: those of the limits, then further ones. */
  readonly planVariables: readonly PlanVariable[];
  /** The variable that each limit bounds, by the limit's id. */
  readonly limitedVariables: ReadonlyMap<string, PlanVariable>;
  /** Who takes anticoagulants; null where the protocol has no rule for it. */
  readonly anticoagulated: Expression | null;
  /** Who has a stage by BCLC; null where the protocol has no rule for it. */
  readonly bclc: Expression | null;
  /** What a baseline row, a group or a covariate may name, by dotted path. */
  readonly values: ReadonlyMap<string, ValueShape>;
}

/** A variable of the study, read like any other field. */
export interface StudyField extends Field {
  readonly column: string;
}

export interface Criterion {
  readonly id: string;
  readonly label: Label;
  readonly rule: Expression;
}

/** A dose and fractionation with the subjects that it is for. */
export interface Scheme {
  readonly id: string;
  readonly label: Label;
  readonly when: Expression;
  readonly totalGy: number;
  readonly fractions: number;
}
