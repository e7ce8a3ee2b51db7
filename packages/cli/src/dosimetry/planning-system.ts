import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  comparedDvh,
  type ComparedDvh,
  curveOfExport,
  dicomLimits,
  type DoseVolumeCurve,
  doseAtVolume,
  type ExportedDvh,
  isExportedDvhText,
  readExportedDvhs,
  readStoredDvhs,
  type Structure,
} from "@fiducial/dosimetry";
import type { Trouble } from "@fiducial/study/text";
import { type DicomFolder, openObject, troublesOf } from "./dicom-folder.ts";
import type { EvaluatedPlan } from "./evaluated-plan.ts";
import { volumeText } from "./number-text.ts";
import { textTable } from "./text-table.ts";

/** Curves of a planning system, in a text export or an RTDOSE. */
export interface PlanningSystemDvhs {
  readonly file: string;
  readonly dvhs: readonly ExportedDvh[];
}

/** One of them beside ours. */
export interface PlanningSystemComparison extends ComparedDvh {
  readonly structure: string;
  readonly source: ExportedDvh["source"];
  readonly where: string;
}

/** The text exports among files that are no DICOM; what looks like one and is damaged is a trouble. */
export async function exportedTexts(
  folder: string,
  files: readonly string[],
): Promise<{
  readonly exports: readonly PlanningSystemDvhs[];
  readonly troubles: readonly Trouble[];
}> {
  const exports: PlanningSystemDvhs[] = [];
  const troubles: Trouble[] = [];
  for (const file of files) {
    try {
      const path = join(folder, file);
      if ((await stat(path)).size > dicomLimits.exportedDvhCharacters) continue;
      const bytes = await readFile(path);
      if (!isExportedDvhText(bytes)) continue;
      const dvhs = readExportedDvhs(bytes, { name: file, assumedEncoding: "gb18030" });
      exports.push({ file, dvhs });
    } catch (error) {
      troubles.push(...troublesOf(error, file));
    }
  }
  return { exports, troubles };
}

/** The curves that RTDOSE files hold. */
export async function storedDvhs(
  folder: string,
  files: readonly string[],
  structures: readonly Pick<Structure, "number" | "name">[],
): Promise<readonly PlanningSystemDvhs[]> {
  const stored: PlanningSystemDvhs[] = [];
  for (const file of files) {
    const dvhs = readStoredDvhs(await openObject({ folder }, file), structures);
    if (dvhs.length > 0) stored.push({ file, dvhs });
  }
  return stored;
}

/** RTDOSE files without voxels that name a plan, or no plan where there is only one. */
export function dvhDosesOf(
  { headers }: DicomFolder,
  planUid: string | null,
  only: boolean,
): readonly string[] {
  return headers
    .filter(({ hasDvhs, hasPixels }) => hasDvhs && !hasPixels)
    .filter(({ referencedPlanUids: named }) =>
      named.length === 0 ? only : planUid !== null && named.includes(planUid),
    )
    .map(({ file }) => file);
}

/** The text exports of a plan: those that name it, and those that name none it could be mistaken for. */
export function exportsOfPlan(
  exports: readonly PlanningSystemDvhs[],
  label: string | null,
  only: boolean,
): readonly PlanningSystemDvhs[] {
  const same = (name: string | null) =>
    name !== null && label !== null && name.trim().toLowerCase() === label.trim().toLowerCase();
  return exports.flatMap(({ file, dvhs }) => {
    const named = dvhs.filter(({ planName }) => same(planName));
    const own = named.length > 0 ? named : only ? dvhs : [];
    return own.length === 0 ? [] : [{ file, dvhs: own }];
  });
}

/** Their curves beside ours, structure by structure; those of structures that are not drawn are left to the notes. */
export function planningSystemComparisons(
  { structures, summary }: Pick<EvaluatedPlan, "structures" | "summary">,
  sources: readonly PlanningSystemDvhs[],
): readonly PlanningSystemComparison[] {
  const prescription = summary.prescription.kind === "value" ? summary.prescription.valueGy : null;
  return sources.flatMap(({ dvhs }) =>
    dvhs.flatMap((dvh): PlanningSystemComparison[] => {
      const drawn = structures.find(({ name }) => sameName(name, dvh.structureName));
      // The last mode is that of slabs with trilinear dose.
      const ours = drawn?.modes.at(-1)?.result.histogram;
      const theirs = curveOfExport(dvh, prescription);
      if (drawn === undefined || ours?.kind !== "histogram" || theirs === null) return [];
      const { name } = drawn;
      const compared = comparedDvh(ours, theirs, drawn.capBand);
      return [{ structure: name, source: dvh.source, where: dvh.where, ...compared }];
    }),
  );
}

