import { DosimetryError } from "../dosimetry-error.ts";
import {
  decimalOf,
  grayOf,
  isCubicCentimetre,
  textLines,
  type DvhTextOptions,
  type TextLine,
} from "./dvh-text.ts";
import { exportedCurve, type CurveColumns } from "./exported-curve.ts";
import type { ExportedDvh } from "./exported-dvh.ts";

/** `Label [unit]: value`, the unit in brackets optional. */
interface Field {
  readonly label: string;
  readonly unit: string | null;
  readonly value: string;
}

interface EclipsePlan {
  readonly name: string;
  readonly prescriptionGy: number | null;
  readonly fullDoseGy: number | null;
}

/**
 * The DVHs of an Eclipse text export (cumulative; dose in Gy, cGy or percent, volume in cm³ or percent).
 *
 * Where the table has both an absolute and a relative dose, the absolute one is taken. 100 % of the dose is the prescribed
 * dose divided by "% for dose". Statistics in percent become Gy by it, or are null where the plan (a sum) has no prescription.
 *
 * @throws DosimetryError where the file is differential, a unit is missing or a line of the table is not all numbers
 */
export function readEclipseDvhs(
  bytes: Uint8Array,
  options: DvhTextOptions = {},
): readonly ExportedDvh[] {
  const name = options.name ?? "Eclipse DVH export";
  const lines = textLines(bytes, options);
  const starts = lines.flatMap(({ text }, index) => (/^Structure\s*:/.test(text) ? [index] : []));
  const header = lines.slice(0, starts[0] ?? lines.length);
  requireCumulativeExport(header, name);
  const plans = eclipsePlans(header);
  return starts.map((start, index) =>
    eclipseDvh(lines.slice(start, starts[index + 1] ?? lines.length), plans, name),
  );
}

function requireCumulativeExport(header: readonly TextLine[], name: string): void {
  const type = header.find(({ text }) => /^Type\s*:/.test(text));
  if (type !== undefined && !/cumulative/i.test(type.text))
    throw new DosimetryError({
      where: `${name}, line ${type.number}`,
      expected: "a cumulative dose volume histogram",
      found: `"${type.text.slice(0, 80)}"`,
      remedy: "Export the cumulative DVH instead of the differential one.",
    });
}

function fieldOf(line: TextLine): Field | null {
  const colon = line.text.indexOf(":");
  if (colon === -1) return null;
  const head = line.text.slice(0, colon).trim();
  const value = line.text.slice(colon + 1).trim();
  const bracket = head.endsWith("]") ? head.indexOf("[") : -1;
  return bracket === -1
    ? { label: head.toLowerCase(), unit: null, value }
    : {
        label: head.slice(0, bracket).trim().toLowerCase(),
        unit: head.slice(bracket + 1, -1),
        value,
      };
}

/** Several plans may stand one after another, each with its prescription below its name. */
function eclipsePlans(header: readonly TextLine[]): readonly EclipsePlan[] {
  const fields = header.map(fieldOf).filter((field) => field !== null);
  const starts = fields.flatMap(({ label }, index) =>
    label === "plan" || label === "plan sum" ? [index] : [],
  );
  return starts.map((start, index) => {
    const own = fields.slice(start, starts[index + 1] ?? fields.length);
    const prescribed = own.find(
      ({ label }) => label === "prescribed dose" || label === "total dose",
    );
    const factor = grayOf(prescribed?.unit ?? "");
    const dose = decimalOf(prescribed?.value ?? "");
    const prescriptionGy = factor === null || dose === null ? null : dose * factor;
    const percent = decimalOf(own.find(({ label }) => label.startsWith("% for dose"))?.value ?? "");
    return {
      name: fields[start]!.value,
      prescriptionGy,
      fullDoseGy: prescriptionGy === null || !percent ? null : prescriptionGy / (percent / 100),
    };
  });
}

function eclipseDvh(
  section: readonly TextLine[],
  plans: readonly EclipsePlan[],
  name: string,
): ExportedDvh {
  const first = section[0]!;
  const structureName = fieldOf(first)?.value ?? "";
  const where = `${name}, line ${first.number} (${structureName})`;
  const tableStart = section.findIndex(
    ({ text }) => text.endsWith("]") && /\bdose\s*\[/i.test(text),
  );
  if (tableStart === -1)
    throw new DosimetryError({
      where,
      expected: "a table headed Dose [unit] and Volume [unit]",
      found: "none",
      remedy: "Export the DVH again.",
    });
  const fields = section
    .slice(0, tableStart)
    .map(fieldOf)
    .filter((field) => field !== null);
  const field = (label: string): Field | undefined => fields.find((each) => each.label === label);
  const planName = field("plan")?.value ?? field("plan sum")?.value ?? null;
  const plan =
    plans.length === 1 ? plans[0]! : (plans.find((each) => each.name === planName) ?? null);
  const { columns, doseUnit, volumeUnit } = tableColumns(section[tableStart]!, name);
  const volume = field("volume");
  return {
    structureName,
    roiNumbers: [],
    planName: planName ?? plan?.name ?? null,
    source: "Eclipse",
    where,
    ...exportedCurve(section.slice(tableStart + 1), columns, name),
    doseUnit,
    volumeUnit,
    totalVolumeCm3: isCubicCentimetre(volume?.unit ?? "") ? decimalOf(volume!.value) : null,
    prescriptionGy: plan?.prescriptionGy ?? null,
    fullDoseGy: plan?.fullDoseGy ?? null,
    minimumGy: statisticGy(field("min dose"), plan),
    meanGy: statisticGy(field("mean dose"), plan),
    maximumGy: statisticGy(field("max dose"), plan),
  };
}

function statisticGy(field: Field | undefined, plan: EclipsePlan | null): number | null {
  const value = decimalOf(field?.value ?? "");
  const unit = field?.unit ?? "";
  if (value === null) return null;
  const factor = unit.trim() === "%" ? plan?.fullDoseGy && plan.fullDoseGy / 100 : grayOf(unit);
  return factor ? value * factor : null;
}

function tableColumns(
  heading: TextLine,
  name: string,
): Pick<ExportedDvh, "doseUnit" | "volumeUnit"> & { readonly columns: CurveColumns } {
  const headings = [...heading.text.matchAll(/([^[\]]+)\[([^\]]*)\]/g)].map(([, label, unit]) => ({
    label: label!.trim().toLowerCase(),
    unit: unit!.trim(),
  }));
  const absolute = headings.findIndex(
    ({ label, unit }) => label === "dose" && grayOf(unit) !== null,
  );
  const relative = headings.findIndex(({ label, unit }) => label.endsWith("dose") && unit === "%");
  const volume = headings.findIndex(
    ({ label, unit }) => label.endsWith("volume") && (unit === "%" || isCubicCentimetre(unit)),
  );
  const dose = absolute === -1 ? relative : absolute;
  if (dose === -1 || volume === -1)
    throw new DosimetryError({
      where: `${name}, line ${heading.number}`,
      expected: "a dose in Gy, cGy or % and a volume in cm³ or %",
      found: `"${heading.text.slice(0, 100)}"`,
      remedy: "Export the cumulative DVH in one of these units.",
    });
  return {
    columns: {
      count: headings.length,
      dose,
      volume,
      doseFactor: grayOf(headings[dose]!.unit) ?? 1,
    },
    doseUnit: dose === absolute ? "Gy" : "percent",
    volumeUnit: headings[volume]!.unit === "%" ? "percent" : "cm3",
  };
}
