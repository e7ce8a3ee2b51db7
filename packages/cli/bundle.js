// Bundles `fiducial dvh` and `fiducial plan` into dist/, from which bin/fiducial.js runs them as long as no file that
// went into the bundle has changed: docs/decisions/bundled-commands.md. Like the launcher, it runs on Node.js 20.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const room = join(here, "src", "dosimetry");
const output = join(here, "dist");

try {
  rmSync(output, { recursive: true, force: true });
  const { build } = await import("esbuild");
  for (const command of ["dvh", "plan"]) await bundle(build, command);
} catch (error) {
  // Without development dependencies, for one. The commands then run from their sources.
  console.error(`fiducial dvh and plan are not bundled: ${error.message}`);
}

async function bundle(build, command) {
  const start = Date.now();
  const folder = join(output, command);
  const options = {
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    minifyWhitespace: true,
    legalComments: "none",
    format: "esm",
    platform: "node",
    target: "node24",
    // Packages are found as Node.js finds them.
    conditions: [],
    plugins: [outside(folder, join(here, "src", "commands", `${command}.ts`)), whenUsed()],
    metafile: true,
    logLevel: "silent",
  };
  // CommonJS that is bundled asks for modules of Node.js alone.
  const require = "const require = process.getBuiltinModule;";
  // A script, not a module: only of a script can Node.js be given the code that was compiled before.
  const program = await build({
    ...options,
    entryPoints: [join(here, "src", "fiducial.ts")],
    define: Object.fromEntries(
      ["url", "filename", "resolve"].map((name) => [`import.meta.${name}`, `meta.${name}`]),
    ),
    banner: { js: `(async (meta) => {"use strict";${require}` },
    footer: { js: "})" },
  });
  escape(join(folder, "fiducial.js"));
  const threads = await build({
    ...options,
    entryPoints: readdirSync(room)
      .filter((name) => name.endsWith("-worker.ts"))
      .map((name) => join(room, name)),
    banner: { js: require },
  });
  const manifests = readdirSync(join(root, "packages")).map(
    (name) => `packages/${name}/package.json`,
  );
  const own = relative(root, fileURLToPath(import.meta.url));
  const sources = [program, threads]
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .filter((path) => !path.startsWith("when-used:"));
  const inputs = [...sources, ...manifests, "package-lock.json", own];
  const stamps = [...new Set(inputs)].map(stamp);
  if (stamps.some(([, , modified]) => modified >= start))
    throw new Error("the sources changed while they were read");
  const written = [program, threads].flatMap(({ metafile }) => Object.keys(metafile.outputs));
  const texts = written.map((path) => readFileSync(join(root, path), "utf8"));
  if (texts.some((text) => /\.ts["'`], ?(import\.)?meta\./.test(text)))
    throw new Error("a source is named by its place beside another, where the bundle has none");
  writeFileSync(join(folder, "files.json"), JSON.stringify([...stamps, ...written.map(stamp)]));
}

/** Of one byte a character, as the launcher reads it: patterns have what strings have as escapes already. */
function escape(path) {
  const code = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  writeFileSync(path, readFileSync(path, "utf8").replace(/[^\0-\x7f]/g, code));
}

/**
 * Of what is imported when asked, the command and its room are bundled. All else stays in its place, with its own copy
 * of what it imports: none of it may throw an InputError or DosimetryError that the bundle is to know by its class.
 */
function outside(folder, command) {
  const figures = join(room, "dvh-drawing.ts");
  const isInside = (path) => path === command || (dirname(path) === room && path !== figures);
  return {
    name: "outside",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
        if (from.kind !== "dynamic-import" || pluginData === "resolved") return undefined;
        const found = await build.resolve(path, { ...from, pluginData: "resolved" });
        if (found.errors.length > 0 || isInside(found.path)) return found;
        const address = relative(folder, found.path).replaceAll("\\", "/");
        return { path: address, external: true };
      });
    },
  };
}

/**
 * Modules of Node.js, and packages that are seldom needed, are loaded when something of them is used, and of the first
 * only what is used: an import evaluates all that a module would load when asked.
 */
function whenUsed() {
  const namespace = "when-used";
  const packages = ["dicom-parser"];
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace }));
      build.onResolve({ filter: /./ }, ({ path, namespace: from, resolveDir }) =>
        packages.includes(path) && from !== namespace
          ? { path, namespace, pluginData: resolveDir }
          : undefined,
      );
      build.onLoad({ filter: /./, namespace }, ({ path, pluginData: resolveDir }) => {
        const load = path.startsWith("node:") ? "process.getBuiltinModule" : "require";
        // A prototype, which esbuild keeps when it makes an imported namespace of the exports.
        const contents = `
          let loaded;
          const get = (_, name) => (loaded ??= ${load}(${JSON.stringify(path)}))[name];
          module.exports = Object.create(new Proxy({}, { get }));`;
        return { contents, resolveDir };
      });
    },
  };
}

/** What tells that a file is the same: its path from the root, size and time. */
function stamp(path) {
  const { size, mtimeMs } = statSync(join(root, path));
  return [path, size, Math.floor(mtimeMs)];
}
