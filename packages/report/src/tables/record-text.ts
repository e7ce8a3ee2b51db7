import type { RecordReference } from "@fiducial/study";

/** A row of a file of the study: `tables/events.csv:13`. */
export function recordText({ file, line }: Pick<RecordReference, "file" | "line">): string {
  return `${file}:${line}`;
}
