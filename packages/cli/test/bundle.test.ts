import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { folderWith, type Outcome, outcomeOf, temporaryFolder } from "./command.ts";
import { type DrawnBox, phantomFiles } from "./dicom-phantom.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const liver: DrawnBox = { name: "肝脏", low: [-20, -20, -20], high: [20, 20, 20] };
const gtv: DrawnBox = { name: "GTV", type: "GTV", low: [-4, -4, -4], high: [4, 4, 4] };

const protocol = `format: fiducial-study/1
title: Limits
plan:
  acceptance:
    - { structure: GTV, metric: V100%, limit: ">= 95 %" }
  constraints:
    - { structure: Liver, metric: Dmean, limit: "< 28 Gy" }
`;

/** Tells on standard error what is loaded. */
const told = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({ load(url, context, next) { if (url.startsWith("file:")) process.stderr.write(url + "\\n"); return next(url, context); } });
`)}`;

/** A copy of the workspace, in which sources can be edited. */
class Workspace {
  readonly folder = temporaryFolder();

  constructor({ without = [] }: { readonly without?: readonly string[] } = {}) {
    const copied = (path: string): void =>
      cpSync(join(root, path), join(this.folder, path), {
        recursive: true,
        preserveTimestamps: true,
      });
    copied("package-lock.json");
    mkdirSync(join(this.folder, "node_modules/@fiducial"), { recursive: true });
    for (const name of readdirSync(join(root, "packages"))) {
      const path = `packages/${name}`;
      for (const part of ["src", "package.json"]) copied(`${path}/${part}`);
      this.#link(join(this.folder, path), `node_modules/@fiducial/${name}`);
      const own = join(root, path, "node_modules");
      if (existsSync(own)) this.#link(own, `${path}/node_modules`);
    }
    for (const part of ["bin", "bundle.js"]) copied(`packages/cli/${part}`);
    const apart = ["@fiducial", ".bin", ".package-lock.json", ...without];
    for (const name of readdirSync(join(root, "node_modules")))
      if (!apart.includes(name))
        this.#link(join(root, "node_modules", name), `node_modules/${name}`);
  }

  path(file: string): string {
    return join(this.folder, "packages/cli", file);
  }

  run(file: string, ...args: readonly string[]): Promise<Outcome> {
    return outcomeOf(spawn(process.execPath, ["--import", told, this.path(file), ...args]));
  }

  bundle(): Promise<Outcome> {
    return outcomeOf(spawn(process.execPath, [this.path("bundle.js")]));
  }

  fiducial(...args: readonly string[]): Promise<Outcome> {
    return this.run("bin/fiducial.js", ...args);
  }

  #link(target: string, path: string): void {
    symlinkSync(target, join(this.folder, path), "junction");
  }
}

