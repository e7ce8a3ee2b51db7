import { readFileSync } from "node:fs";
import {
  readCsvTable,
  readProtocol,
  runStudy,
  tableNames,
  type Language,
  type StudyResults,
} from "@fiducial/study";

const folder = new URL("../../../examples/liver-sbrt/", import.meta.url);
const provenance = { version: "0.1.0", protocolHash: "a".repeat(64), dataHash: "b".repeat(64) };

function fromRecords(): StudyResults {
  const tables = tableNames.map((name) => {
    const file = `tables/${name}.csv`;
    return readCsvTable(name, file, readFileSync(new URL(file, folder)));
  });
  const text = readFileSync(new URL("study.yaml", folder), "utf8");
  return runStudy({ protocol: readProtocol("study.yaml", text), tables, provenance });
}

const results = fromRecords();

/** The example's results, to be printed in a language. */
export function liverSbrt(language: Language = "en"): StudyResults {
  return { ...results, language };
}