function sameName(drawn: string, exported: string | null): boolean {
  return exported !== null && drawn.trim().toLowerCase() === exported.trim().toLowerCase();
}

/** Theirs, ours and whether they agree, for a terminal. */
export function comparisonTable(comparisons: readonly PlanningSystemComparison[]): string {
  const both = (
    pair: { readonly theirs: number; readonly ours: number } | null | undefined,
    text: (n: number) => string,
  ) => (pair == null ? "–" : `${text(pair.theirs)} / ${text(pair.ours)}`);
  const gray = (value: number) => value.toFixed(2);
  const table = textTable(
    [
      "Structure",
      "Planning system",
      "Volume (cm³)",
      "in cap band",
      "Mean difference (% of volume)",
      "within 0.35 %",
      "Dmean (Gy)",
      "D98% (Gy)",
      "D50% (Gy)",
      "D2% (Gy)",
    ],
    comparisons.map((each) => [
      each.structure,
      each.source,
      both(each.volumeCm3, volumeText),
      each.volumeAgrees === null ? "–" : each.volumeAgrees ? "yes" : "no",
      each.meanDifferencePercent.toFixed(2),
      each.curvesAgree ? "yes" : "no",
      ...each.doses.map((pair) => both(pair, gray)),
    ]),
    2,
  );
  return `The planning system's own DVHs (theirs / ours, in half-slice slabs with trilinear dose):\n${table}`;
}

/** What exported curves alone say. */
export function exportedTable(sources: readonly PlanningSystemDvhs[]): string {
  const rows = sources.flatMap(({ dvhs }) => dvhs.map(exportedRow));
  const header = [
    "Structure",
    "Plan",
    "From",
    "Volume (cm³)",
    ...statedDoses.map((each) => `${each.name} (Gy)`),
  ];
  return `DVHs of a planning system, without contours and dose:\n${textTable(header, rows, 3)}`;
}

const statedDoses: readonly {
  readonly name: string;
  readonly of: (curve: DoseVolumeCurve) => number | null;
}[] = [
  { name: "Dmin", of: ({ minGy }) => minGy },
  { name: "Dmean", of: ({ meanGy }) => meanGy },
  { name: "Dmax", of: ({ maxGy }) => maxGy },
  ...([98, 95, 50, 2] as const).map((share) => ({
    name: `D${share}%`,
    of: (curve: DoseVolumeCurve) => doseAtVolume(curve, (share / 100) * curve.totalCm3),
  })),
];

function exportedRow(dvh: ExportedDvh): string[] {
  const found = curveOfExport(dvh);
  return [
    dvh.structureName ?? `ROI ${dvh.roiNumbers.join(" + ")}`,
    dvh.planName ?? "–",
    `${dvh.source}, ${dvh.where}`,
    found === null || !found.hasVolume ? "–" : volumeText(found.curve.totalCm3),
    ...statedDoses.map(({ of }) => {
      const gy = found === null ? null : of(found.curve);
      return gy === null ? "–" : gy.toFixed(2);
    }),
  ];
}

/** The same as data. */
export function exportedData(sources: readonly PlanningSystemDvhs[]) {
  return sources.flatMap(({ dvhs }) =>
    dvhs.map((dvh) => {
      const found = curveOfExport(dvh);
      return {
        structure: dvh.structureName,
        roiNumbers: dvh.roiNumbers,
        plan: dvh.planName,
        source: dvh.source,
        where: dvh.where,
        volumeCm3: found?.hasVolume === true ? found.curve.totalCm3 : null,
        dosesGy: Object.fromEntries(
          statedDoses.map(({ name, of }) => [name, found === null ? null : of(found.curve)]),
        ),
      };
    }),
  );
}
