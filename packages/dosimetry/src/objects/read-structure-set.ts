import { attributes } from "../dicom/attribute.ts";
import { DataSet } from "../dicom/data-set.ts";
import { limits } from "../dicom/limits.ts";
import { inGroups } from "../in-groups.ts";
import { requireModality } from "./modality.ts";
import { readContour } from "./read-contour.ts";
import type { Contour, Structure, StructureSet } from "./structure-set.ts";

/** A number that stands in two items of a sequence would give one structure the contours of another. */
interface Roi {
  readonly number: number;
  readonly name: string;
  readonly frameOfReferenceUid: string | null;
}

/**
 * The structures of an RTSTRUCT, in the order of Structure Set ROI Sequence (PS3.3, C.8.8.5 and C.8.8.6).
 *
 * A structure may have no contours. Points stay as written; a closed contour whose last point repeats the first loses it.
 *
 * @param dataSet a whole RTSTRUCT
 * @returns the structure set; its frame of reference is null where its structures lie in several, each then naming its own
 * @throws DicomError where ROI numbers are missing, doubled or unknown, coordinates are no numbers, or their count contradicts Number of Contour Points
 *
 * @example
 * const { structures } = readStructureSet(structureSet);
 * structures.map(({ name, contours }) => [name, contours.length]); // [["Liver", 1], ["PTV", 0]]
 */
export function readStructureSet(dataSet: DataSet): StructureSet {
  requireModality(dataSet, "RTSTRUCT", "C.8.8.5");
  const rois = readRois(dataSet);
  // Without this sequence a file was cut short between two attributes: structures would seem to be empty.
  if (rois.length > 0 && !dataSet.has(attributes.roiContours))
    throw dataSet.missing(attributes.roiContours, "C.8.8.6");
  const contours = contoursByRoi(dataSet, new Set(rois.map(({ number }) => number)));
  const interpretedTypes = interpretedTypesByRoi(dataSet);
  const frames = framesOfReference(dataSet, rois);
  const structures: readonly Structure[] = rois.map(({ number, name, frameOfReferenceUid }) => ({
    number,
    name,
    interpretedType: interpretedTypes.get(number) ?? null,
    colour: contours.get(number)?.colour ?? null,
    contours: contours.get(number)?.contours ?? [],
    frameOfReferenceUid: frameOfReferenceUid ?? (frames.length === 1 ? frames[0]! : null),
  }));
  return {
    label: dataSet.text(attributes.structureSetLabel) ?? "",
    sopInstanceUid: dataSet.text(attributes.sopInstanceUid) ?? "",
    frameOfReferenceUid: frames.length === 1 ? frames[0]! : null,
    referencedSeriesUid: referencedSeries(dataSet)[0] ?? null,
    patientId: dataSet.text(attributes.patientId) ?? "",
    structures,
  };
}

function readRois(dataSet: DataSet): readonly Roi[] {
  const seen = new Set<number>();
  return dataSet.items(attributes.rois).map((item) => {
    const number = item.requiredInteger(attributes.roiNumber, "C.8.8.5");
    if (seen.has(number))
      throw item.trouble(
        attributes.roiNumber,
        "a number of its own (PS3.3, C.8.8.5)",
        `${number} a second time`,
        "Export the structure set again: whose contours are meant is not guessed.",
      );
    seen.add(number);
    return {
      number,
      name: item.text(attributes.roiName) ?? "",
      frameOfReferenceUid: item.text(attributes.roiFrameOfReferenceUid),
    };
  });
}

interface RoiContours {
  readonly colour: Structure["colour"];
  readonly contours: readonly Contour[];
}

