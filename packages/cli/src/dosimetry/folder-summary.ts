import { describeMismatch } from "@fiducial/dosimetry";
import { describeTrouble } from "@fiducial/study";
import type { DicomFolder } from "./dicom-folder.ts";
import type { UnusablePlan } from "./opened-plan.ts";
import { printable } from "./text-table.ts";

/** How many names of files a line shows. */
const namesShown = 5;

/** What a folder holds, what could not be read and what does not match, for a terminal. */
export function folderText(folder: DicomFolder): string {
  const { headers, notDicom, unreadable, mismatches } = folder;
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
  const lines = [`${folder.folder}: ${counts.join(", ")}`];
  if (notDicom.length > 0) {
    const names = notDicom.slice(0, namesShown).join(", ");
    const more = notDicom.length > namesShown ? " …" : "";
    lines.push(`Not DICOM, left out: ${notDicom.length} (${names}${more})`);
  }
  for (const trouble of unreadable) lines.push(`Not read: ${describeTrouble(trouble)}`);
  for (const mismatch of mismatches) lines.push(describeMismatch(mismatch));
  return lines.map(printable).join("\n");
}

/** The same as data. */
export function folderData(folder: DicomFolder, unusable: readonly UnusablePlan[]) {
  const { headers, notDicom, unreadable, mismatches } = folder;
  return {
    files: {
      dicom: headers.map(({ file, kind }) => ({ file, kind })),
      notDicom,
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
