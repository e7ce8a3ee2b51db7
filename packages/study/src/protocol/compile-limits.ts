import { DosimetryError, metricName, readConstraint } from "@fiducial/dosimetry";
import { citations, citedLimits } from "../treatment/constraints/constraint-library.ts";
import type { CitedLimit } from "../treatment/constraints/constraint-library.ts";
import type { LimitCitation, PlanLimit } from "../treatment/constraints/plan-limit.ts";
import type { ProtocolPath, ProtocolTrouble } from "./compile-protocol.ts";
import type { PlanCriterionDefinition } from "./constraint-definition.ts";
import type { ProtocolDefinition } from "./definition.ts";
import { nearest } from "./nearest.ts";

/** The limits of a protocol, and those that it cites without the confirmation that they need. */
export interface CompiledLimits {
  readonly limits: readonly PlanLimit[];
  readonly disabled: readonly { readonly where: string; readonly cited: readonly CitedLimit[] }[];
}

type Report = (trouble: ProtocolTrouble) => void;

/** Reads every limit of `plan`, the cited ones from the library; what is wrong is handed to `report`. */
export function compileLimits(
  file: string,
  plan: ProtocolDefinition["plan"],
  report: Report,
): CompiledLimits {
  const limits: PlanLimit[] = [];
  const disabled: CompiledLimits["disabled"][number][] = [];
  for (const list of ["acceptance", "constraints"] as const) {
    for (const [i, criterion] of plan[list].entries()) {
      const path = ["plan", list, i];
      const where = `${file}, plan.${list}[${i}]`;
      const purpose = list === "acceptance" ? "target" : "organ-at-risk";
      if (criterion.cite === undefined) {
        limits.push(...ownLimit(criterion, purpose, path, where, report));
        continue;
      }
      const cited = citedBy(criterion, path, report);
      const enabled = cited.filter(({ limit }) => isEnabled(limit.confidence, criterion));
      const waiting = cited.filter((each) => !enabled.includes(each));
      if (cited.length > 0 && enabled.length === 0) report(unconfirmed(path, cited));
      else if (waiting.length > 0) disabled.push({ where, cited: waiting });
      const isOne = enabled.length === 1;
      if (!isOne) refuseSharedValues(criterion, enabled, path, report);
      const own = isOne ? criterion : withoutValues(criterion);
      for (const each of enabled) limits.push(...libraryLimit(each, own, path, where, report));
    }
  }
  return { limits: withOwnIds(limits), disabled };
}

function ownLimit(
  criterion: PlanCriterionDefinition,
  purpose: PlanLimit["purpose"],
  path: ProtocolPath,
  where: string,
  report: Report,
): readonly PlanLimit[] {
  const { structure, metric, limit, acceptable } = criterion;
  const idle = (["except", "confirmed", "because"] as const).filter(
    (word) => criterion[word] !== undefined,
  );
  if (idle.length > 0)
    report({
      path: [...path, idle[0]!],
      expected: "it beside cite, where it belongs",
      found: `${idle.join(", ")} without cite`,
      remedy: "Remove it, or cite the limit of the library that is meant.",
    });
  if (structure === undefined || metric === undefined || limit === undefined) {
    const lacking = (["structure", "metric", "limit"] as const).filter(
      (word) => criterion[word] === undefined,
    );
    report({
      path,
      expected: "structure, metric and limit; or cite",
      found: `no ${lacking.join(", no ")}`,
      remedy: 'Write { structure: Stomach, metric: D0.03cc, limit: "< 30 Gy" }, or { cite: … }.',
    });
    return [];
  }
  const label = criterion.label ?? { en: structure };
  const stated = { purpose, structure, label, metric, limit, acceptable: acceptable ?? null };
  return withConstraint({ ...stated, citation: null, where }, path, report);
}

/** What a citation names, less what it excepts. */
function citedBy(
  { cite = "", except = [], structure, metric }: PlanCriterionDefinition,
  path: ProtocolPath,
  report: Report,
): readonly CitedLimit[] {
  const cited = citedLimits(cite);
  if (cited.length === 0) report({ path: [...path, "cite"], ...unknownCitation(cite) });
  for (const word of [
    ["structure", structure],
    ["metric", metric],
  ] as const)
    if (word[1] !== undefined)
      report({
        path: [...path, word[0]],
        expected: "the library's own structure and metric of a cited limit",
        found: `${word[0]}: ${word[1]} beside cite`,
        remedy: "Remove it, or state the limit as the protocol's own, without cite.",
      });
  const dropped = new Set<string>();
  for (const [j, name] of except.entries()) {
    const out = citedLimits(name).filter(({ limit }) =>
      cited.some((each) => each.limit.id === limit.id),
    );
    if (out.length === 0)
      report({
        path: [...path, "except", j],
        expected: `limits of ${cite}`,
        found: name,
        remedy: "Name one of the limits cited, or remove it.",
      });
    for (const { limit } of out) dropped.add(limit.id);
  }
  return cited.filter(({ limit }) => !dropped.has(limit.id));
}

