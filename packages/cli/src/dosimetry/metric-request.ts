import { DosimetryError, readMetric } from "@fiducial/dosimetry";
import { UsageError } from "../stats/usage-error.ts";

export interface MetricRequest {
  readonly structure: string;
  readonly metric: string;
}

/**
 * Reads what `--metric` asks for: `PTV: D95%`. A structure's name may hold colons; a metric holds none.
 *
 * @throws UsageError where there is no colon, or the metric cannot be read
 */
export function readMetricRequest(text: string): MetricRequest {
  const colon = text.replaceAll("：", ":").lastIndexOf(":");
  const structure = text.slice(0, Math.max(0, colon)).trim();
  const metric = text.slice(colon + 1).trim();
  if (structure === "")
    throw new UsageError(
      `--metric: expected a structure, a colon and a metric, found "${text}". Write it as "PTV: D95%".`,
    );
  try {
    readMetric(metric);
  } catch (error) {
    if (error instanceof DosimetryError) throw new UsageError(`--metric: ${error.message}`);
    throw error;
  }
  return { structure, metric };
}
