import type { Protocol } from "../protocol/protocol.ts";

/** What a study asks of every plan, as data: whoever evaluates plans needs no more of the protocol. */
export interface StudyPlanRequest {
  /** Metrics as `readMetric` reads them, by the names of their variables. */
  readonly metrics: readonly {
    readonly variable: string;
    readonly structure: string;
    readonly metric: string;
  }[];
  readonly targets: {
    readonly planning: string;
    readonly gross: string;
    readonly internal: string;
  };
  /** Structures that contour a recurrence, by the beginning of their name, and the isodose that bounds the field; null where none are. */
  readonly recurrence: { readonly name: string; readonly isodosePercent: number } | null;
  /** The study's own names of structures: as drawn → TG-263. */
  readonly structureNames: Readonly<Record<string, string>>;
}

/** What the protocol asks of plans. */
export function studyPlanRequest({ definition, planVariables }: Protocol): StudyPlanRequest {
  const { targets, structure_names: names } = definition.plan;
  const field = definition.local_control?.field;
  return {
    metrics: planVariables.flatMap(({ name, from }) =>
      from === null ? [] : [{ variable: name, structure: from.structure, metric: from.metric }],
    ),
    targets,
    recurrence:
      field?.recurrence_structure === undefined
        ? null
        : { name: field.recurrence_structure, isodosePercent: field.isodose_percent },
    structureNames: Object.fromEntries(
      Object.entries(names).flatMap(([standard, drawn]) => drawn.map((each) => [each, standard])),
    ),
  };
}

/** The structures that a request is about, targets first. */
export function requestedStructures({ metrics, targets }: StudyPlanRequest): readonly string[] {
  return [...new Set([...Object.values(targets), ...metrics.map(({ structure }) => structure)])];
}
