#!/usr/bin/env node
// Fiducial is TypeScript that Node.js 24 runs as it is. Where the system's Node.js is older,
// this launcher hands over to the one that npm installed beside Fiducial.
import { spawn } from "node:child_process";
import module, { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = 24;

if (Number(process.versions.node.split(".")[0]) >= oldestNode) {
  // These run often and briefly: most of their time would go into compiling what the last run had compiled.
  if (["dvh", "plan"].includes(process.argv[2] ?? "")) module.enableCompileCache();
  await import("../src/fiducial.ts");
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

function installedNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    return join(folder, "bin", platform === "win" ? "node.exe" : "node");
  } catch {
    return null;
  }
}

function handOver(node) {
  const launcher = fileURLToPath(import.meta.url);
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
