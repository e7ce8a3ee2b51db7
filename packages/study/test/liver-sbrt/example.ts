import { readFileSync } from "node:fs";
import {
  readCsvTable,
  readProtocol,
  runStudy,
  type StudyResults,
  tableNames,
} from "../../src/index.ts";

const folder = new URL("../../../../examples/liver-sbrt/", import.meta.url);

/** The example's study, from its protocol and its records; `amend` may change the protocol's text. */
export function liverSbrtResults(
  amend: (protocol: string) => string = (text) => text,
): StudyResults {
  const text = amend(readFileSync(new URL("study.yaml", folder), "utf8"));
  const tables = tableNames.map((name) => {
    const file = `tables/${name}.csv`;
    return readCsvTable(name, file, readFileSync(new URL(file, folder)));
  });
  const provenance = { version: "test", protocolHash: "-", dataHash: "-" };
  return runStudy({ protocol: readProtocol("study.yaml", text), tables, provenance });
}
