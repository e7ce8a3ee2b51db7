import type { FileHandle } from "node:fs/promises";
import { InputError } from "@fiducial/study";
import { dvhCsvHeader, dvhCsvRows } from "../dosimetry/dvh-csv.ts";
import { dvhJson } from "../dosimetry/dvh-json.ts";
import { dvhText } from "../dosimetry/dvh-text.ts";
import { eachPlan } from "../dosimetry/each-plan.ts";
import { type DvhRequest, type EvaluatedPlan, evaluatedPlan } from "../dosimetry/evaluated-plan.ts";
import { folderData, folderText, unusableText } from "../dosimetry/folder-summary.ts";
import { readMetricRequest } from "../dosimetry/metric-request.ts";
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
}

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
  { json }: DvhOptions,
  request: DvhRequest,
  csv: FileHandle | null,
): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    await csv?.write(dvhCsvHeader());
    const { folder, plans, unusable } = await eachPlan(path, progress, async (opened) => {
      const evaluated = evaluatedPlan(opened, request);
      if (csv !== null) for (const text of dvhCsvRows(evaluated)) await csv.write(text);
      return json === true ? dvhJson(evaluated) : { text: dvhText(evaluated), ...kept(evaluated) };
    });
    progress.done();
    refuseUnknownNames(path, request, plans);
    if (json === true) {
      const data = { usable: true, version, folder: path, ...folderData(folder, unusable), plans };
      process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    } else {
      const texts = plans.map((plan) => ("text" in plan ? plan.text : ""));
      const blocks = [folderText(folder), ...texts, ...unusable.map(unusableText)];
      console.log([...blocks, `Fiducial ${version}`].join("\n\n"));
    }
    return exitCode.fine;
  } finally {
    progress.done();
  }
}

function kept({ structures }: EvaluatedPlan) {
  return { structures: structures.map(({ name }) => ({ name })) };
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
