/** A file of the repository, its path with / from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Who may know whom, as `docs/architecture.md` draws it: a package and those that it may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  statistics: [],
  dosimetry: [],
  study: ["statistics", "dosimetry"],
  report: ["study", "statistics", "dosimetry"],
  registry: ["report", "study", "statistics", "dosimetry"],
  cli: ["report", "study", "statistics", "dosimetry"],
  web: ["report/figures", "registry/contract", "study", "statistics"],
};

/** The only doors of a package besides its `index.ts`. */
export const namedDoors = [
  "report/figures",
  "registry/contract",
  "dosimetry/phantom",
  "study/text",
];

/** Packages that touch no files, clock, network or randomness. */
const purePackages = ["statistics", "dosimetry", "study", "report"];

/** Modules of Node.js that compute and touch nothing. */
const pureModules = ["node:crypto", "node:url", "node:zlib"];

const impure: readonly (readonly [RegExp, string])[] = [
  [/\bMath\.random\b/, "Math.random"],
  [/\bDate\.now\b/, "Date.now"],
  [/\bDate\(\s*\)/, "Date()"],
  [/\bperformance\.now\b/, "performance.now"],
  [/\bTemporal\.Now\b/, "Temporal.Now"],
  [/\b(randomUUID|getRandomValues|random(Bytes|Int|Fill|FillSync))\b/, "random bytes"],
  [/\bfetch\(/, "fetch"],
  [/\bXMLHttpRequest\b/, "XMLHttpRequest"],
  [/\bWebSocket\b/, "WebSocket"],
  [/\bprocess\.\w/, "process"],
  [/\bset(Timeout|Interval)\(/, "a timer"],
];

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every breach of the import rules in the files, one sentence each, in the order of the files. */
export function importViolations(files: readonly SourceFile[]): readonly string[] {
  const imports = files.flatMap(importsOf);
  return [
    ...imports.flatMap((each) => crossings(each)),
    ...files.flatMap(impurities),
    ...cycles(imports),
  ];
}

/** What a package's `package.json` declares. */
export interface PackageManifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Imports of packages that `package.json` does not declare; npm's common folder would hide them.
 *
 * @param manifests by the name of the package's folder, the root's under ""
 */
export function undeclaredImports(
  files: readonly SourceFile[],
  manifests: Readonly<Record<string, PackageManifest>>,
): readonly string[] {
  return files.flatMap(importsOf).flatMap(({ from, specifier }) => {
    const manifest = manifests[packageOf(from) ?? ""];
    if (manifest === undefined || /^(\.|node:)/.test(specifier)) return [];
    const name = specifier
      .split("/")
      .slice(0, specifier.startsWith("@") ? 2 : 1)
      .join("/");
    const declared = { ...manifest.dependencies };
    if (!isSource(from))
      Object.assign(declared, manifest.devDependencies, manifests[""]?.devDependencies);
    const isOwn =
      name === manifest.name || (packageOf(from) === null && name.startsWith("@fiducial/"));
    return name in declared || isOwn
      ? []
      : [`${from} imports ${name}, which its package.json does not declare`];
  });
}

function importsOf({ path, text }: SourceFile): readonly Import[] {
  const code = withoutComments(text);
  const statements = code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?([\w*{}\s,$]*?\bfrom\s*)?["']([^"'\n]+)["']/gm,
  );
  const calls = code.matchAll(/\b(?:import|require)\(\s*["']([^"'\n]+)["']/g);
  return [
    ...[...statements].map(([, type, names = "", specifier]) => ({
      from: path,
      specifier: specifier!,
      typeOnly:
        type !== undefined || /^\{(\s*type\s+[\w$]+(\s+as\s+[\w$]+)?\s*,?)+\s*\}/.test(names),
    })),
    ...[...calls].map((match) => ({ from: path, specifier: match[1]!, typeOnly: false })),
  ];
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "$1");
}

function crossings({ from, specifier, typeOnly }: Import): readonly string[] {
  const owner = packageOf(from);
  if (specifier.startsWith(".")) {
    const target = resolved(from, specifier);
    return packageOf(target) === owner || packageOf(target) === null
      ? []
      : [`${from} imports ${target} by its path; import packages by name`];
  }
  if (
    owner !== null &&
    purePackages.includes(owner) &&
    isSource(from) &&
    specifier.startsWith("node:") &&
    !pureModules.includes(specifier)
  )
    return [
      `${from} imports ${specifier}; ${owner} touches no files, clock, network or randomness`,
    ];
  if (!specifier.startsWith("@fiducial/")) return [];
  const door = specifier.slice("@fiducial/".length);
  const [name] = door.split("/");
  if (door.includes("/") && !namedDoors.includes(door))
    return [`${from} imports ${specifier}, which is not a door of ${name}`];
  if (owner === null || !isSource(from)) return [];
  if (name === owner) return [`${from} imports its own package by name`];
  const allowed = mayImport[owner] ?? [];
  if (!allowed.includes(door) && !(owner !== "web" && allowed.includes(name!)))
    return [
      `${from} imports ${specifier}; ${owner} may import ${allowed.join(", ") || "no package"}`,
    ];
  if (door === "registry/contract" && !typeOnly)
    return [`${from} imports more than types from ${specifier}`];
  return [];
}

function impurities({ path, text }: SourceFile): readonly string[] {
  const owner = packageOf(path);
  if (owner === null || !purePackages.includes(owner) || !isSource(path)) return [];
  const code = withoutComments(text);
  return impure
    .filter(([pattern]) => pattern.test(code))
    .map(
      ([, name]) => `${path} uses ${name}; ${owner} touches no files, clock, network or randomness`,
    );
}

/** Rings of files, each told once from its first file in the order of the alphabet. Type imports leave nothing behind at run time and make none. */
function cycles(imports: readonly Import[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, specifier, typeOnly } of imports) {
    if (!specifier.startsWith(".") || typeOnly) continue;
    targets.set(from, [...(targets.get(from) ?? []), resolved(from, specifier)]);
  }
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) {
      found.push(`a ring of imports: ${[...trail.slice(start), file].join(" → ")}`);
      return;
    }
    if (finished.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  };
  for (const file of [...targets.keys()].toSorted()) visit(file, []);
  return found;
}

function packageOf(path: string): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isSource(path: string): boolean {
  return /^packages\/[^/]+\/src\//.test(path);
}

function resolved(from: string, specifier: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
