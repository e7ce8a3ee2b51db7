import { checkStudy, InputError } from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { findingsSummary } from "../findings-summary.ts";
import { readStudyPlans } from "../plans/study-plans.ts";
import { progressOn } from "../progress.ts";
import { stageText } from "../stage-text.ts";
import { readStudyFolder } from "../study-folder.ts";

/** `fiducial check`: everything up to the analyses, and what was found on the way. */
export async function check(folder: string, options: { readonly json?: boolean }): Promise<number> {
  const asJson = options.json ?? false;
  const progress = progressOn(process.stderr);
  try {
    const { protocol, tables, remarks } = await readStudyFolder(folder, progress.stage);
    const read = await readStudyPlans(folder, protocol, progress, false);
    const plans = read?.plans ?? null;
    const { findings } = checkStudy({ protocol, tables, plans }, (stage) =>
      progress.stage(stageText[stage]),
    );
    progress.done();
    for (const remark of remarks) progress.note(remark);
    if (asJson) printJson({ usable: true, remarks, findings });
    else console.log(findingsSummary(findings, protocol.definition.language));
    return findings.some(({ severity }) => severity === "error")
      ? exitCode.unusable
      : exitCode.fine;
  } catch (error) {
    progress.done();
    if (!asJson || !(error instanceof InputError)) throw error;
    printJson({ usable: false, troubles: error.troubles, count: error.count });
    return exitCode.unusable;
  }
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
