import {
  evaluateConstraint,
  readConstraint,
  type Constraint,
  type ConstraintVerdict,
} from "./constraint.ts";
import type { DosimetryFinding } from "./dose-volume/dosimetry-finding.ts";
import { metricName, type Metric } from "./dose-volume/metric.ts";
import { metricValue, type MetricValue } from "./dose-volume/metric-value.ts";
import { readMetric } from "./dose-volume/read-metric.ts";
import {
  derivedStructureDosimetry,
  drawnStructureDosimetry,
  type StructureDosimetry,
} from "./dose-volume/structure-dosimetry.ts";
import { parallel, type Axes } from "./geometry/axes.ts";
import { loftOfContours } from "./geometry/loft-solid.ts";
import { planarContours } from "./geometry/planar-contours.ts";
import { slabsOfContours } from "./geometry/slab-solid.ts";
import type { Solid } from "./geometry/solid.ts";
import { commonestSpacing } from "./geometry/slice-spacing.ts";
import { evaluateExpression, type StructureExpression } from "./geometry/structure-expression.ts";
import type { DoseGrid } from "./objects/dose-grid.ts";
import type { Structure } from "./objects/structure-set.ts";
import {
  prescriptionIsodoses,
  type PrescriptionIsodoses,
} from "./plan-quality/prescription-isodoses.ts";

/** What is asked of a plan. Structures are named as in the set, capitals aside. */
export interface PlanDosimetryRequest {
  /** All structures of the set: they settle the slice spacing together. */
  readonly structures: readonly Structure[];
  /** The slice spacing of the set, mm, where `structures` is only a part of it. */
  readonly spacingMm?: number | null;
  readonly dose: DoseGrid;
  readonly prescriptionGy: number | null;
  /** Names of targets beside those of interpreted type GTV, CTV or PTV. */
  readonly targets?: readonly string[];
  /** Structures made of others, in an order in which each names only what came before. */
  readonly derived?: readonly { readonly name: string; readonly from: StructureExpression }[];
  /** Metrics as `readMetric` reads them. */
  readonly metrics?: readonly { readonly structure: string; readonly metric: string }[];
  /** Limits as `readConstraint` reads them. */
  readonly constraints?: readonly {
    readonly structure: string;
    readonly metric: string;
    readonly limit: string;
    readonly acceptable?: string;
  }[];
}

export interface PlanMetric {
  readonly structure: string;
  readonly metric: Metric;
  readonly name: string;
  readonly value: MetricValue | { readonly kind: "not-evaluable"; readonly because: Missing };
}

export interface PlanVerdict {
  readonly structure: string;
  readonly constraint: Constraint;
  readonly verdict: ConstraintVerdict;
}

type Missing = "structure-missing" | "no-histogram";

/** Everything that a plan's structures and dose say. */
export interface PlanDosimetry {
  /** Slice spacing of the set, mm; null where no structure has two slices. */
  readonly spacingMm: number | null;
  /** Drawn structures in the order of the set, then derived ones. */
  readonly structures: readonly StructureDosimetry[];
  readonly metrics: readonly PlanMetric[];
  readonly verdicts: readonly PlanVerdict[];
  readonly findings: readonly DosimetryFinding[];
}

/** Slice thickness assumed where the whole set lies on single slices, mm. */
const singleSliceMm = 3;

/**
 * Start reading here: structures, dose and prescription → volumes, histograms, indices, metrics, verdicts
 * and findings.
 *
 * Structures and dose must share a frame of reference; a structure that states another has no histogram.
 *
 * @throws DosimetryError for a metric or limit that cannot be read
 *
 * @example
 * const plan = planDosimetry({
 *   structures: structureSet.structures,
 *   dose,
 *   prescriptionGy: 48,
 *   derived: [{ name: "Liver-GTV", from: { difference: ["Liver", "GTV"] } }],
 *   constraints: [{ structure: "Liver-GTV", metric: "CV15Gy", limit: ">= 700 cm³" }],
 * });
 */
