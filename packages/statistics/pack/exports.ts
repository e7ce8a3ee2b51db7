/**
 * Points the manifest's `exports` at the built files while `npm pack` runs, and back at the sources after it.
 *
 * The workspace imports the sources directly; npm, unlike pnpm, does not apply `publishConfig.exports`.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package.json", import.meta.url);
const manifest = JSON.parse(readFileSync(file, "utf8")) as {
  exports: unknown;
  publishConfig: { exports: unknown };
};
manifest.exports = process.argv[2] === "packed" ? manifest.publishConfig.exports : "./src/index.ts";
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
