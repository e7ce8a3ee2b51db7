import dcmjs from "dcmjs";
import { uniqueIdentifier } from "./unique-identifier.ts";

/** Attributes by their keywords; a list of data sets makes a sequence. Numbers become text where DICOM wants text. */
export interface WrittenDataSet {
  readonly [keyword: string]:
    | string
    | number
    | readonly (string | number)[]
    | WrittenDataSet
    | readonly WrittenDataSet[]
    | ArrayBuffer;
}

const explicitLittleEndian = "1.2.840.10008.1.2.1";

/** The bytes of a DICOM file (PS3.10), explicit little endian. The same data set gives the same bytes. */
export function dicomBytes(dataSet: WrittenDataSet): Uint8Array {
  dcmjs.log.setLevel("error");
  const { DicomDict, DicomMetaDictionary } = dcmjs.data;
  const file = new DicomDict({
    "00020001": { vr: "OB", Value: [Uint8Array.of(0, 1).buffer] },
    "00020002": { vr: "UI", Value: [dataSet["SOPClassUID"]] },
    "00020003": { vr: "UI", Value: [dataSet["SOPInstanceUID"]] },
    "00020010": { vr: "UI", Value: [explicitLittleEndian] },
    "00020012": { vr: "UI", Value: [implementation] },
    "00020013": { vr: "SH", Value: ["FIDUCIAL"] },
  });
  file.dict = DicomMetaDictionary.denaturalizeDataset({ _vrMap: { PixelData: "OW" }, ...dataSet });
  return new Uint8Array(file.write({ fragmentMultiframe: false }));
}

const implementation = uniqueIdentifier("Fiducial synthetic patients");

/** A decimal string of at most 16 characters (PS3.5, 6.2). */
export function decimal(value: number, digits = 6): string {
  const text = String(Number(value.toFixed(digits)) + 0);
  return text.length <= 16 ? text : value.toPrecision(9);
}
