// Compiles the kernels to WebAssembly and writes them as a module: no file to find or to fetch at run time.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const compiler = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
const sources = fileURLToPath(new URL(".", import.meta.url));
const written = fileURLToPath(new URL("../src/kernels/compiled-kernels.ts", import.meta.url));
const options = "-O3 --noAssert --runtime stub --importMemory --enable simd --bindings raw";

/** A line that declares an exported function as a property: a boolean comes as 0 or 1. */
function signature(line) {
  const found = /^ {2}export function (\w+)(\(.*\)): (\w+);$/.exec(line);
  return found && `${found[1]}: ${found[2]} => ${found[3].replace("boolean", "number")}`;
}

/** The text of the module that holds the compiled kernels and their signatures. */
export function compiledKernels() {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const binary = join(folder, "kernels.wasm");
    const command = [compiler, "index.ts", ...options.split(" "), "--outFile", binary];
    execFileSync(process.execPath, command, {
      cwd: sources,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const signatures = readFileSync(join(folder, "kernels.d.ts"), "utf8")
      .split("\n")
      .flatMap((line) => signature(line) ?? []);
    const lines = readFileSync(binary)
      .toString("base64")
      .match(/.{1,96}/g);
    return [
      "// Written by kernels/build.js from the sources beside it.",
      "",
      "/** The compiled kernels; each is described in its source. An address is a number of bytes, false is 0. */",
      "export interface Kernels {",
      ...signatures.map((each) => `  readonly ${each};`),
      "}",
      "",
      "export const kernelBase64 =",
      `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
      "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(written, compiledKernels());
