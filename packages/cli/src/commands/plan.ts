import { checkLimits, type Finding } from "@fiducial/study";
import { readCharacterSetOption } from "../dosimetry/character-set.ts";
import { eachPlan, refuseNoPlan } from "../dosimetry/each-plan.ts";
import { findingText } from "../dosimetry/finding-text.ts";
import { folderData, folderText, unusableText } from "../dosimetry/folder-summary.ts";
import type { PlanTask } from "../dosimetry/plan-task.ts";
import { readPrescriptionOption } from "../dosimetry/prescription.ts";
import { readPlanLimits } from "../dosimetry/protocol-file.ts";
import { type Scorecard, scorecardText } from "../dosimetry/scorecard.ts";
import { printable } from "../dosimetry/text-table.ts";
import { withTroublesAsJson } from "../dosimetry/troubles-json.ts";
import { exitCode } from "../exit-code.ts";
import { progressOn } from "../progress.ts";
import { version } from "../version.ts";

export interface PlanOptions {
  readonly protocol: string;
  readonly prescription?: string;
  readonly characterSet?: string;
  readonly json?: boolean;
  readonly keep?: string;
}

type ScorecardTask = Extract<PlanTask, { readonly kind: "scorecard" }>;

/** `fiducial plan`: the plans in a folder of DICOM files held against a protocol's limits. */
export async function plan(path: string, options: PlanOptions): Promise<number> {
  const askedGy = readPrescriptionOption(options.prescription);
  const source = { folder: path, characterSet: readCharacterSetOption(options.characterSet) };
  const asJson = options.json ?? false;
  return withTroublesAsJson(asJson, async () => {
    const protocol = await readPlanLimits(options.protocol);
    const limitFindings = checkLimits(protocol);
    const progress = progressOn(process.stderr);
    try {
      const task = { kind: "scorecard", limits: protocol.limits, prescriptionGy: askedGy } as const;
      const evaluated = await eachPlan<ScorecardTask, Scorecard>(
        source,
        progress,
        () => task,
        options.keep,
        ({ card }) => card,
      );
      refuseNoPlan(evaluated, progress);
      const { folder, plans, unusable } = evaluated;
      progress.done();
      if (asJson) {
        const cards = plans.map(({ summary, findings, ...card }) => ({
          ...summary,
          ...card,
          findings: findings.map((finding) => ({ ...finding, text: findingText(finding) })),
        }));
        const data = {
          usable: true,
          version,
          folder: path,
          protocol: options.protocol,
          limitFindings,
          ...folderData(folder, unusable),
          plans: cards,
        };
        process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
      } else {
        const texts = [...plans.map(scorecardText), ...unusable.map(unusableText)];
        const limits = limitFindings.map(limitFindingText);
        const blocks = [folderText(folder), ...texts, ...limits, `Fiducial ${version}`];
        console.log(blocks.join("\n\n"));
      }
      return exitCode.fine;
    } finally {
      progress.done();
    }
  });
}

/** What the linter says of the limits themselves. */
function limitFindingText({ message, remedy, where }: Finding): string {
  return printable(`${where.map(({ en }) => en).join(", ")}: ${message.en}. ${remedy.en}`);
}
