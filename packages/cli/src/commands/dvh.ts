import type { FileHandle } from "node:fs/promises";
import { InputError } from "@fiducial/study/text";
import { eachPlan } from "../dosimetry/each-plan.ts";
import type { DvhRequest } from "../dosimetry/evaluated-plan.ts";
import { folderData, folderText, unusableText } from "../dosimetry/folder-summary.ts";
import { readMetricRequest } from "../dosimetry/metric-request.ts";
import type { DvhReply, PlanTask } from "../dosimetry/plan-task.ts";
import { readPrescriptionOption } from "../dosimetry/prescription.ts";
import { withTroublesAsJson } from "../dosimetry/troubles-json.ts";
import { exitCode } from "../exit-code.ts";
import { intoFile } from "../whole-file.ts";
import { progressOn } from "../progress.ts";
import { version } from "../version.ts";

export interface DvhOptions {
  readonly structure?: readonly string[];
  readonly metric?: readonly string[];
  readonly prescription?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly replace?: boolean;
  readonly keep?: string;
}

type DvhTask = Extract<PlanTask, { readonly kind: "dvh" }>;

/** `fiducial dvh`: what the plans in a folder of DICOM files give to their structures. */
export async function dvh(folder: string, options: DvhOptions): Promise<number> {
  const request: DvhRequest = {
    structures: options.structure ?? [],
    metrics: (options.metric ?? []).map(readMetricRequest),
    prescriptionGy: readPrescriptionOption(options.prescription),
  };
  return withTroublesAsJson(options.json ?? false, async () => {
    if (options.csv === undefined) return evaluate(folder, options, request, null);
    return intoFile(options.csv, options.replace ?? false, (file) =>
      evaluate(folder, options, request, file),
    );
  });
}

async function evaluate(
  path: string,
  { json, keep }: DvhOptions,
  request: DvhRequest,
  csv: FileHandle | null,
): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    if (csv !== null) await csv.write((await import("../dosimetry/dvh-csv.ts")).dvhCsvHeader());
    const task = { kind: "dvh", request, csv: csv !== null } as const;
    const { folder, plans, unusable } = await eachPlan<DvhTask, DvhReply>(
      path,
      progress,
      task,
      keep,
      async (reply) => {
        for (const text of reply.csv) await csv?.write(text);
        return { ...reply, csv: [] };
      },
    );
    progress.done();
    const data = plans.map((plan) => plan.json);
    refuseUnknownNames(path, request, data);
    if (json === true) {
      const contents = folderData(folder, unusable);
      const answer = { usable: true, version, folder: path, ...contents, plans: data };
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    } else {
      const texts = plans.map(({ text }) => text);
      const blocks = [folderText(folder), ...texts, ...unusable.map(unusableText)];
      console.log([...blocks, `Fiducial ${version}`].join("\n\n"));
    }
    return exitCode.fine;
  } finally {
    progress.done();
  }
}

/** Asked for structures of which no plan has one, the command has nothing to show. */
function refuseUnknownNames(
  where: string,
  { structures }: DvhRequest,
  plans: readonly { readonly structures: readonly unknown[] }[],
): void {
  if (structures.length === 0 || plans.some((plan) => plan.structures.length > 0)) return;
  throw new InputError([
    {
      where,
      expected: `a structure named ${structures.join(" or ")}`,
      found: "none, or several between which nothing decides",
      remedy: "Leave out --structure to see all names.",
    },
  ]);
}