function contoursByRoi(
  dataSet: DataSet,
  known: ReadonlySet<number>,
): ReadonlyMap<number, RoiContours> {
  const byRoi = new Map<number, RoiContours>();
  let points = 0;
  for (const item of dataSet.items(attributes.roiContours)) {
    const number = item.requiredInteger(attributes.referencedRoiNumber, "C.8.8.6");
    if (!known.has(number))
      throw item.trouble(
        attributes.referencedRoiNumber,
        "the number of an item of Structure Set ROI Sequence (PS3.3, C.8.8.6)",
        String(number),
        "Export the structure set again: contours without a name are not used.",
      );
    const contours: Contour[] = [];
    for (const some of inPortions(item.items(attributes.contours))) {
      refuseTooManyPoints(points, some);
      const coordinates = DataSet.numbersOfEach(some, attributes.contourData);
      for (const [i, contourItem] of some.entries()) {
        const contour = readContour(contourItem, coordinates[i]!);
        points += (contour?.pointsMm.length ?? 0) / 3;
        if (contour !== null) contours.push(contour);
      }
    }
    const before = byRoi.get(number);
    byRoi.set(number, {
      colour: before?.colour ?? colour(item),
      contours: [...(before?.contours ?? []), ...contours],
    });
  }
  return byRoi;
}

/** So many bytes of Contour Data are read together, or those of a single contour. */
const portionBytes = 1_000_000;

function inPortions(items: readonly DataSet[]): readonly DataSet[][] {
  return inGroups(items, bytesOf, portionBytes);
}

function bytesOf(item: DataSet): number {
  return item.element(attributes.contourData)?.length ?? 0;
}

/** Counts the numbers only where the bytes alone could pass the limit: each takes two or more. */
function refuseTooManyPoints(pointsBefore: number, items: readonly DataSet[]): void {
  const bytes = items.reduce((sum, item) => sum + bytesOf(item), 0);
  if (pointsBefore + bytes / 6 <= limits.contourPoints) return;
  let points = pointsBefore;
  for (const item of items) {
    points += item.countNumbers(attributes.contourData) / 3;
    if (points > limits.contourPoints) throw tooManyPoints(item);
  }
}

function tooManyPoints(item: DataSet): Error {
  return item.trouble(
    attributes.contourData,
    `at most ${limits.contourPoints} contour points in a structure set`,
    "more",
    "Leave out structures that are no region of interest, or check where the file comes from.",
  );
}

function colour(item: DataSet): Structure["colour"] {
  const channels = item.texts(attributes.roiDisplayColour).map(Number);
  const valid =
    channels.length === 3 &&
    channels.every((value) => Number.isInteger(value) && value >= 0 && value <= 255);
  return valid ? [channels[0]!, channels[1]!, channels[2]!] : null;
}

function interpretedTypesByRoi(dataSet: DataSet): ReadonlyMap<number, string> {
  const types = new Map<number, string>();
  for (const item of dataSet.items(attributes.roiObservations)) {
    const number = item.integer(attributes.referencedRoiNumber);
    const type = item.text(attributes.roiInterpretedType);
    if (number !== null && type !== null && !types.has(number)) types.set(number, type);
  }
  return types;
}

/** The frames of reference that structures name, or those of the whole set where none does. */
function framesOfReference(dataSet: DataSet, rois: readonly Roi[]): readonly string[] {
  const ofRois = rois.map((roi) => roi.frameOfReferenceUid).filter((uid) => uid !== null);
  if (ofRois.length > 0) return [...new Set(ofRois)];
  const ofSet = [...dataSet.items(attributes.referencedFramesOfReference), dataSet].map((item) =>
    item.text(attributes.frameOfReferenceUid),
  );
  return [...new Set(ofSet.filter((uid) => uid !== null))];
}

function referencedSeries(dataSet: DataSet): readonly string[] {
  return dataSet
    .items(attributes.referencedFramesOfReference)
    .flatMap((frame) => frame.items(attributes.referencedStudies))
    .flatMap((study) => study.items(attributes.referencedSeries))
    .map((series) => series.text(attributes.seriesInstanceUid))
    .filter((uid) => uid !== null);
}
