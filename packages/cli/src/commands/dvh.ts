import { writeFileSync } from "node:fs";
import { describeTrouble, InputError } from "@fiducial/study/text";
import { readEffectiveDose } from "../dosimetry/asked-dose.ts";
import { readCharacterSetOption } from "../dosimetry/character-set.ts";
import type { DicomFolder } from "../dosimetry/dicom-folder.ts";
import { byPatient, eachPlan, refuseNoPlan } from "../dosimetry/each-plan.ts";
import type { DvhRequest } from "../dosimetry/evaluated-plan.ts";
import { figureFormat, figurePath } from "../dosimetry/figure-file.ts";
import { folderData, folderText, unusableText } from "../dosimetry/folder-summary.ts";
import { readMetricRequest } from "../dosimetry/metric-request.ts";
import type { DvhReply, PlanTask } from "../dosimetry/plan-task.ts";
import {
  dvhDosesOf,
  exportedData,
  exportedTable,
  exportedTexts,
  exportsOfPlan,
  type PlanningSystemDvhs,
  storedDvhs,
} from "../dosimetry/planning-system.ts";
import { readPrescriptionOption } from "../dosimetry/prescription.ts";
import { printable } from "../dosimetry/text-table.ts";
import { withTroublesAsJson } from "../dosimetry/troubles-json.ts";
import { exitCode } from "../exit-code.ts";
import { intoFile, refuseTaken } from "../whole-file.ts";
import { progressOn } from "../progress.ts";
import { version } from "../version.ts";

export interface DvhOptions {
  readonly structure?: readonly string[];
  readonly metric?: readonly string[];
  readonly prescription?: string;
  readonly characterSet?: string;
  readonly sum?: boolean;
  readonly eqd2?: string;
  readonly bed?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly figure?: string;
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
  const { figure } = options;
  if (figure !== undefined) figureFormat(figure);
  return withTroublesAsJson(options.json ?? false, async () => {
    if (figure !== undefined) refuseTaken(figure, options.replace ?? false);
    if (options.csv === undefined) return evaluate(folder, options, request, null);
    return intoFile(options.csv, options.replace ?? false, (file) =>
      evaluate(folder, options, request, file),
    );
  });
}

async function evaluate(
  path: string,
  { json, keep, figure, replace, sum, eqd2, bed, characterSet }: DvhOptions,
  request: DvhRequest,
  csv: number | null,
): Promise<number> {
  const effect = readEffectiveDose(eqd2, bed);
  const source = { folder: path, characterSet: readCharacterSetOption(characterSet) };
  const progress = progressOn(process.stderr);
  try {
    const rows = csv === null ? null : await import("../dosimetry/dvh-csv.ts");
    const write = (bytes: string | Uint8Array): void => {
      if (csv !== null) writeFileSync(csv, bytes);
    };
    if (rows !== null) write(rows.dvhCsvHeader());
    let found: Awaited<ReturnType<typeof exportedTexts>> | null = null;
    const evaluated = await eachPlan<DvhTask, DvhReply>(
      source,
      progress,
      async (folder, [{ plan }, ...added], groups) => {
        found ??= await exportedTexts(path, folder.notDicom);
        // A planning system's curves are of one plan and of the dose that it computed.
        const comparable = added.length === 0 && effect === null;
        const alone = groups === 1;
        return {
          kind: "dvh",
          request,
          added,
          effect,
          csv: csv !== null,
          figure: figure !== undefined,
          exports: comparable ? exportsOfPlan(found.exports, plan?.planLabel ?? null, alone) : [],
          dvhDoses: comparable ? dvhDosesOf(folder, plan?.sopInstanceUid ?? null, alone) : [],
        };
      },
      keep,
      (reply) => {
        rows?.writeDvhCsv(reply.csv, write);
        return { ...reply, csv: [] };
      },
      sum === true ? byPatient : undefined,
    );
    progress.done();
    const { folder, plans, unusable } = evaluated;
    const alone = plans.length === 0 ? await withoutPlans(path, folder) : [];
    if (alone.length === 0) refuseNoPlan(evaluated, progress);
    const data = plans.map((plan) => plan.json);
    if (alone.length === 0) refuseUnknownNames(path, request, data);
    const { troubles } = (found ??= await exportedTexts(path, folder.notDicom));
    if (figure !== undefined) await drawAll(plans, figure, replace ?? false);
    if (json === true) {
      const contents = folderData(folder, unusable);
      const exported = { dvhs: exportedData(alone), troubles };
      const answer = { usable: true, version, folder: path, ...contents, plans: data, exported };
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    } else {
      const texts = plans.map(({ text }) => text);
      const theirs = alone.length === 0 ? [] : [exportedTable(alone)];
      const unread = troubles.map((each) => printable(`Not read: ${describeTrouble(each)}`));
      const blocks = [folderText(folder), ...texts, ...theirs, ...unread];
      console.log([...blocks, ...unusable.map(unusableText), `Fiducial ${version}`].join("\n\n"));
    }
    return exitCode.fine;
  } finally {
    progress.done();
  }
}

/** Where no plan can be evaluated, what a planning system wrote of its own curves still can be shown. */
async function withoutPlans(
  path: string,
  folder: DicomFolder,
): Promise<readonly PlanningSystemDvhs[]> {
  const doses = folder.headers.filter(({ hasDvhs }) => hasDvhs).map(({ file }) => file);
  const { exports } = await exportedTexts(path, folder.notDicom);
  return [...(await storedDvhs(path, doses, [])), ...exports];
}

/** A figure for each plan, numbered from the second on. */
async function drawAll(plans: readonly DvhReply[], path: string, replace: boolean): Promise<void> {
  // Figures need the report's own code, which the table does not.
  const { dvhDrawing } = await import("../dosimetry/dvh-drawing.ts");
  for (const [index, { curves, json }] of plans.entries()) {
    const bytes = await dvhDrawing(curves, json.label, figureFormat(path));
    await intoFile(figurePath(path, index), replace, (file) => writeFileSync(file, bytes));
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
