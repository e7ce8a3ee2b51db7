import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  compareManuscript,
  editionOf,
  fontFiles,
  manuscriptFiles,
  readManuscript,
} from "@fiducial/report";
import { InputError, publicationResults } from "@fiducial/study";
import { analysedStudy } from "../analysed-study.ts";
import { comparisonText } from "../comparison-text.ts";
import { exitCode } from "../exit-code.ts";
import { fileError } from "../file-trouble.ts";
import type { NamedBytes } from "../hash.ts";
import { manifestFile, manifestOf, manifestText } from "../manifest.ts";
import { judgeOutputFolder, writeOutputFolder } from "../output-folder.ts";
import { progressOn } from "../progress.ts";
import type { StudyFolder } from "../study-folder.ts";

const manuscriptFile = "manuscript.md";

export interface ManuscriptOptions {
  readonly out?: string;
  readonly replace?: boolean;
  readonly compare?: string;
  readonly json?: boolean;
}

/** `fiducial manuscript`: `manuscript.md` with the study's numbers in place, or an old Word file against them. */
export async function manuscript(folder: string, options: ManuscriptOptions): Promise<number> {
  return options.compare === undefined
    ? writeManuscript(folder, options)
    : compare(folder, options.compare, options);
}

async function writeManuscript(folder: string, options: ManuscriptOptions): Promise<number> {
  const out = options.out ?? join(folder, "manuscript");
  const replace = options.replace ?? false;
  await judgeOutputFolder(out, replace);
  const progress = progressOn(process.stderr);
  const text = manuscriptText(await fileBytes(join(folder, manuscriptFile), "a manuscript"));
  const written = readManuscript(manuscriptFile, text);
  const { study, results } = await analysedStudy(folder, progress);
  progress.stage("Setting the manuscript");
  const files: readonly NamedBytes[] = await manuscriptFiles(results, written, {
    fonts: fontFiles(readFile),
    smallestCell: smallestCellOf(study),
  });
  const manifest = manifestText(manifestOf(results.provenance, files));
  await writeOutputFolder(
    out,
    [...files, { path: manifestFile, bytes: new TextEncoder().encode(manifest) }],
    replace,
  );
  progress.done();
  for (const { path } of files) console.log(join(out, path));
  return exitCode.fine;
}

async function compare(folder: string, path: string, options: ManuscriptOptions): Promise<number> {
  const bytes = await fileBytes(path, "a Word file (.docx)");
  const progress = progressOn(process.stderr);
  const { study, results } = await analysedStudy(folder, progress);
  progress.done();
  const edition = editionOf(publicationResults(results, smallestCellOf(study)));
  const comparison = compareManuscript(edition, basename(path), bytes);
  if (comparison.numbers === 0 && !comparison.hasList)
    throw new InputError([
      {
        where: path,
        expected: "a Word file that Fiducial wrote",
        found: "one without any number that Fiducial marked",
        remedy: "Compare a file from `fiducial manuscript` or `fiducial run`.",
      },
    ]);
  console.log(
    (options.json ?? false) ? JSON.stringify(comparison, null, 2) : comparisonText(comparison),
  );
  return comparison.differences.length === 0 ? exitCode.fine : exitCode.unusable;
}

function smallestCellOf({ protocol }: StudyFolder): number | null {
  return protocol.definition.publication?.smallest_cell ?? null;
}

async function fileBytes(path: string, expected: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(path, expected, error);
  }
}

function manuscriptText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([
      {
        where: manuscriptFile,
        expected: "text in UTF-8",
        found: "bytes that are not, as in GBK or in a file of another kind",
        remedy: "Save the file in UTF-8.",
      },
    ]);
  }
}
