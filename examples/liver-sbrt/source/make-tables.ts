// Writes ../tables/*.csv anew: node examples/liver-sbrt/source/make-tables.ts
import { readFileSync, writeFileSync } from "node:fs";
import { liverSbrtTables, tableNames } from "./tables.ts";

const source = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const tables = liverSbrtTables({
  cohort: source("cohort.csv"),
  ineligible: source("ineligible.csv"),
  laterEvents: source("later-events.csv"),
  laterCourses: source("later-courses.csv"),
  laterAdverseEvents: source("later-adverse-events.csv"),
});

for (const name of tableNames) {
  writeFileSync(new URL(`../tables/${name}.csv`, import.meta.url), tables[name]);
  console.log(`${name}.csv: ${tables[name].split("\n").length - 2} rows`);
}
