import type { DosimetryFinding, PlanDosimetry } from "@fiducial/dosimetry";
import {
  type PlanRemark,
  type PlanRemarkKind,
  requestedStructures,
  type StudyPlanRequest,
} from "@fiducial/study";
import type { PlanRequest } from "../dosimetry/plan-request.ts";

/** What a study must know of a plan, in its words: how structures were found, and what is doubtful about them. */
export function planRemarks({
  request,
  asked,
  dosimetry,
  nameOf,
  doseType,
  prescriptionGy,
}: {
  readonly request: StudyPlanRequest;
  readonly asked: PlanRequest;
  readonly dosimetry: PlanDosimetry;
  readonly nameOf: (structure: string) => string;
  readonly doseType: string;
  readonly prescriptionGy: number | null;
}): readonly PlanRemark[] {
  const remarks: PlanRemark[] = [];
  const limited = new Set(request.metrics.map(({ structure }) => structure));
  // A target that no limit asks for may be absent: not every study draws an ITV.
  for (const structure of limited) {
    const found = asked.found.get(structure);
    if (found?.kind === "missing") {
      const ambiguous = found.because.startsWith("several");
      remarks.push({
        kind: ambiguous ? "structure-ambiguous" : "structure-missing",
        structure,
        detail: ambiguous ? found.because : "",
      });
    } else if (found !== undefined && asked.base.derived?.some(({ name }) => name === structure)) {
      remarks.push({ kind: "structure-made", structure, detail: "" });
    }
  }
  const unknown = asked.named
    .filter(({ naming }) => naming.kind !== "named")
    .map(({ structure }) => structure.name);
  if (unknown.length > 0)
    remarks.push({
      kind: "name-not-recognised",
      structure: "",
      detail: unknown.slice(0, 12).join(", "),
    });
  const byDrawnName = new Map(
    requestedStructures(request).map((structure) => [nameOf(structure), structure]),
  );
  const targets = new Set<string>(Object.values(request.targets));
  const seen = new Set<string>();
  for (const finding of dosimetry.findings) {
    const structure = byDrawnName.get(finding.structure);
    // A target of several lesions has nothing between them.
    const isTarget = structure !== undefined && targets.has(structure);
    const kind = finding.kind === "gap" && isTarget ? "target-parts" : kinds[finding.kind];
    if (structure === undefined || kind === null || seen.has(`${kind} ${structure}`)) continue;
    seen.add(`${kind} ${structure}`);
    remarks.push({ kind, structure, detail: detailOf(finding) });
  }
  if (doseType !== "PHYSICAL" && doseType !== "")
    remarks.push({ kind: "dose-not-physical", structure: "", detail: doseType });
  if (prescriptionGy === null) remarks.push({ kind: "no-prescription", structure: "", detail: "" });
  return remarks;
}

/** What is missing is told by name above. */
const kinds: Readonly<Record<DosimetryFinding["kind"], PlanRemarkKind | null>> = {
  "open-contours": "contours-left-out",
  "unusable-contours": "contours-left-out",
  "contours-across-slices": "contours-left-out",
  "repeated-contours": "contours-left-out",
  "no-closed-contour": "no-histogram",
  "wider-slices": "wider-slices",
  gap: "contour-gap",
  "few-contours": "few-contours",
  "small-volume": "small-volume",
  "coarse-grid": "coarse-grid",
  "leaves-grid": "leaves-grid",
  "no-histogram": "no-histogram",
  "modes-differ": "modes-differ",
  "isodose-leaves-grid": "isodose-leaves-grid",
  "missing-structure": null,
};

/** The number behind a remark, in no language. */
function detailOf(finding: DosimetryFinding): string {
  switch (finding.kind) {
    case "leaves-grid":
      return `${finding.outsidePercent.toPrecision(2)} %`;
    case "small-volume":
      return `${finding.volumeCm3.toPrecision(3)} cm³`;
    case "coarse-grid":
      return `${finding.gridMm.toFixed(1)} mm`;
    case "wider-slices":
      return `${finding.ownMm.toFixed(1)} / ${finding.spacingMm.toFixed(1)} mm`;
    case "gap":
      return `${finding.fromMm.toFixed(1)} – ${finding.toMm.toFixed(1)} mm`;
    case "open-contours":
    case "unusable-contours":
    case "contours-across-slices":
    case "repeated-contours":
      return String(finding.count);
    case "few-contours":
      return String(finding.slices);
    case "modes-differ":
      return `${finding.quantity} ${finding.smooth.toPrecision(4)} / ${finding.slab.toPrecision(4)} ${finding.unit}`;
    default:
      return "";
  }
}
