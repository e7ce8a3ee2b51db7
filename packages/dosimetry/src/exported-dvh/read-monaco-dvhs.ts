import { DosimetryError } from "../dosimetry-error.ts";
import {
  decimalOf,
  grayOf,
  isCubicCentimetre,
  textLines,
  type DvhTextOptions,
  type TextLine,
} from "./dvh-text.ts";
import { requireCumulative } from "./exported-curve.ts";
import type { ExportedDvh } from "./exported-dvh.ts";

/** What the first line says of all curves. */
interface MonacoHeader {
  readonly planName: string | null;
  readonly doseUnit: ExportedDvh["doseUnit"];
  readonly doseFactor: number;
  readonly volumeUnit: ExportedDvh["volumeUnit"];
}

/**
 * The DVHs of a Monaco text export: one line `Patient ID: … | Plan Name: … | Resolution: … | Bin Width: … | Dose Units: … | Volume Units: …`,
 * then a line for each structure and bin.
 *
 * The file does not say whether it is cumulative, so one whose volumes rise is refused. It holds neither volumes of whole
 * structures nor a prescription: in cm³ the volume at the lowest dose is the whole one where that dose is 0.
 *
 * @throws DosimetryError where units are missing or a curve is not cumulative
 */
export function readMonacoDvhs(
  bytes: Uint8Array,
  options: DvhTextOptions = {},
): readonly ExportedDvh[] {
  const name = options.name ?? "Monaco DVH export";
  const lines = textLines(bytes, options);
  const header = monacoHeader(lines[0], name);
  const sections = new Map<string, { line: TextLine; dose: number; volume: number }[]>();
  for (const line of lines.slice(1)) {
    const words = line.text.split(/\s+/);
    const dose = decimalOf(words.at(-2) ?? "");
    const volume = decimalOf(words.at(-1) ?? "");
    if (words.length < 3 || dose === null || volume === null) continue;
    // A structure's name may have spaces.
    const structure = words.slice(0, -2).join(" ");
    const section = sections.get(structure) ?? [];
    section.push({ line, dose: dose * header.doseFactor, volume });
    sections.set(structure, section);
  }
  if (sections.size === 0)
    throw new DosimetryError({
      where: name,
      expected: "lines of structure, dose and volume",
      found: "none",
      remedy: "Export the DVH again.",
    });
  return [...sections].map(([structureName, section]) => {
    const curve = {
      dose: Float64Array.from(section, ({ dose }) => dose),
      volume: Float64Array.from(section, ({ volume }) => volume),
    };
    requireCumulative(
      curve,
      section.map(({ line }) => line),
      name,
    );
    return monacoDvh(
      structureName,
      curve,
      header,
      `${name}, line ${section[0]!.line.number} (${structureName})`,
    );
  });
}

function monacoDvh(
  structureName: string,
  curve: Pick<ExportedDvh, "dose" | "volume">,
  { planName, doseUnit, volumeUnit }: MonacoHeader,
  where: string,
): ExportedDvh {
  const whole = volumeUnit === "cm3" && curve.dose[0] === 0 ? curve.volume[0]! : null;
  return {
    structureName,
    roiNumbers: [],
    planName,
    source: "Monaco",
    where,
    ...curve,
    doseUnit,
    volumeUnit,
    totalVolumeCm3: whole,
    prescriptionGy: null,
    fullDoseGy: null,
    minimumGy: null,
    meanGy: null,
    maximumGy: null,
  };
}

function monacoHeader(line: TextLine | undefined, name: string): MonacoHeader {
  const fields = new Map(
    (line?.text ?? "").split("|").map((part) => {
      const [label = "", ...value] = part.split(":");
      return [
        label
          .replace(/^\uFEFF/, "")
          .trim()
          .toLowerCase(),
        value.join(":").trim(),
      ];
    }),
  );
  const doseText = fields.get("dose units") ?? "";
  const volumeText = fields.get("volume units") ?? "";
  const factor = grayOf(doseText);
  const volumeUnit = volumeText === "%" ? "percent" : isCubicCentimetre(volumeText) ? "cm3" : null;
  if ((factor === null && doseText !== "%") || volumeUnit === null)
    throw new DosimetryError({
      where: `${name}, line 1`,
      expected: "Dose Units (Gy, cGy or %) and Volume Units (cm³ or %)",
      found: `"${doseText}" and "${volumeText}"`,
      remedy: "Export the DVH again with its first line.",
    });
  return {
    planName: fields.get("plan name") ?? fields.get("plan") ?? null,
    doseUnit: factor === null ? "percent" : "Gy",
    doseFactor: factor ?? 1,
    volumeUnit,
  };
}
