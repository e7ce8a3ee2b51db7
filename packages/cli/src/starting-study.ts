import { readFileSync } from "node:fs";
import { csvText, protocolJsonSchema, recordTypes, tableNames } from "@fiducial/study";

/** The files of a study to start from: a commented protocol, empty tables and how to go on. */
export function startingStudy(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: "README.md", text: templateText("README.md") },
    { path: "study.yaml", text: templateText("study.yaml") },
    {
      path: "study.schema.json",
      text: `${JSON.stringify(protocolJsonSchema(), null, 2)}\n`,
    },
    ...tableNames.map((table) => ({
      path: `tables/${table}.csv`,
      text: csvText(headerOf(table), []),
    })),
  ];
}

/** The study's own variable stands at the end of its table, to show where such columns go. */
function headerOf(table: (typeof tableNames)[number]): readonly string[] {
  const fields = recordTypes[table].fields.map(({ name }) => name);
  return table === "patients" ? [...fields, "cirrhosis"] : fields;
}

function templateText(file: string): string {
  return readFileSync(new URL(`../starting-study/${file}`, import.meta.url), "utf8");
}
