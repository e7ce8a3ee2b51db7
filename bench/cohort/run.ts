/**
 * Runs `fiducial run` as a whole process on a generated cohort and prints what it took.
 *
 *   node bench/cohort/run.ts [patients] [laboratory rows]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCohort } from "./write-cohort.ts";

const [patients = 20_000, laboratoryRows = 1_000_000] = process.argv.slice(2).map(Number);
const launcher = fileURLToPath(new URL("../../packages/cli/bin/fiducial.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fiducial-cohort-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));

const generated = performance.now();
await writeCohort(folder, { patients, laboratoryRows });
const bytes = readdirSync(join(folder, "tables"))
  .map((name) => statSync(join(folder, "tables", name)).size)
  .reduce((sum, size) => sum + size, 0);
console.log(
  `cohort       ${patients} patients, ${laboratoryRows} laboratory rows, ${(bytes / 1e6).toFixed(0)} MB of CSV`,
);
console.log(`generated in ${seconds(performance.now() - generated)}`);

const { code, wallMs, maxRssMb } = await measured(["run", folder, "--out", join(folder, "out")]);
console.log(
  `machine      ${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node.js ${process.versions.node}`,
);
console.log(
  `fiducial run ${seconds(wallMs)} wall, ${maxRssMb.toFixed(0)} MB peak memory, exit code ${code}`,
);
process.exitCode = code;

/** The child reports its own peak memory on a pipe when it ends. */
async function measured(args: readonly string[]) {
  const report =
    "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));";
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(report)}`, launcher, ...args],
    { stdio: ["ignore", "inherit", "inherit", "pipe"] },
  );
  let kilobytes = "";
  child.stdio[3]!.on("data", (chunk: Buffer) => (kilobytes += chunk.toString()));
  const code = await new Promise<number>((resolve) =>
    child.on("close", (exitCode) => resolve(exitCode ?? 1)),
  );
  return { code, wallMs: performance.now() - start, maxRssMb: Number(kilobytes) / 1000 };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
