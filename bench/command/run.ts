/**
 * Times the command as a user meets it, each as a whole process, the median of several runs:
 *
 *   node bench/command/run.ts [runs]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const runs = Number(process.argv[2] ?? 5);
const root = fileURLToPath(new URL("../../", import.meta.url));
const launcher = join(root, "packages/cli/bin/fiducial.js");
const folder = mkdtempSync(join(tmpdir(), "fiducial-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

console.log(
  `machine  ${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node.js ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
report("fiducial --help", () => ["--help"]);
const out = (run: number) => join(folder, `out-${run}`);
report("fiducial run examples/liver-sbrt", (run) => [
  "run",
  "examples/liver-sbrt",
  "--out",
  out(run),
]);
const hashes = new Set(Array.from({ length: runs }, (_, run) => hashOf(out(run))));
console.log(
  `         ${runs} runs wrote ${hashes.size === 1 ? "the same bytes" : `${hashes.size} different reports`}`,
);
process.exitCode = hashes.size === 1 ? 0 : 1;

function report(name: string, args: (run: number) => readonly string[]): void {
  const seconds = Array.from({ length: runs }, (_, run) => timed(args(run))).toSorted(
    (a, b) => a - b,
  );
  const shown = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(2)} s`;
  console.log(
    `${name.padEnd(34)} median ${shown(seconds[Math.floor(runs / 2)])}, from ${shown(seconds[0])} to ${shown(seconds.at(-1))}`,
  );
}

function timed(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}

/** One hash over all files of a folder, by their paths. */
function hashOf(path: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }).toSorted((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    if (entry.isFile())
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest("hex");
}
