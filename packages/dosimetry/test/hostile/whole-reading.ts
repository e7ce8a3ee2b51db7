import {
  absoluteDvh,
  decodePixelData,
  dicomLimits,
  matchedObjects,
  objectHeader,
  readDicom,
  readDoseGrid,
  readExportedDvhs,
  readImageSeries,
  readPlan,
  readStoredDvhs,
  readStructureSet,
  structureName,
  type DataSet,
} from "@fiducial/dosimetry";

/** Reads all that the package can read of a file, as a command would. */
export async function readWhole(bytes: Uint8Array): Promise<void> {
  const dataSet = readDicom(bytes, { name: "hostile.dcm" });
  const header = objectHeader(dataSet);
  matchedObjects([header, header]);
  const readers: Readonly<Record<typeof header.kind, (whole: DataSet) => unknown>> = {
    "structure-set": (whole) =>
      readStructureSet(whole).structures.map(({ name }) => structureName(name)),
    plan: readPlan,
    image: (whole) => readImageSeries([whole]),
    other: (whole) => decodePixelData(whole, dicomLimits.imageVoxels),
    dose: async (whole) => {
      readStoredDvhs(whole).forEach((dvh) => absoluteDvh(dvh));
      await readDoseGrid(whole);
    },
  };
  await readers[header.kind](dataSet);
}

export async function readWholeExport(bytes: Uint8Array): Promise<void> {
  readExportedDvhs(bytes).forEach((dvh) => absoluteDvh(dvh));
}