function isEnabled(
  confidence: LimitCitation["confidence"],
  { confirmed }: PlanCriterionDefinition,
): boolean {
  return confidence !== "recalled" || confirmed !== undefined;
}

function unconfirmed(path: ProtocolPath, cited: readonly CitedLimit[]): ProtocolTrouble {
  const [first] = cited;
  const source = first!.set.source;
  const limits = cited.map(({ limit }) => `${limit.structure} ${limit.metric} ${limit.limit}`);
  return {
    path: [...path, "cite"],
    expected: "a limit that somebody read at its source",
    found: `${limits.slice(0, 3).join(", ")}${limits.length > 3 ? ", …" : ""}, which the library only recalls and therefore ships disabled`,
    remedy: `Read it in ${source.citation}${source.doi === null ? "" : ` (doi:${source.doi})`}; where it agrees, add confirmed: { by: …, on: YYYY-MM-DD, at: table and page }.`,
  };
}

function unknownCitation(cite: string): Omit<ProtocolTrouble, "path"> {
  const near = nearest(cite, citations());
  return {
    expected: `a citation of the library (${citations()
      .filter((each) => !each.includes("/"))
      .join(", ")}), with schedule, structure and metric after slashes`,
    found: cite,
    remedy: near === null ? "docs/constraints.md lists every limit." : `Did you mean ${near}?`,
  };
}

/** A value of one's own belongs to one limit. */
function refuseSharedValues(
  { cite, limit, acceptable, label }: PlanCriterionDefinition,
  cited: readonly CitedLimit[],
  path: ProtocolPath,
  report: Report,
): void {
  for (const [word, value] of Object.entries({ limit, acceptable, label }))
    if (value !== undefined)
      report({
        path: [...path, word],
        expected: `${word} beside a citation of a single limit`,
        found: `${word} for ${cited.length} limits of ${cite}`,
        remedy: `Cite one of ${cited.map((each) => each.limit.id).join(", ")}.`,
      });
}

function withoutValues(criterion: PlanCriterionDefinition): PlanCriterionDefinition {
  const { limit: _limit, acceptable: _acceptable, label: _label, ...rest } = criterion;
  return rest;
}

function libraryLimit(
  { set, limit: library }: CitedLimit,
  { limit, acceptable, label, because, confirmed }: PlanCriterionDefinition,
  path: ProtocolPath,
  where: string,
  report: Report,
): readonly PlanLimit[] {
  const isOverridden = limit !== undefined || acceptable !== undefined;
  // A limit of one's own leaves the library's looser level behind: the two need not go together.
  const looser = acceptable ?? (limit === undefined ? library.acceptable : null);
  const { id, fractions, population, level, confidence, disagreement } = library;
  const citation: LimitCitation = {
    id,
    fractions,
    population,
    level,
    confidence,
    disagreement,
    set: set.title,
    source: set.source,
    confirmed: confirmed ?? null,
    overridden: isOverridden
      ? { limit: library.limit, acceptable: library.acceptable, because: because ?? null }
      : null,
  };
  return withConstraint(
    {
      purpose: library.purpose,
      structure: library.structure,
      label: label ?? library.label,
      metric: library.metric,
      limit: limit ?? library.limit,
      acceptable: looser,
      citation,
      where,
    },
    path,
    report,
  );
}

function withConstraint(
  stated: Omit<PlanLimit, "constraint" | "id">,
  path: ProtocolPath,
  report: Report,
): readonly PlanLimit[] {
  try {
    const constraint = readConstraint(stated.metric, stated.limit, stated.acceptable);
    return [{ ...stated, id: "", constraint }];
  } catch (error) {
    if (!(error instanceof DosimetryError)) throw error;
    const { where, ...trouble } = error.trouble;
    report({ path, ...trouble, found: `${trouble.found} in ${where}` });
    return [];
  }
}

/** Ids by structure and metric; the second of one id is `stomach.dmax.2`. */
function withOwnIds(limits: readonly PlanLimit[]): readonly PlanLimit[] {
  const counts = new Map<string, number>();
  return limits.map((limit) => {
    const own = `${limit.structure}.${metricName(limit.constraint.metric)}`
      .toLowerCase()
      .replaceAll(/\s+/g, "_");
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    return { ...limit, id: count === 1 ? own : `${own}.${count}` };
  });
}
