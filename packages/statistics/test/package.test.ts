import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("../", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const bin = join(root, "node_modules", ".bin");

const program = `
import { kaplanMeier, coxRegression } from "@fiducial/statistics";
const curve = kaplanMeier({ time: [1, 2, 3, 4], event: [1, 0, 1, 1] });
const model = coxRegression({ time: [1, 2, 3, 4], event: [1, 1, 1, 0] }, [{ name: "x", values: [1, 0, 1, 0] }]);
console.log(curve.survival[2], model.terms[0]?.hazardRatio?.toFixed(6));
`;

describe("the packed tarball", () => {
  let folder = "";
  const run = (command: string, args: readonly string[], cwd: string): string =>
    execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      env: {
        ...process.env,
        PATH: [dirname(process.execPath), bin, process.env.PATH].join(delimiter),
      },
    });

  before(() => {
    // A copy is packed, so that the manifest of the checkout is never touched.
    folder = mkdtempSync(join(tmpdir(), "fiducial-pack-"));
    const copy = join(folder, "packages", "statistics");
    for (const part of ["src", "pack", "package.json", "tsconfig.build.json", "README.md"])
      cpSync(join(here, part), join(copy, part), { recursive: true });
    cpSync(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
    const [tarball] = (run("npm", ["pack", "--silent"], copy).match(/\S+\.tgz/) ?? []) as string[];
    assert.ok(tarball, "npm pack names the tarball");
    const empty = join(folder, "empty");
    mkdirSync(empty);
    writeFileSync(join(empty, "package.json"), '{ "type": "module" }\n');
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(copy, tarball)], empty);
    writeFileSync(join(empty, "program.js"), program);
    writeFileSync(join(empty, "program.ts"), program);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds JavaScript, declarations and the README, and no sources or tests", () => {
    const installed = join(folder, "empty", "node_modules", "@fiducial", "statistics");
    assert.deepEqual(readdirSync(installed).toSorted(), ["README.md", "dist", "package.json"]);
    const built = readdirSync(join(installed, "dist"));
    assert.ok(built.includes("index.js") && built.includes("index.d.ts"));
    assert.ok(!built.some((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")));
  });

  it("runs in an empty project", () => {
    const output = run(process.execPath, ["program.js"], join(folder, "empty"));
    assert.equal(output.trim(), `0.375 ${((1 + Math.sqrt(17)) / 2).toFixed(6)}`);
  });

  it("is typed for a strict consumer that checks the declarations too", () => {
    const empty = join(folder, "empty");
    const options = ["--ignoreConfig", "--strict", "--noEmit", "--module", "nodenext"];
    const check = (file: string): string =>
      run("tsc", [...options, "--target", "es2022", "--skipLibCheck", "false", file], empty);
    check("program.ts");
    writeFileSync(
      join(empty, "wrong.ts"),
      'import { logRank } from "@fiducial/statistics";\nlogRank(1);\n',
    );
    assert.throws(
      () => check("wrong.ts"),
      (problem: { stdout: string }) => problem.stdout.includes("TS2345"),
    );
  });
});
