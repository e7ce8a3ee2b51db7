import { stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError, type Trouble } from "@fiducial/study";
import { type DataTable, readDataTable } from "../stats/data-table.ts";

/** What `plans.csv` says of a plan, or of all plans of a folder. */
export interface PlanRow {
  readonly line: number;
  /** Below `dicom/` or `dvh/`. */
  readonly folder: string;
  /** The plan's label or the name of its file; null for every plan of the folder. */
  readonly plan: string | null;
  readonly patient: string;
  readonly course: string | null;
  /** Gy over all fractions, where the files do not state it. */
  readonly prescriptionGy: number | null;
}

export const planRowsFile = "plans.csv";

const columns = ["folder", "plan", "patient_id", "course_id", "prescription_gy"] as const;

/**
 * Reads `plans.csv`, which says whose plans lie in which folder.
 *
 * @returns no rows where the study has no such file
 * @throws {InputError} for a missing or unknown column, an empty folder or patient, or what is no dose
 */
export async function readPlanRows(study: string): Promise<readonly PlanRow[]> {
  const path = join(study, planRowsFile);
  if (!(await exists(path))) return [];
  const table = await readDataTable(path, []);
  refuseOtherColumns(table);
  const at = (name: (typeof columns)[number]) => table.header.indexOf(name);
  const rows: PlanRow[] = [];
  const troubles: Trouble[] = [];
  table.forEachRow((cells, line) => {
    const cell = (name: (typeof columns)[number]): string | null => cells[at(name)] || null;
    const folder =
      cell("folder")
        ?.replace(/^(dicom|dvh)\//, "")
        .replace(/\/+$/, "") ?? null;
    const patient = cell("patient_id");
    const dose = cell("prescription_gy");
    const where = `${planRowsFile}, row ${line}`;
    const gy = dose === null ? null : Number(dose);
    if (folder === null || patient === null) {
      troubles.push({
        where,
        expected: "a folder and a patient_id",
        found: folder === null ? "no folder" : "no patient_id",
        remedy: "Fill it in, or remove the row.",
      });
      return;
    }
    if (gy !== null && !(gy > 0 && gy <= 1000)) {
      troubles.push({
        where,
        expected: "a dose in Gy, above 0 and at most 1000",
        found: dose ?? "",
        remedy: "Write it as 48 or 52.5.",
      });
      return;
    }
    rows.push({
      line,
      folder,
      plan: cell("plan"),
      patient,
      course: cell("course_id"),
      prescriptionGy: gy,
    });
  });
  if (troubles.length > 0) throw new InputError(troubles);
  return rows;
}

function refuseOtherColumns({ header }: DataTable): void {
  const missing = ["folder", "patient_id"].filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !(columns as readonly string[]).includes(name));
  if (missing.length === 0 && unknown.length === 0) return;
  throw new InputError([
    {
      where: planRowsFile,
      expected: `columns among ${columns.join(", ")}, with folder and patient_id`,
      found: missing.length > 0 ? `no ${missing.join(" and no ")}` : unknown.join(", "),
      remedy: "Name the columns so.",
    },
  ]);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
