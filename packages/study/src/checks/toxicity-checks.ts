import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { Label } from "../label.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import { toxicityScale, type ToxicityScale } from "../toxicity/toxicity-scale.ts";
import { isOnScale, isSameTerm } from "../toxicity/chart-grade.ts";
import { isInWindow } from "../toxicity/toxicity-window.ts";

/** Scales that do not exist, and adverse events of included subjects that no table counts. */
export function checkToxicity(
  definition: ProtocolDefinition,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const found: Finding[] = [];
  const aliases = new Map<string, ToxicityScale>();
  const unknown = new Map<string, Sighting[]>();
  const uncounted = new Map<Label, Sighting[]>();
  for (const { scale } of definition.toxicity) noteAlias(scale, aliases);
  for (const { subject } of cohort.included) {
    for (const event of subject.adverseEvents) {
      const at: Sighting = {
        subject: subject.id,
        where: rowPlace(files["adverse-events"] ?? "adverse-events", event.line),
      };
      if (event.scale !== null) {
        noteAlias(event.scale, aliases);
        if (!toxicityScale(event.scale).isKnown)
          unknown.set(event.scale, [...(unknown.get(event.scale) ?? []), at]);
      }
      const why = event.grade === 0 ? null : whyUncounted(event, subject, definition);
      if (why !== null) uncounted.set(why, [...(uncounted.get(why) ?? []), at]);
    }
  }
  for (const [given, { name, aliasBecause }] of aliases)
    found.push(
      aliasBecause === "earlier-revision"
        ? findings.scaleRevision(given, name)
        : findings.scaleAlias(given, name),
    );
  for (const [scale, sightings] of unknown) found.push(findings.unknownScale(scale, sightings));
  if (definition.toxicity.length > 0)
    for (const [why, sightings] of uncounted)
      found.push(findings.toxicityNotCounted(why, sightings));
  return found;
}

const reasons = {
  term: { en: "no table lists the term", zh: "没有表列出该名称" },
  scale: { en: "the term is listed, but on another scale", zh: "名称已列出，但标准不同" },
  window: { en: "dated outside the window of their scale", zh: "日期在相应标准的时间窗之外" },
} as const satisfies Record<string, Label>;

function whyUncounted(
  event: Parameters<typeof isOnScale>[0],
  subject: Parameters<typeof isInWindow>[1],
  definition: ProtocolDefinition,
): Label | null {
  const listing = definition.toxicity.filter(({ terms }) =>
    terms.some(({ term }) => isSameTerm(term, event.term)),
  );
  if (listing.length === 0) return reasons.term;
  const onScale = listing.filter((window) => isOnScale(event, window));
  if (onScale.length === 0) return reasons.scale;
  const end = subject.followUp.end?.date;
  if (end !== undefined && event.date > end) return null;
  return onScale.some((window) => isInWindow(event.date, subject, window)) ? null : reasons.window;
}

function noteAlias(written: string, aliases: Map<string, ToxicityScale>): void {
  const scale = toxicityScale(written);
  if (scale.alias !== null) aliases.set(scale.alias, scale);
}
