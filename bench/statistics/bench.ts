/**
 * Fiducial beside R's survival and cmprsk, on the same numbers, one after the other, one thread each.
 *
 * Data are loaded beforehand; times are medians of five or more runs (R: one where a run takes over 30 s).
 * `npm run bench:statistics -- quick` leaves out what takes R minutes.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { cohort } from "./data.ts";

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly value: number[];
}

interface Task {
  readonly title: string;
  readonly task: string;
  readonly n: number;
  readonly covariates: number;
  readonly atMost: number;
  readonly repeats: number;
  readonly slow?: boolean;
  /** R would need hours: Fiducial's seconds alone count, and `atMost` is in seconds. */
  readonly alone?: boolean;
}

const tasks: readonly Task[] = [
  {
    title: "Kaplan–Meier with intervals, n = 10⁶",
    task: "kaplan-meier",
    n: 1e6,
    covariates: 0,
    atMost: 0.12,
    repeats: 5,
  },
  {
    title: "log-rank, two groups, n = 10⁶",
    task: "log-rank",
    n: 1e6,
    covariates: 0,
    atMost: 0.12,
    repeats: 5,
  },
  {
    title: "cumulative incidence and Gray, n = 10⁶",
    task: "incidence",
    n: 1e6,
    covariates: 0,
    atMost: 0.2,
    repeats: 5,
  },
  {
    title: "Cox, Efron, 10 covariates, n = 10⁶",
    task: "cox",
    n: 1e6,
    covariates: 10,
    atMost: 0.1,
    repeats: 5,
  },
  {
    title: "Cox, Efron, 10 covariates, n = 1000",
    task: "cox",
    n: 1000,
    covariates: 10,
    atMost: 0.2,
    repeats: 101,
  },
  {
    title: "Fine–Gray, 3 covariates, n = 10⁴",
    task: "fine-gray",
    n: 1e4,
    covariates: 3,
    atMost: 0.002,
    repeats: 5,
    slow: true,
  },
  {
    title: "Fine–Gray, 3 covariates, n = 10⁶, seconds",
    task: "fine-gray",
    n: 1e6,
    covariates: 3,
    atMost: 3,
    repeats: 3,
    alone: true,
  },
  {
    title: "Fisher, a 4×5 table of 60",
    task: "fisher",
    n: 0,
    covariates: 0,
    atMost: 1,
    repeats: 21,
  },
];

const table = [5, 2, 1, 4, 3, 2, 5, 3, 1, 4, 1, 3, 5, 2, 4, 4, 2, 3, 5, 1];
const quick = process.argv.includes("quick");
const here = import.meta.dirname;

function measure(command: string, args: readonly string[]): Measured {
  const text = execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(text.trim().split("\n").at(-1)!) as Measured;
}

function disagreement(a: readonly number[], b: readonly number[]): number {
  return Math.max(
    ...a.map((value, i) => Math.abs(value - b[i]!) / Math.max(1e-300, Math.abs(b[i]!))),
  );
}

console.log(
  "| task | times | Fiducial s | R s | ratio | at most | Fiducial MB | R MB | largest disagreement |",
);
console.log("|---|---|---|---|---|---|---|---|---|");
for (const each of tasks)
  for (const days of each.task === "fisher" ? [false] : [false, true]) {
    if (quick && each.slow) continue;
    const folder = mkdtempSync(join(tmpdir(), "fiducial-bench-"));
    try {
      const columns =
        each.n === 0 ? { table: Float64Array.from(table) } : cohort(each.n, days, each.covariates);
      for (const [name, values] of Object.entries(columns))
        writeFileSync(join(folder, `${name}.f64`), new Uint8Array(values.buffer));
      const args = [folder, each.task, String(each.repeats)];
      const ours = measure(process.execPath, [join(here, "task.ts"), ...args]);
      const theirs = each.alone ? null : measure("Rscript", [join(here, "bench.R"), ...args]);
      const cells = [
        each.title,
        each.n === 0 ? "–" : days ? "whole days" : "continuous",
        ours.seconds.toPrecision(3),
        theirs?.seconds.toPrecision(3) ?? "–",
        theirs === null ? "–" : (ours.seconds / theirs.seconds).toPrecision(2),
        each.atMost,
        ours.megabytes,
        theirs?.megabytes ?? "–",
        theirs === null ? "–" : disagreement(ours.value, theirs.value).toExponential(1),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