/** Whether own code came from the bundle alone, which only its threads load as a module, or from the sources alone; null for something else. */
function isBundled({ stderr }: Outcome): boolean | null {
  const own = stderr
    .split("\n")
    .filter((line) => /^file:.*\/packages\/\w+\/(src|dist)\//.test(line));
  const bundled = own.filter((url) => url.includes("/packages/cli/dist/")).length;
  return bundled === own.length ? true : bundled === 0 ? false : null;
}

/** What a person sees. */
const seen = ({ code, stdout, stderr }: Outcome) => ({
  code,
  stdout,
  stderr: stderr.replaceAll(/^file:.*\n/gm, ""),
});

function patients(): string {
  const files: Record<string, Uint8Array> = {};
  for (const patient of [1, 2, 3]) {
    const { plan, dose, structureSet } = phantomFiles([liver, gtv], { patient });
    files[`P${patient}/plan.dcm`] = plan;
    files[`P${patient}/dose.dcm`] = patient === 3 ? dose.subarray(0, 4000) : dose;
    files[`P${patient}/set.dcm`] = structureSet;
  }
  return folderWith(files);
}

describe("bundled commands", () => {
  const workspace = new Workspace();
  const tree = patients();
  const alone = join(tree, "P1");
  const limits = join(folderWith({ "study.yaml": protocol }), "study.yaml");

  beforeEach(async () => {
    assert.deepEqual(await workspace.bundle(), { code: 0, signal: null, stdout: "", stderr: "" });
  });

  it("give the same bytes as the sources", async () => {
    const commands = (files: string, keep: string) => [
      ["dvh", alone],
      ["dvh", alone, "--json", "--csv", join(files, "alone.csv")],
      ["dvh", tree, "--json", "--csv", join(files, "tree.csv"), "--keep", keep],
      ["dvh", join(tree, "P3")],
      ["dvh", join(tree, "none"), "--json"],
      ["dvh", alone, "--metric", "GTV"],
      ["dvh", alone, "--keep", limits, "--json"],
      ["plan", alone, "--protocol", limits],
      ["plan", tree, "--protocol", limits, "--json"],
      ["plan", alone, "--protocol", dirname(limits), "--json"],
      ["plan", alone, "--protocol", join(alone, "plan.dcm"), "--json"],
    ];
    const keep = temporaryFolder();
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    const bundled: Outcome[] = [];
    for (const args of commands(first, keep)) bundled.push(await workspace.fiducial(...args));
    for (const each of bundled) assert.ok(isBundled(each), each.stderr);
    const kept = readdirSync(keep);
    rmSync(workspace.path("dist"), { recursive: true });
    for (const [i, args] of commands(second, keep).entries()) {
      const outcome = await workspace.fiducial(...args);
      assert.equal(isBundled(outcome), false, outcome.stderr);
      assert.deepEqual(seen(bundled[i]!), seen(outcome), args.join(" "));
    }
    for (const name of ["alone.csv", "tree.csv"])
      assert.ok(readFileSync(join(first, name)).equals(readFileSync(join(second, name))));
    // What one has kept, the other finds again.
    assert.equal(kept.length, 3);
    assert.deepEqual(readdirSync(keep), kept);
  });

  it("draw figures with code that lies outside of the bundle, all of which is there", async () => {
    const figure = join(temporaryFolder(), "dvh.svg");
    const { code, stderr } = await workspace.fiducial("dvh", alone, "--figure", figure);
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(figure, "utf8"), /^<svg/);
    for (const command of ["dvh", "plan"]) {
      const folder = workspace.path(`dist/${command}`);
      const addresses = readdirSync(folder).flatMap((name) =>
        [...readFileSync(join(folder, name), "utf8").matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(
          (match) => match[1]!,
        ),
      );
      assert.ok(addresses.some((address) => address.includes("codec-openjpeg")));
      for (const address of addresses) assert.ok(existsSync(join(folder, address)), address);
    }
  });

  it("keep their compiled code when told, and run alike with it and with a damaged one", async () => {
    const code = workspace.path("dist/dvh/fiducial.code");
    const without = await workspace.fiducial("dvh", alone, "--json");
    assert.ok(!existsSync(code));
    process.env["FIDUCIAL_KEEP_CODE"] = "1";
    const keeping = await workspace.fiducial("dvh", alone, "--json");
    delete process.env["FIDUCIAL_KEEP_CODE"];
    const kept = readFileSync(code);
    assert.ok(kept.length > 100_000);
    const others = [kept.subarray(0, 1000), Buffer.from("no code"), Buffer.alloc(0)];
    for (const at of [3, Math.floor(kept.length / 3), kept.length - 9]) {
      const changed = Buffer.from(kept);
      changed[at]! ^= 1;
      others.push(changed);
    }
    const outcomes = [keeping, await workspace.fiducial("dvh", alone, "--json")];
    for (const bytes of others) {
      writeFileSync(code, bytes);
      outcomes.push(await workspace.fiducial("dvh", alone, "--json"));
    }
    for (const outcome of outcomes) assert.deepEqual(seen(outcome), seen(without));
  });

  it("say when what they print cannot be written", { skip: !existsSync("/dev/full") }, async () => {
    const output = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [workspace.path("bin/fiducial.js"), "dvh", alone], {
      stdio: ["ignore", output, "pipe"],
    });
    const closed = once(child, "close");
    const stderr = await text(child.stderr!);
    const [code] = await closed;
    closeSync(output);
    assert.match(stderr, /^standard output: expected .* found a full disk\./m);
    assert.equal(code, 1);
  });

  it("are never used for other commands", async () => {
    assert.equal(isBundled(await workspace.fiducial("--version")), false);
  });

  it("are passed over when a source has changed, a file is missing or a package was installed", async () => {
    const changed = async (): Promise<void> => {
      const outcome = await workspace.fiducial("dvh", alone);
      assert.equal(isBundled(outcome), false, outcome.stderr);
      await workspace.bundle();
    };
    assert.ok(isBundled(await workspace.fiducial("dvh", alone)));
    const command = workspace.path("src/commands/dvh.ts");
    writeFileSync(
      command,
      readFileSync(command, "utf8").replace("`Fiducial ${version}`", "`Edited12 ${version}`"),
    );
    assert.match((await workspace.fiducial("dvh", alone)).stdout, /^Edited12 /m);
    await workspace.bundle();
    const bundled = await workspace.fiducial("dvh", alone);
    assert.ok(isBundled(bundled), bundled.stderr);
    assert.match(bundled.stdout, /^Edited12 /m);
    // The same size at another time.
    utimesSync(workspace.path("../dosimetry/src/index.ts"), 1, 1);
    await changed();
    appendFileSync(join(workspace.folder, "package-lock.json"), "\n");
    await changed();
    rmSync(workspace.path("dist/dvh/plan-worker.js"));
    await changed();
    // The other command has a bundle of its own.
    appendFileSync(workspace.path("src/commands/dvh.ts"), "\n");
    assert.ok(isBundled(await workspace.fiducial("plan", alone, "--protocol", limits)));
    await changed();
  });

  it("are left out where the bundler is missing", async () => {
    const plain = new Workspace({ without: ["esbuild"] });
    const { code, stderr } = await plain.bundle();
    assert.equal(code, 0);
    assert.match(stderr, /^fiducial dvh and plan are not bundled: .*esbuild/);
    assert.ok(!existsSync(plain.path("dist")));
    const outcome = await plain.fiducial("dvh", alone);
    assert.equal(outcome.code, 0);
    assert.equal(isBundled(outcome), false, outcome.stderr);
  });
});
