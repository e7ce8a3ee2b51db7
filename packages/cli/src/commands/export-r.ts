import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { wideTable } from "@fiducial/study";
import { analysedStudy } from "../analysed-study.ts";
import { exitCode } from "../exit-code.ts";
import { manifestFile, manifestOf, manifestText } from "../manifest.ts";
import { judgeOutputFolder, writeOutputFolder } from "../output-folder.ts";
import { progressOn } from "../progress.ts";
import { numbersCsv } from "../r-export/numbers-csv.ts";
import { recipesOf } from "../r-export/recipes.ts";
import { wideCsv } from "../wide/wide-csv.ts";

const script = "recompute.R";

/** `fiducial export r`: one row per patient, every number, and a script for R that recomputes them and prints the agreement. */
export async function exportR(
  folder: string,
  options: { readonly out?: string; readonly replace?: boolean },
): Promise<number> {
  const out = options.out ?? join(folder, "r");
  const replace = options.replace ?? false;
  await judgeOutputFolder(out, replace);
  const progress = progressOn(process.stderr);
  const { study, results } = await analysedStudy(folder, progress);
  const table = wideTable(study.protocol, results);
  const recipes = recipesOf(results, new Set(table.columns.map(({ name }) => name)));
  const text = (path: string, content: string) => ({
    path,
    bytes: new TextEncoder().encode(content),
  });
  const files = [
    text("cohort.csv", wideCsv(table, { labels: false, language: results.language })),
    text("numbers.csv", numbersCsv(results, recipes)),
    { path: script, bytes: await readFile(new URL(`../r-export/${script}`, import.meta.url)) },
  ];
  const manifest = text(manifestFile, manifestText(manifestOf(results.provenance, files)));
  await writeOutputFolder(out, [...files, manifest], replace);
  progress.done();
  console.log(
    `${recipes.size} of ${Object.keys(results.numbers).length} numbers with a call in R.`,
  );
  console.log(`Recompute them: Rscript ${join(out, script)}`);
  return exitCode.fine;
}
