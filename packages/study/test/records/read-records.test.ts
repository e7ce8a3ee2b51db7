import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, troublesOf, valueOf } from "../small-study.ts";

const header = "patient_id,sex,birth_date\n";
const troubles = (yaml: string, csv: string) =>
  troublesOf(() => smallStudy(yaml, { patients: csv }));
const run = (yaml: string, csv: string) => smallStudy(yaml, { patients: csv });

test("Every unusable cell is reported with file, row, column, value and what was expected", () => {
  const found = troubles(
    leastProtocol,
    `${header}A,mael,1950-01-01\nB,male,1950-02-30\n,female,1951-01-01\n`,
  );
  assert.deepEqual(
    found.map(({ where }) => where),
    [
      "tables/patients.csv, row 2, column sex",
      "tables/patients.csv, row 3, column birth_date",
      "tables/patients.csv, row 4, column patient_id",
    ],
  );
  assert.equal(found[0]?.found, '"mael"');
  assert.equal(found[0]?.expected, "one of male, female");
});

test("A million wrong cells give a screenful and a count", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `P${i},?,1950-01-01`).join("\n");
  try {
    run(leastProtocol, header + rows);
    assert.fail("nothing was thrown");
  } catch (error) {
    const lines = (error as Error).message.split("\n");
    assert.equal(lines.length, 21);
    assert.equal(lines.at(-1), "… and 4980 more");
  }
});

test("A missing column that is needed is an error; one that is not makes missing values", () => {
  assert.match(troubles(leastProtocol, "sex\nmale\n")[0]?.expected ?? "", /column patient_id/);
  const yaml = `${leastProtocol}analyses: { baseline: [{ variable: sex }] }`;
  assert.equal(valueOf(run(yaml, "patient_id\nA\nB\n"), "baseline.sex.missing"), 1);
});

test("A column that nobody claims is a finding with the field that it may mean", () => {
  const [finding] = findingsOf(
    run(leastProtocol, "patient_id,sex,brith_date\nA,male,1950-01-01\n"),
    "unknown-column",
  );
  assert.match(finding?.message.en ?? "", /brith_date \(birth_date\?\)/);
});

test("Headings may be the field, its label in either language, or the site's own name", () => {
  const yaml = `${leastProtocol}
data: { tables: { patients: { columns: { birth_date: Geburtstag }, codes: { sex: { male: [M, 1], female: [W, 2] } } } } }
analyses: { baseline: [{ variable: sex }] }`;
  const results = run(
    yaml,
    "患者编号,Sex,Geburtstag\nA,M,1950-01-01\nB,2,1950-01-01\nC,男,1950-01-01\n",
  );
  assert.equal(
    results.numbers["baseline.sex[male]"]?.kind === "proportion" &&
      results.numbers["baseline.sex[male]"].count,
    2,
  );
});

test("A date in another format is refused with the format to name, and read once it is named", () => {
  const found = troubles(leastProtocol, `${header}A,male,31/12/1950\nB,male,18629\n`);
  assert.match(found[0]?.remedy ?? "", /dd\/mm\/yyyy/);
  assert.match(found[1]?.remedy ?? "", /excel-serial/);
  const yaml = `${leastProtocol}
data: { date_formats: [dd/mm/yyyy, excel-serial] }
derived: [{ name: years, kind: number, label: Years, value: 'years_between(birth_date, "1951-01-01")' }]
analyses: { baseline: [{ variable: years, statistics: [range] }] }`;
  const range = run(yaml, `${header}A,male,31/12/1950\nB,male,18629\n`).numbers[
    "baseline.years.range"
  ];
  assert.ok(range?.kind === "range");
  assert.equal(range.lower, 0);
  assert.equal(range.upper, 1 / 365.25);
});

test("Day and month are never guessed: 03/04/2020 is what the study says it is", () => {
  const yaml = (format: string) => `${leastProtocol}
data: { date_formats: [${format}] }
derived: [{ name: days, kind: number, label: Days, value: 'days_between("2020-01-01", birth_date)' }]
analyses: { baseline: [{ variable: days, statistics: [median] }] }`;
  assert.equal(
    valueOf(run(yaml("dd/mm/yyyy"), `${header}A,male,03/04/2020\n`), "baseline.days.median"),
    93,
  );
  assert.equal(
    valueOf(run(yaml("mm/dd/yyyy"), `${header}A,male,03/04/2020\n`), "baseline.days.median"),
    63,
  );
});

test("A partial date is completed by the protocol's rule, with a finding", () => {
  const yaml = (rule: string) => `${leastProtocol}
data: { partial_dates: ${rule} }
derived: [{ name: days, kind: number, label: Days, value: 'days_between("2020-02-01", birth_date)' }]
analyses: { baseline: [{ variable: days, statistics: [median] }] }`;
  for (const [rule, given, days] of [
    ["{ month: middle }", "2020-02", 14],
    ["{ month: first }", "2020-02", 0],
    ["{ month: last }", "2020-02", 28],
    ["{ year: middle }", "2020", 151],
  ] as const) {
    const results = run(yaml(rule), `${header}A,male,${given}\n`);
    assert.equal(valueOf(results, "baseline.days.median"), days, rule);
    assert.deepEqual(findingsOf(results, "partial-date")[0]?.subjects, ["A"]);
  }
  assert.equal(troubles(yaml("{ month: refuse }"), `${header}A,male,2020-02\n`).length, 1);
  assert.equal(troubles(leastProtocol, `${header}A,male,2020\n`).length, 1);
});

