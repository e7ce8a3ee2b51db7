import { readFile } from "node:fs/promises";
import { figurePng, fontFiles } from "@fiducial/report";
import { dvhFigure, type DvhCurve } from "@fiducial/report/figures";
import type { FigureFormat } from "./figure-file.ts";
import { printable } from "./text-table.ts";

/** The figure of a plan, 180 mm wide, in the bytes of its format. */
export async function dvhDrawing(
  curves: readonly DvhCurve[],
  label: string | null,
  format: FigureFormat,
): Promise<Uint8Array> {
  const of = label === null || label === "" ? "a plan" : `plan ${printable(label)}`;
  const names = curves.map((curve) => curve.label).join(", ");
  const svg = dvhFigure(curves, {
    width: "page",
    words: { doseAxis: "Dose (Gy)", volumeAxis: "Volume (%)" },
    description: `Cumulative dose–volume histograms of ${of}: ${names}.`,
  });
  return format === "svg" ? new TextEncoder().encode(svg) : figurePng(svg, fontFiles(readFile));
}
