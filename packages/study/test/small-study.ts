import {
  type InputError,
  readCsvTable,
  readProtocol,
  runStudy,
  type StudyPlans,
  type StudyResults,
  type TableName,
} from "@fiducial/study";
import assert from "node:assert/strict";

/** The least that a protocol must say. */
export const leastProtocol = `
format: fiducial-study/1
title: A small study
`;

/** The shortest tables of a study, each as CSV text. */
export type CsvTables = Readonly<Partial<Record<TableName, string>>>;

/** Runs a study written down in a test. */
export function smallStudy(
  yaml: string,
  tables: CsvTables,
  plans: StudyPlans | null = null,
): StudyResults {
  const encoder = new TextEncoder();
  return runStudy({
    protocol: readProtocol("study.yaml", yaml),
    tables: (Object.entries(tables) as [TableName, string][]).map(([name, text]) =>
      readCsvTable(name, `tables/${name}.csv`, encoder.encode(text)),
    ),
    plans,
    provenance: { version: "test", protocolHash: "p", dataHash: "d" },
  });
}

/** What is thrown for input that cannot be used. */
export function troublesOf(run: () => unknown): InputError["troubles"] {
  try {
    run();
  } catch (error) {
    assert.equal((error as Error).name, "InputError", (error as Error).stack ?? "");
    return (error as InputError).troubles;
  }
  assert.fail("nothing was thrown");
}

/** The value of a named number. */
export function valueOf(results: StudyResults, name: string): number | null {
  const number = results.numbers[name];
  assert.ok(
    number !== undefined,
    `no number ${name} among ${Object.keys(results.numbers).join(", ")}`,
  );
  return number.value;
}

/** The findings of a rule. */
export function findingsOf(results: StudyResults, rule: string): StudyResults["findings"] {
  return results.findings.filter((finding) => finding.rule === rule);
}
