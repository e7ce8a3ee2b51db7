import { join } from "node:path";
import { fontFiles, reportFiles } from "@fiducial/report";
import {
  analyseStudy,
  checkStudy,
  illustrativePlan,
  inLanguage,
  type Stage,
  studyPlanRequest,
} from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { findingsSummary } from "../findings-summary.ts";
import type { NamedBytes } from "../hash.ts";
import { manifestFile, manifestOf, manifestText } from "../manifest.ts";
import { caseSlice } from "../plans/case-slice.ts";
import { readStudyPlans } from "../plans/study-plans.ts";
import { reportStageText, stageText } from "../stage-text.ts";
import { judgeOutputFolder, writeOutputFolder } from "../output-folder.ts";
import { progressOn } from "../progress.ts";
import { readStudyFolder } from "../study-folder.ts";
import { version } from "../version.ts";

/** `fiducial run`: study folder → results → report folder. */
export async function run(
  folder: string,
  options: { readonly out?: string; readonly replace?: boolean },
): Promise<number> {
  const out = options.out ?? join(folder, "out");
  const progress = progressOn(process.stderr);
  const replace = options.replace ?? false;
  await judgeOutputFolder(out, replace);

  const study = await readStudyFolder(folder, progress.stage);
  for (const remark of study.remarks) progress.note(remark);
  const { protocol, tables, protocolHash, dataHash } = study;
  const provenance = { version, protocolHash, dataHash };
  const onStage = (stage: Stage) => progress.stage(stageText[stage]);
  const plans = await readStudyPlans(folder, protocol, progress.stage);
  const checked = checkStudy({ protocol, tables, plans }, onStage);
  const drawn = illustrativePlan(protocol, checked.cohort);
  const slice = drawn === null ? null : await caseSlice(folder, drawn, studyPlanRequest(protocol));
  const results = analyseStudy(protocol, checked, provenance, slice, onStage);

  const files: readonly NamedBytes[] = await reportFiles(results, {
    fonts: fontFiles(),
    onStage: (stage) => progress.stage(reportStageText[stage]),
  });
  const manifest = new TextEncoder().encode(manifestText(manifestOf(provenance, files)));
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