test("Units are converted on the line where they enter", () => {
  const yaml = `${leastProtocol}
data: { tables: { lesions: { units: { diameter_mm: cm } } } }
derived: [{ name: largest, kind: number, label: Largest, value: "max(lesions.map(l, l.diameter_mm))" }]
analyses: { baseline: [{ variable: largest, statistics: [median] }] }`;
  const tables = {
    patients: "patient_id\nA\n",
    lesions: "patient_id,lesion_id,diameter_mm\nA,L1,3.1\n",
  };
  assert.equal(valueOf(smallStudy(yaml, tables), "baseline.largest.median"), 31);
  const strange = troublesOf(() =>
    smallStudy(yaml.replace("diameter_mm: cm", "diameter_mm: mg/dL"), tables),
  );
  assert.match(strange[0]?.remedy ?? "", /multiply_by/);
});

test("A decimal comma is read where the study says so, and refused with the way out otherwise", () => {
  const csv = {
    patients: "patient_id\nA\n",
    lesions: 'patient_id,lesion_id,diameter_mm\nA,L1,"3,5"\n',
  };
  assert.match(troublesOf(() => smallStudy(leastProtocol, csv))[0]?.remedy ?? "", /decimal: comma/);
  smallStudy(`${leastProtocol}data: { decimal: comma }`, csv);
});

test("A number outside its range is refused with the range and the unit", () => {
  const [trouble] = troublesOf(() =>
    smallStudy(leastProtocol, {
      patients: "patient_id\nA\n",
      lesions: "patient_id,lesion_id,diameter_mm\nA,L1,900\n",
    }),
  );
  assert.equal(trouble?.expected, "a number from 0 to 500 mm");
});

test("A study's own variable becomes a baseline row, and its own name may have its own column", () => {
  const yaml = `${leastProtocol}
variables: [{ name: afp, table: patients, kind: number, label: { en: AFP, zh: 甲胎蛋白 }, column: AFP ng/ml, unit: ng/mL }]
analyses: { baseline: [{ variable: afp, statistics: [median, quartiles] }] }`;
  const results = run(yaml, "patient_id,AFP ng/ml\nA,10\nB,20\nC,NA\n");
  assert.equal(valueOf(results, "baseline.afp.median"), 15);
  assert.equal(
    results.numbers["baseline.afp.missing"]?.kind === "proportion" &&
      results.numbers["baseline.afp.missing"].count,
    1,
  );
});

test("A table with a header only is an empty table and a note; without patients there is no study", () => {
  assert.equal(
    findingsOf(
      smallStudy(leastProtocol, { patients: header, events: "patient_id,date,event\n" }),
      "table-empty",
    ).length,
    2,
  );
  assert.match(troublesOf(() => smallStudy(leastProtocol, {}))[0]?.expected ?? "", /patients/);
});

test("Laboratory values without a unit have the one that the study states for their test, and analytes have one unit throughout", () => {
  const yaml = `${leastProtocol}
data: { tables: { laboratory: { units: { ALB: g/dL, TBIL: mg/dL, AFP: { unit: kU/L, multiply_by: 1.21 } } } } }
derived:
  - { name: albumin, kind: number, label: Albumin, value: laboratory.ALB }
  - { name: bilirubin, kind: number, label: Bilirubin, value: laboratory.TBIL }
  - { name: afp, kind: number, label: AFP, value: laboratory.AFP }
analyses: { baseline: [{ variable: albumin }, { variable: bilirubin }, { variable: afp }] }`;
  const results = smallStudy(yaml, {
    patients: "patient_id\nA\n",
    courses: "patient_id,course_id,start_date\nA,1,2020-01-10\n",
    laboratory:
      "patient_id,date,test,value,unit\nA,2020-01-01,ALB,3.9,\nA,2020-01-02,TBIL,1,\nA,2020-01-02,AFP,100,\n",
  });
  assert.equal(valueOf(results, "baseline.albumin.median"), 39);
  assert.equal(valueOf(results, "baseline.bilirubin.median"), 17.1);
  assert.equal(valueOf(results, "baseline.afp.median"), 121);
});

test("A word for a missing value says so where a value is needed; sodium's own code is none", () => {
  const laboratory = (rows: string) => ({
    patients: "patient_id,sex\nA,male\n",
    laboratory: `patient_id,date,test,value,unit,lower_limit,upper_limit\n${rows}`,
  });
  const read = smallStudy(leastProtocol, laboratory("A,2020-01-01,NA,140,mmol/L,NA,N/A\n"));
  assert.deepEqual(
    read.findings.filter(({ where }) => where.some(({ en }) => en.includes("laboratory"))),
    [],
  );
  const [trouble] = troublesOf(() =>
    smallStudy(leastProtocol, laboratory("A,2020-01-01,N/A,140,mmol/L,,\n")),
  );
  assert.match(trouble?.where ?? "", /row 2, column test/);
  assert.match(trouble?.remedy ?? "", /counts as empty \(data\.missing in study\.yaml\)/);
});
