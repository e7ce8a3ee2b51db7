import { readFileSync } from "node:fs";
import {
  analyseStudy,
  checkStudy,
  readCsvTable,
  readProtocol,
  tableNames,
  type IllustrativeCase,
  type Language,
  type StudyPlans,
  type StudyResults,
} from "@fiducial/study";
import { syntheticPlans, syntheticSlice } from "./synthetic-plans.ts";

const folder = new URL("../../../examples/liver-sbrt/", import.meta.url);
const provenance = { version: "0.1.0", protocolHash: "a".repeat(64), dataHash: "b".repeat(64) };

function fromRecords(plans: StudyPlans | null, slice: IllustrativeCase["slice"]): StudyResults {
  const tables = tableNames.map((name) => {
    const file = `tables/${name}.csv`;
    return readCsvTable(name, file, readFileSync(new URL(file, folder)));
  });
  const text = readFileSync(new URL("study.yaml", folder), "utf8");
  const protocol = readProtocol("study.yaml", text);
  const checked = checkStudy({ protocol, tables, plans });
  return analyseStudy(protocol, checked, provenance, slice);
}

const results = fromRecords(null, null);
const withPlans = fromRecords(syntheticPlans(), syntheticSlice());

/** The example's results, to be printed in a language. */
export function liverSbrt(language: Language = "en"): StudyResults {
  return { ...results, language };
}

/** The same with plans for twelve of the patients. */
export function liverSbrtWithPlans(language: Language = "en"): StudyResults {
  return { ...withPlans, language };
}
