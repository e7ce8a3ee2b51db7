import { DosimetryError } from "../dosimetry-error.ts";
import { decimalOf, grayOf, textLines, type DvhTextOptions, type TextLine } from "./dvh-text.ts";
import { exportedCurve } from "./exported-curve.ts";
import type { ExportedDvh } from "./exported-dvh.ts";

/** Percent with which a curve may begin below 100 through rounding. */
const roundingPercent = 0.01;

/**
 * The DVHs of a RayStation text export: `#RoiName:`, `#Dose unit:` (or `#Unit:`), then dose and volume line by line.
 *
 * Volumes are percent of the structure. The file does not say so; a curve that does not begin at 100, less the share that
 * the file says lies outside the dose grid, is therefore refused.
 *
 * @throws DosimetryError where a unit is missing, or volumes are no percentages
 */
export function readRayStationDvhs(
  bytes: Uint8Array,
  options: DvhTextOptions = {},
): readonly ExportedDvh[] {
  const name = options.name ?? "RayStation DVH export";
  const lines = textLines(bytes, options);
  const starts = lines.flatMap(({ text }, index) =>
    /^#\s*RoiName\s*:/i.test(text) ? [index] : [],
  );
  const header = lines.slice(0, starts[0] ?? lines.length);
  const planName = comment(header, /^#\s*Dosename\s*:/i)?.value ?? null;
  const prescriptionGy = grayIn(comment(header, /^#\s*Rx dose\s*:/i)?.value ?? "");
  return starts.map((start, index) => {
    const section = lines.slice(start, starts[index + 1] ?? lines.length);
    return rayStationDvh(section, planName, prescriptionGy, name);
  });
}

function rayStationDvh(
  section: readonly TextLine[],
  planName: string | null,
  prescriptionGy: number | null,
  name: string,
): ExportedDvh {
  const structureName = comment(section, /^#\s*RoiName\s*:/i)!.value;
  const where = `${name}, line ${section[0]!.number} (${structureName})`;
  const unit = comment(section, /^#\s*(Dose\s*)?unit\s*:/i)?.value ?? "";
  const doseFactor = grayOf(unit);
  if (doseFactor === null)
    throw new DosimetryError({
      where,
      expected: "#Dose unit: Gy or cGy",
      found: unit === "" ? "none" : `"${unit}"`,
      remedy: "Export the DVH again with its units.",
    });
  const rows = section.filter(({ text }) => !text.startsWith("#"));
  const curve = exportedCurve(rows, { count: 2, dose: 0, volume: 1, doseFactor }, name);
  requirePercent(curve.volume, outsidePercent(section), where);
  return {
    structureName,
    roiNumbers: [],
    planName,
    source: "RayStation",
    where,
    ...curve,
    doseUnit: "Gy",
    volumeUnit: "percent",
    totalVolumeCm3: decimalOf(comment(section, /^#\s*RoiVolume\s*:/i)?.value ?? ""),
    prescriptionGy,
    fullDoseGy: prescriptionGy,
    minimumGy: null,
    meanGy: null,
    maximumGy: null,
  };
}

function comment(
  lines: readonly TextLine[],
  pattern: RegExp,
): { readonly value: string } | undefined {
  const line = lines.find(({ text }) => pattern.test(text));
  return line && { value: line.text.slice(line.text.indexOf(":") + 1).trim() };
}

function grayIn(text: string): number | null {
  const [, value = "", unit = ""] = /^([\d.]+)\s*(c?Gy)/i.exec(text) ?? [];
  const factor = grayOf(unit);
  const dose = decimalOf(value);
  return factor === null || dose === null ? null : dose * factor;
}

function outsidePercent(section: readonly TextLine[]): number {
  const text = comment(section, /^#\s*Roi volume fraction outside grid\s*:/i)?.value ?? "";
  return decimalOf(text.replace("%", "")) ?? 0;
}

function requirePercent(volume: Float64Array, outside: number, where: string): void {
  const first = volume[0];
  if (first === undefined) return;
  if (
    Math.abs(first - 100) <= roundingPercent ||
    Math.abs(first - (100 - outside)) <= roundingPercent
  )
    return;
  throw new DosimetryError({
    where,
    expected: "volumes in percent, the first 100",
    found: String(first),
    remedy: "Export the DVH with relative volumes.",
  });
}
