// Compiles the kernels to WebAssembly and writes them as a module: no file to find or to fetch at run time.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const compiler = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
const source = fileURLToPath(new URL("index.ts", import.meta.url));
const compiled = fileURLToPath(new URL("../src/kernels/kernel-bytes.ts", import.meta.url));

/** The text of the module that holds the compiled kernels. */
export function kernelModule() {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const binary = join(folder, "kernels.wasm");
    const options = [
      "-O3",
      "--noAssert", ...(process.env.NAMES ? ["--debug"] : []),
      "--runtime",
      "stub",
      "--importMemory",
      "--outFile",
      binary,
    ];
    execFileSync(process.execPath, [compiler, source, ...options], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const lines = readFileSync(binary)
      .toString("base64")
      .match(/.{1,96}/g);
    return (
      "// Written by kernels/build.js from the sources beside it.\n\n" +
      `export const kernelBase64 =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(compiled, kernelModule());