export function planDosimetry(request: PlanDosimetryRequest): PlanDosimetry {
  const { dose, prescriptionGy } = request;
  const metrics = (request.metrics ?? []).map((m) => ({ ...m, read: readMetric(m.metric) }));
  const constraints = (request.constraints ?? []).map((c) => ({
    structure: c.structure,
    constraint: readConstraint(c.metric, c.limit, c.acceptable ?? null),
  }));

  // Contours → solids.
  const findings: DosimetryFinding[] = [];
  const structures = request.structures.filter((structure) => sharesFrame(structure, dose));
  for (const { name } of request.structures.filter((s) => !structures.includes(s))) {
    findings.push({ kind: "no-histogram", structure: name, because: "other-frame-of-reference" });
  }
  const axes = sharedAxes(dose);
  const contours = structures.map((structure) => planarContours(structure, axes));
  const spacingMm = request.spacingMm ?? commonestSpacing(contours);
  const usedSpacing = spacingMm ?? singleSliceMm;
  const solids = structures.map(({ name }, i) => slabsOfContours(name, contours[i]!, usedSpacing));

  // Solids × dose → histograms and indices.
  let known: PrescriptionIsodoses | null = null;
  const isodoses = (): PrescriptionIsodoses | null =>
    prescriptionGy === null || prescriptionGy <= 0
      ? null
      : (known ??= prescriptionIsodoses(dose, prescriptionGy));
  const drawn = structures.map((structure, i) =>
    drawnStructureDosimetry(
      structure.name,
      contours[i]!,
      solids[i]!,
      usedSpacing,
      dose,
      isTarget(structure, request.targets ?? []),
      isodoses,
    ),
  );
  const byName = new NamedList<Solid>(structures.map(({ name }, i) => [name, solids[i]!]));
  const drawnByName = new NamedList<number>(structures.map(({ name }, i) => [name, i]));
  const smoothOf = (name: string): Solid | null => {
    const i = drawnByName.get(name);
    return i === null || drawn[i]!.result.geometry === "slab"
      ? byName.get(name)
      : loftOfContours(contours[i]!, solids[i]!, usedSpacing);
  };
  const derived: StructureDosimetry[] = [];
  for (const { name, from } of request.derived ?? []) {
    const made = evaluateExpression(from, (part) => byName.get(part), smoothOf);
    if (made.kind === "missing") {
      findings.push({ kind: "missing-structure", structure: made.name, neededBy: name });
      continue;
    }
    byName.set(name, made.solid);
    derived.push(derivedStructureDosimetry(name, made.solid, dose));
  }
  const all = [...drawn, ...derived];

  // Histograms → metrics and verdicts.
  const results = new NamedList(all.map((structure) => [structure.name, structure]));
  const curveOf = (name: string) => {
    const found = results.get(name)?.result.histogram;
    return found?.kind === "histogram" ? found : null;
  };
  const missing = (structure: string, neededBy: string): Missing => {
    if (results.get(structure) !== null) return "no-histogram";
    findings.push({ kind: "missing-structure", structure, neededBy });
    return "structure-missing";
  };
  const values = metrics.map(({ structure, read }): PlanMetric => {
    const name = metricName(read);
    const curve = curveOf(structure);
    const value =
      curve === null
        ? ({ kind: "not-evaluable", because: missing(structure, name) } as const)
        : metricValue(read, curve, prescriptionGy);
    return { structure, metric: read, name, value };
  });
  const verdicts = constraints.map(({ structure, constraint }): PlanVerdict => {
    const curve = curveOf(structure);
    const verdict: ConstraintVerdict =
      curve === null
        ? { verdict: "not-evaluable", because: missing(structure, metricName(constraint.metric)) }
        : evaluateConstraint(constraint, curve, prescriptionGy);
    return { structure, constraint, verdict };
  });

  findings.push(...all.flatMap((structure) => structure.findings));
  return { spacingMm, structures: all, metrics: values, verdicts, findings };
}

function sharesFrame(structure: Structure, dose: DoseGrid): boolean {
  const own = structure.frameOfReferenceUid ?? "";
  return own === "" || dose.frameOfReferenceUid === "" || own === dose.frameOfReferenceUid;
}

/** The grid's axes where they are oblique to the patient; the patient's otherwise. */
function sharedAxes({ frame }: DoseGrid): Axes | undefined {
  const patient = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;
  const along = frame.axes.every((axis) => patient.some((direction) => parallel(axis, direction)));
  return along ? undefined : frame.axes;
}

function isTarget({ name, interpretedType }: Structure, targets: readonly string[]): boolean {
  if (targets.some((target) => target.toLowerCase() === name.toLowerCase())) return true;
  return ["GTV", "CTV", "PTV", "ITV"].includes(interpretedType?.toUpperCase() ?? "");
}

/** Values by name: exactly as written, or else with capitals ignored; the first of equal names counts. */
class NamedList<T> {
  readonly #exact = new Map<string, T>();
  readonly #folded = new Map<string, T>();

  constructor(entries: readonly (readonly [string, T])[]) {
    for (const [name, value] of entries) this.set(name, value);
  }

  set(name: string, value: T): void {
    const folded = name.trim().toLowerCase();
    if (!this.#exact.has(name)) this.#exact.set(name, value);
    if (!this.#folded.has(folded)) this.#folded.set(folded, value);
  }

  get(name: string): T | null {
    return this.#exact.get(name) ?? this.#folded.get(name.trim().toLowerCase()) ?? null;
  }
}
