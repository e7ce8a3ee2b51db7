import type { DosimetryFinding } from "@fiducial/dosimetry";
import { volumeText } from "./number-text.ts";

/** A finding in a sentence, with what to do where something can be done. */
export function findingText(finding: DosimetryFinding): string {
  return `${finding.structure}: ${sentence(finding)}`;
}

function sentence(finding: DosimetryFinding): string {
  switch (finding.kind) {
    case "open-contours":
      return `${counted(finding.count, "open or point contour")} left out: they enclose nothing.`;
    case "unusable-contours":
      return `${counted(finding.count, "contour")} left out: fewer than three points, not in a plane, or beyond 10 m.`;
    case "contours-across-slices":
      return `${counted(finding.count, "contour")} left out, not parallel to the structure's slices.`;
    case "repeated-contours":
      return `${counted(finding.count, "contour")} left out, with the points of another on the slice.`;
    case "no-closed-contour":
      return "no contour encloses anything.";
    case "wider-slices":
      return (
        `drawn on slices ${finding.ownMm.toFixed(1)} mm apart, the set's are ${finding.spacingMm.toFixed(1)} mm apart: ` +
        "each was taken to reach the next."
      );
    case "gap":
      return (
        `nothing drawn between ${finding.fromMm.toFixed(1)} and ${finding.toMm.toFixed(1)} mm ` +
        `(slices ${finding.spacingMm.toFixed(1)} mm apart): the gap was left empty.`
      );
    case "few-contours":
      return `only ${counted(finding.slices, "slice")}: the ends make up much of the volume.`;
    case "small-volume":
      return `${volumeText(finding.volumeCm3)} cm³, below 0.5 cm³: its numbers depend on how contours and dose are interpolated.`;
    case "coarse-grid":
      return (
        `the dose grid (${finding.gridMm.toFixed(1)} mm) is coarser than a fifth of its diameter ` +
        `(${finding.diameterMm.toFixed(1)} mm): calculate the dose on a finer one.`
      );
    case "leaves-grid":
      return (
        `${finding.outsidePercent.toPrecision(2)} % (${volumeText(finding.outsideCm3)} cm³) lies beyond the dose grid ` +
        "and counts as 0 Gy: Dmin and Dmean are lower bounds."
      );
    case "no-histogram":
      return `no histogram: ${noHistogram[finding.because]}.`;
    case "modes-differ": {
      const { quantity, smooth, slab, unit } = finding;
      const percent = slab === 0 ? "" : ` (${((100 * (smooth - slab)) / slab).toFixed(1)} %)`;
      return `${quantity} depends on the mode: ${text(smooth, unit)} smooth, ${text(slab, unit)} in slabs${percent}.`;
    }
    case "isodose-leaves-grid":
      return "half the prescription reaches the edge of the dose grid: GI and R50 are lower bounds.";
    case "missing-structure":
      return `not there, though ${finding.neededBy} needs it.`;
  }
}

const noHistogram: Readonly<
  Record<Extract<DosimetryFinding, { kind: "no-histogram" }>["because"], string>
> = {
  "empty-structure": "it encloses nothing",
  "outside-grid": "it lies outside the dose grid",
  "oblique-grid": "its slices are oblique to the dose grid",
  "other-frame-of-reference": "it was drawn in another frame of reference than the dose",
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function text(value: number, unit: "cm³" | "Gy"): string {
  return `${unit === "Gy" ? value.toFixed(2) : volumeText(value)} ${unit}`;
}
