import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fontFiles, reportFiles } from "@fiducial/report";
import { inLanguage, publicationResults } from "@fiducial/study";
import { analysedStudy } from "../analysed-study.ts";
import { exitCode } from "../exit-code.ts";
import { findingsSummary } from "../findings-summary.ts";
import type { NamedBytes } from "../hash.ts";
import { manifestFile, manifestOf, manifestText } from "../manifest.ts";
import { reportStageText } from "../stage-text.ts";
import { judgeOutputFolder, writeOutputFolder } from "../output-folder.ts";
import { progressOn } from "../progress.ts";

/** `fiducial run`: study folder → results → report folder; for publication without anything of a single patient. */
export async function run(
  folder: string,
  options: {
    readonly out?: string;
    readonly replace?: boolean;
    readonly publication?: boolean;
  },
): Promise<number> {
  const out = options.out ?? join(folder, options.publication === true ? "publication" : "out");
  const progress = progressOn(process.stderr);
  const replace = options.replace ?? false;
  await judgeOutputFolder(out, replace);

  const { study, results } = await analysedStudy(folder, progress);
  const smallestCell = study.protocol.definition.publication?.smallest_cell ?? null;
  const shown = options.publication === true ? publicationResults(results, smallestCell) : results;
  const files: readonly NamedBytes[] = await reportFiles(shown, {
    fonts: fontFiles(readFile),
    onStage: (stage) => progress.stage(reportStageText[stage]),
  });
  const manifest = new TextEncoder().encode(manifestText(manifestOf(results.provenance, files)));
  progress.stage(`Writing ${files.length + 1} files to ${out}`);
  await writeOutputFolder(out, [...files, { path: manifestFile, bytes: manifest }], replace);
  progress.done();

  const { assessed, included } = results.flow;
  const count = (name: string) => results.numbers[name]?.value ?? 0;
  console.log(inLanguage(results.title, results.language));
  console.log(`${count(included)} of ${count(assessed)} patients analysed.`);
  console.log(findingsSummary(results.findings, results.language));
  console.log(`Report: ${join(out, "report.html")}`);
  return exitCode.fine;
}
