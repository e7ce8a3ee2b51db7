#!/usr/bin/env node
// Fiducial is TypeScript that Node.js 24 runs as it is. Where the system's Node.js is older,
// this launcher hands over to the one that npm installed beside Fiducial.
import module from "node:module";

// An import would load whatever a module of Node.js has to offer; this loads what is used.
const require = module.createRequire(import.meta.url);
const { existsSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { fileURLToPath } = require("node:url");

const oldestNode = 24;
/** Before the kept code of a bundle: when the bundle was made. */
const stampBytes = 8;

if (Number(process.versions.node.split(".")[0]) >= oldestNode) {
  const command = process.argv[2] ?? "";
  // These run often and briefly: much of their time would go into finding, reading and compiling files.
  const isBrief = ["dvh", "plan"].includes(command);
  if (isBrief) {
    module.enableCompileCache();
    // Files and doses take large buffers in turn. glibc returns each to the system, at the price of a page fault every
    // 4 KiB of the next, until one as large has gone: this one, which is never touched.
    new ArrayBuffer(24_000_000).transfer(0);
  }
  if (isBrief && isBundled(command)) {
    await runBundle(command);
    // All is done; to take the heap apart first would be in vain. What a pipe has not yet taken is waited for, and what
    // could not be written is yet to be told.
    const outputs = [process.stdout, process.stderr];
    if (outputs.every((each) => each.writableLength === 0 && each.errored === null)) process.exit();
  } else await import("../src/fiducial.ts");
} else {
  const node = installedNode();
  if (node === null) {
    console.error(
      `fiducial needs Node.js ${oldestNode} or newer and found ${process.versions.node}. ` +
        "Run `npm ci` with optional dependencies, or install Node.js from https://nodejs.org.",
    );
    process.exitCode = 1;
  } else handOver(node);
}

/** Whether all files that went into the command's bundle, and those that came out, are as they were. */
function isBundled(command) {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  try {
    const list = readFileSync(new URL(`../dist/${command}/files.json`, import.meta.url), "utf8");
    return JSON.parse(list).every(([path, size, modified]) => {
      const found = statSync(root + path);
      return found.size === size && Math.floor(found.mtimeMs) === modified;
    });
  } catch {
    return false;
  }
}

/**
 * Runs the command's bundle with the code that V8 made of it before, kept beside it by keep-code.js: what another version of
 * Node.js left is not used.
 */
async function runBundle(command) {
  const { Script, constants } = require("node:vm");
  const url = new URL(`../dist/${command}/fiducial.js`, import.meta.url);
  const filename = fileURLToPath(url);
  const code = filename.replace(/js$/, "code");
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    cachedData: keptCode(code, filename),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const resolve = (specifier) => import.meta.resolve(specifier);
  await script.runInThisContext()({ url: url.href, filename, resolve });
  if (process.env.FIDUCIAL_KEEP_CODE === "1") keepCode(code, filename, script.createCachedData());
}

/**
 * The code kept of a bundle; undefined where there is none, or a damaged one. V8 would run it whatever became of it, and
 * a checksum takes longer than to keep it twice.
 */
function keptCode(path, bundle) {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const middle = (bytes.length + stampBytes) / 2;
  if (bytes.length <= stampBytes || !Number.isInteger(middle)) return undefined;
  const code = bytes.subarray(stampBytes, middle);
  const isSound = bytes.subarray(middle).equals(code);
  return isSound && bytes.readDoubleLE() === statSync(bundle).mtimeMs ? code : undefined;
}

function keepCode(path, bundle, code) {
  const stamp = Buffer.alloc(stampBytes);
  stamp.writeDoubleLE(statSync(bundle).mtimeMs);
  writeFileSync(`${path}.partial`, Buffer.concat([stamp, code, code]), { flush: true });
  renameSync(`${path}.partial`, path);
}

function installedNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  try {
    const folder = dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    return join(folder, "bin", platform === "win" ? "node.exe" : "node");
  } catch {
    return null;
  }
}

function handOver(node) {
  const launcher = fileURLToPath(import.meta.url);
  const { spawn } = require("node:child_process");
  const { constants } = require("node:os");
  const child = spawn(node, [launcher, ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.on("error", (error) => {
    console.error(`fiducial could not start ${node}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
