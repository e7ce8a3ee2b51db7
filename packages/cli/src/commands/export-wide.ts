import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { wideTable } from "@fiducial/study";
import { analysedStudy } from "../analysed-study.ts";
import { exitCode } from "../exit-code.ts";
import { progressOn } from "../progress.ts";
import { intoFile, refuseTaken } from "../whole-file.ts";
import { rScript } from "../wide/r-script.ts";
import { spssSyntax } from "../wide/spss-syntax.ts";
import { wideCsv } from "../wide/wide-csv.ts";

/** `fiducial export wide`: one row per patient as CSV, with syntax for SPSS and a script for R that read and label it. */
export async function exportWide(
  folder: string,
  options: { readonly out?: string; readonly labels?: boolean; readonly replace?: boolean },
): Promise<number> {
  const labels = options.labels ?? false;
  const csvPath = options.out ?? join(folder, "wide.csv");
  const stem = csvPath.replace(/\.csv$/i, "");
  const paths = labels ? [csvPath] : [csvPath, `${stem}.sps`, `${stem}.R`];
  const replace = options.replace ?? false;
  for (const path of paths) refuseTaken(path, replace);

  const progress = progressOn(process.stderr);
  const { study, results } = await analysedStudy(folder, progress);
  const { language, provenance } = results;
  const table = wideTable(study.protocol, results);
  const csvFile = basename(csvPath);
  const remark = `Fiducial ${provenance.version}, protocol ${provenance.protocolHash.slice(0, 12)}, data ${provenance.dataHash.slice(0, 12)}`;
  const texts = labels
    ? [wideCsv(table, { labels, language })]
    : [
        wideCsv(table, { labels, language }),
        spssSyntax(table, csvFile, language, remark),
        rScript(table, csvFile, language, remark),
      ];
  for (const [i, path] of paths.entries())
    await intoFile(path, replace, (file) => writeFileSync(file, texts[i]!));
  progress.done();
  console.log(`${table.subjects.length} patients, ${table.columns.length} columns:`);
  for (const path of paths) console.log(`  ${path}`);
  return exitCode.fine;
}
