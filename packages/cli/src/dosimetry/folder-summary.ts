import { describeMismatch } from "@fiducial/dosimetry";
import { describeTrouble } from "@fiducial/study/text";
import type { DicomFolder } from "./dicom-folder.ts";
import type { UnusablePlan } from "./opened-plan.ts";
import { printable } from "./text-table.ts";

/** How many names of files a line shows. */
const namesShown = 5;

/** What a folder holds, what could not be read and what does not match, for a terminal. */
export function folderText(folder: DicomFolder): string {
  const unread = folder.unreadable.map((each) => printable(`Not read: ${describeTrouble(each)}`));
  return [contentsText(folder), ...unread].join("\n");
}

/** What a folder holds and what of it does not match. */
export function contentsText(folder: DicomFolder): string {
  const { headers, notDicom, mismatches } = folder;
  const kinds = [
    ["plan", "RTPLAN"],
    ["dose", "RTDOSE"],
    ["structure-set", "RTSTRUCT"],
    ["image", "image"],
    ["other", "other object"],
  ] as const;
  const counts = kinds
    .map(([kind, name]) => [headers.filter((each) => each.kind === kind).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}${count > 1 && /[a-z]$/.test(name) ? "s" : ""}`);
  const lines = [`${folder.folder}: ${counts.length === 0 ? "no DICOM file" : counts.join(", ")}`];
  if (notDicom.length > 0) lines.push(`Not DICOM, left out: ${counted(notDicom)}`);
  const empty = dosesWithoutVoxels(folder);
  if (empty.length > 0) lines.push(`RTDOSE without voxels, left out: ${counted(empty)}`);
  for (const mismatch of mismatches) lines.push(describeMismatch(mismatch));
  return lines.map(printable).join("\n");
}

function counted(names: readonly string[]): string {
  const more = names.length > namesShown ? " …" : "";
  return `${names.length} (${names.slice(0, namesShown).join(", ")}${more})`;
}

/** An RTDOSE may hold histograms alone. */
function dosesWithoutVoxels({ headers }: DicomFolder): readonly string[] {
  return headers.filter((each) => each.kind === "dose" && !each.hasPixels).map(({ file }) => file);
}

/** The same as data. */
export function folderData(folder: DicomFolder, unusable: readonly UnusablePlan[]) {
  const { headers, notDicom, unreadable, mismatches } = folder;
  return {
    files: {
      dicom: headers.map(({ file, kind }) => ({ file, kind })),
      notDicom,
      dosesWithoutVoxels: dosesWithoutVoxels(folder),
      unreadable,
    },
    mismatches: mismatches.map((mismatch) => ({ ...mismatch, text: describeMismatch(mismatch) })),
    notEvaluated: unusable.map(({ objects, troubles }) => ({
      file: objects.plan?.file ?? objects.dose?.parts[0]?.file ?? null,
      troubles,
    })),
  };
}

export function unusableText({ troubles }: UnusablePlan): string {
  return troubles.map((each) => printable(`Not evaluated: ${describeTrouble(each)}`)).join("\n");
}
