import { readFileSync } from "node:fs";
import { DosimetryError } from "@fiducial/dosimetry";
import { hostileFiles } from "./hostile-bytes.ts";
import { readWhole, readWholeExport } from "./whole-reading.ts";

export interface HostileOutcome {
  /** The message of the package's error, `read`, or CRASH and what was thrown instead. */
  readonly outcome: string;
  readonly milliseconds: number;
  /** The most memory of the process, less what it had before reading. */
  readonly moreMegabytes: number;
}

export async function hostileOutcome(name: string): Promise<HostileOutcome> {
  const bytes = hostileFiles[name]!();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  let outcome = "read";
  try {
    await (name.startsWith("export") ? readWholeExport(bytes) : readWhole(bytes));
  } catch (error) {
    outcome = error instanceof DosimetryError ? error.message : `CRASH ${String(error)}`;
  }
  return {
    outcome,
    milliseconds: Math.round(performance.now() - start),
    moreMegabytes: Math.round((peakKilobytes() * 1024 - before) / 2 ** 20),
  };
}

/** Linux counts the memory of the process that started this one into maxRSS; its own peak stands elsewhere. */
function peakKilobytes(): number {
  try {
    const status = readFileSync("/proc/self/status", "utf8");
    return Number(/^VmHWM:\s*(\d+)/m.exec(status)![1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
