import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { limits } from "../dicom/limits.ts";
import { requireModality } from "../objects/modality.ts";
import type { Structure } from "../objects/structure-set.ts";
import { cumulativeVolume } from "./cumulative-volume.ts";
import type { ExportedDvh } from "./exported-dvh.ts";

/**
 * The DVHs that an RTDOSE stores (PS3.3, C.8.8.4): DVH Data holds, bin after bin, the width in dose and the volume.
 *
 * Differential and natural curves are made cumulative, widths become doses. Several structures of one item are those
 * that the planning system added; one that it subtracted is refused, since its name would mislead.
 *
 * @param dataSet an RTDOSE, with or without pixels
 * @param structures those of the structure set that the dose names, whose numbers the curves carry; without them curves have no names
 * @returns one curve an item; empty where the object stores none. Minimum, mean and maximum are in Gy where dose units are
 * @throws DicomError where a curve has no type, no unit, or not the number of bins it states
 *
 * @example
 * readStoredDvhs(dose); // []
 */
export function readStoredDvhs(
  dataSet: DataSet,
  structures: readonly Pick<Structure, "number" | "name">[] = [],
): readonly ExportedDvh[] {
  requireModality(dataSet, "RTDOSE", "C.8.8.4");
  const fullDoseGy = dataSet.number(attributes.dvhNormalizationDose);
  const names = new Map(structures.map(({ number, name }) => [number, name]));
  let bins = 0;
  return dataSet.items(attributes.dvhs).map((item) => {
    bins += (item.bytes(attributes.dvhData)?.length ?? 0) / 4;
    if (bins > limits.storedDvhBins)
      throw item.trouble(
        attributes.dvhData,
        `at most ${limits.storedDvhBins} bins in an object`,
        "more",
        "Check where the file comes from.",
      );
    return storedDvh(item, fullDoseGy, names);
  });
}

function storedDvh(
  item: DataSet,
  fullDoseGy: number | null,
  names: ReadonlyMap<number, string>,
): ExportedDvh {
  const doseUnit = unit(item, attributes.doseUnits, { GY: "Gy", RELATIVE: "percent" } as const);
  const volumeUnit = unit(item, attributes.dvhVolumeUnits, {
    CM3: "cm3",
    PERCENT: "percent",
  } as const);
  const { dose, volume } = curve(item);
  const stated = (attribute: typeof attributes.dvhMinimumDose): number | null => {
    const value = item.number(attribute);
    if (value === null || doseUnit === "Gy") return value;
    return fullDoseGy === null ? null : (value / 100) * fullDoseGy;
  };
  const roiNumbers = includedRois(item);
  return {
    structureName: structureNameOf(roiNumbers, names),
    roiNumbers,
    planName: null,
    source: "RTDOSE",
    where: item.place,
    dose,
    doseUnit,
    volume,
    volumeUnit,
    totalVolumeCm3: volumeUnit === "cm3" ? (volume[0] ?? null) : null,
    prescriptionGy: null,
    fullDoseGy,
    minimumGy: stated(attributes.dvhMinimumDose),
    meanGy: stated(attributes.dvhMeanDose),
    maximumGy: stated(attributes.dvhMaximumDose),
  };
}

function unit<Unit extends string>(
  item: DataSet,
  attribute: typeof attributes.doseUnits,
  units: Readonly<Record<string, Unit>>,
): Unit {
  const written = item.requiredText(attribute, "C.8.8.4");
  const known = Object.hasOwn(units, written) ? units[written] : undefined;
  if (known === undefined)
    throw item.trouble(
      attribute,
      Object.keys(units).join(" or "),
      `"${written}"`,
      "Export the DVH in one of these units.",
    );
  return known;
}

function curve(item: DataSet): Pick<ExportedDvh, "dose" | "volume"> {
  const type = item.requiredText(attributes.dvhType, "C.8.8.4");
  if (type !== "CUMULATIVE" && type !== "DIFFERENTIAL" && type !== "NATURAL")
    throw item.trouble(
      attributes.dvhType,
      "CUMULATIVE, DIFFERENTIAL or NATURAL",
      `"${type}"`,
      "Export the DVH again.",
    );
  const { widths, volumes } = bins(item);
  const edges = new Float64Array(widths.length + 1);
  for (let bin = 0; bin < widths.length; bin++) edges[bin + 1] = edges[bin]! + widths[bin]!;
  // A natural histogram holds volumes by bin like a differential one; only its bins may differ in width.
  if (type !== "CUMULATIVE") return { dose: edges, volume: cumulativeVolume(volumes) };
  return { dose: edges.slice(0, -1), volume: volumes };
}

function bins(item: DataSet): { readonly widths: Float64Array; readonly volumes: Float64Array } {
  const data = item.numbers(attributes.dvhData);
  const scaling = item.number(attributes.dvhDoseScaling) ?? 1;
  const count = data.length / 2;
  const declared = item.integer(attributes.dvhNumberOfBins);
  if (data.length === 0) throw item.missing(attributes.dvhData, "C.8.8.4");
  if (!Number.isInteger(count) || (declared !== null && declared !== count))
    throw item.trouble(
      attributes.dvhData,
      declared === null ? "pairs of width and volume" : `${declared} pairs of width and volume`,
      `${data.length} numbers`,
      "The DVH is damaged or cut short: export it again.",
    );
  const widths = new Float64Array(count);
  const volumes = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    widths[bin] = data[2 * bin]! * scaling;
    volumes[bin] = data[2 * bin + 1]!;
    if (!(widths[bin]! >= 0 && volumes[bin]! >= 0))
      throw item.trouble(
        attributes.dvhData,
        "widths and volumes of 0 or more",
        `${data[2 * bin]} and ${data[2 * bin + 1]} in bin ${bin + 1}`,
        "Export the DVH again.",
      );
  }
  return { widths, volumes };
}

/** Several structures of one curve are joined with +. */
function structureNameOf(
  roiNumbers: readonly number[],
  names: ReadonlyMap<number, string>,
): string | null {
  const found = roiNumbers.map((number) => names.get(number) ?? null);
  return found.length === 0 || found.includes(null) ? null : found.join(" + ");
}

function includedRois(item: DataSet): readonly number[] {
  return item.items(attributes.dvhReferencedRois).map((roi) => {
    const contribution = roi.text(attributes.dvhRoiContributionType) ?? "INCLUDED";
    if (contribution !== "INCLUDED")
      throw roi.trouble(
        attributes.dvhRoiContributionType,
        "INCLUDED",
        `"${contribution}"`,
        "Calculate the DVH of a difference of structures from the contours.",
      );
    return roi.requiredInteger(attributes.referencedRoiNumber, "C.8.8.4");
  });
}
