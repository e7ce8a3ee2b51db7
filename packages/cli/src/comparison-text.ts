import type { ComparedNumber, ManuscriptComparison } from "@fiducial/report";
import { textTable } from "./dosimetry/text-table.ts";

const kinds: Readonly<Record<ComparedNumber["kind"], string>> = {
  changed: "the study has changed",
  edited: "edited by hand",
  "edited-and-changed": "edited by hand, and the study has changed",
  unknown: "the study has no such number any more",
  gone: "no longer marked in the file",
};

/** What has changed since a Word file was written, a line for each number. */
export function comparisonText({ numbers, hasList, differences }: ManuscriptComparison): string {
  const head = `${numbers} number${numbers === 1 ? "" : "s"} in the file, ${differences.length === 0 ? "all as the study gives them today" : `${differences.length} to look at`}.`;
  const remark = hasList
    ? []
    : [
        "The program that saved it dropped Fiducial's list of numbers: edits by hand show as changes.",
      ];
  if (differences.length === 0) return [head, ...remark].join("\n");
  const rows = differences.map((each) => [
    each.reference,
    each.inFile ?? "",
    each.written ?? "",
    each.today ?? "",
    (each.times > 1 ? `${each.times} times: ` : "") + kinds[each.kind],
  ]);
  const table = textTable(["Number", "In the file", "As written", "Today", ""], rows, 5);
  return [head, ...remark, "", table].join("\n");
}
