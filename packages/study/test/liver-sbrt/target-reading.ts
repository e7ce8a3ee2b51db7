import type { StudyNumber, StudyResults } from "../../src/index.ts";

/** How an item of `targets.csv` is read from the results: the numbers by name, and how they are printed. */
export interface TargetReading {
  readonly names: readonly string[];
  readonly print: (numbers: readonly StudyNumber[], results: StudyResults) => string;
}

type Print = (number: StudyNumber, results: StudyResults) => string;

const one = (name: string, print: Print): TargetReading => ({
  names: [name],
  print: (numbers, results) => print(at(numbers, 0), results),
});

/** `os.rate[12]` for everybody, `os.rate[12].hcc` for a group. */
const inGroup = (name: string, group: string): string =>
  group === "all" ? name : `${name}.${group === "HCC" ? "hcc" : "metastasis"}`;

const percent: Print = (number) => fixed(number.value === null ? null : 100 * number.value, 1);
const decimal: Print = (number) => fixed(number.value, 1);
const pValue: Print = (number) => fixed(number.value, 3);
const notSignificant: Print = (number, { methods }) =>
  number.value === null ? "?" : number.value >= methods.alpha ? "yes" : "no";

const count: Print = (number) => {
  if (number.kind === "count") return String(number.value);
  if (number.kind === "proportion") return String(number.count);
  throw new Error(`${number.name} is not a count.`);
};

const bound =
  (side: "lower" | "upper"): Print =>
  (number) => {
    if (number.kind === "range") return fixed(number[side], 1);
    if (number.kind === "duration") return fixed(number.interval?.[side] ?? null, 1);
    throw new Error(`${number.name} has no bounds.`);
  };

const sides: Readonly<Record<string, "lower" | "upper">> = {
  low: "lower",
  high: "upper",
  min: "lower",
  max: "upper",
};
const months = (years = ""): string => String(12 * Number(years));

const endpoints: Readonly<Record<string, string>> = {
  OS: "os",
  "PFS(=TTP)": "ttp",
  "PFS(=TTP, death censored)": "ttp",
  "PFS(paper's definition)": "pfs",
  "PFS(paper's)": "pfs",
  LC: "lc",
  DMFS: "dmfs",
};

const followUps: Readonly<Record<string, string>> = {
  "survivors only": "survivors",
  "observed, all": "observed",
  "reverse KM": "reverse_kaplan_meier",
};

/** Rows of Table 2: the variable, and the code of each category. */
const baseline: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  gender: ["sex", { M: "male", F: "female" }],
  age: ["age", { "<=64": "<=64", ">64": ">64" }],
  dose: ["schedule", { "14": "14x3", "16": "16x3" }],
  lobe: ["location", { left: "left", right: "right", both: "both" }],
  hbv: ["hbv", { "0": "no", "1": "yes" }],
  cirrhosis: ["cirrhosis", { "0": "no", "1": "yes" }],
  diameter: ["maximum_diameter", { "<2": "<2", "2-3": ">=2,<3", "3-5": ">=3,<5", ">=5": ">=5" }],
  child_pugh: ["child_pugh_score", { "5": "5", "6": "6" }],
};

const patterns: Readonly<Record<string, string>> = {
  "in-field": "in-field",
  "out-field": "out-field",
  "in+out-field": "in-and-out-field",
  "distant only": "distant-only",
  "locoregional+distant": "locoregional-and-distant",
};

const toxicities: Readonly<Record<string, string>> = {
  acute_leukocytopenia: "acute.leukocytopenia",
  acute_neutropenia: "acute.neutropenia",
  acute_anemia: "acute.anemia",
  acute_thrombocytopenia: "acute.thrombocytopenia",
  acute_fatigue: "acute.fatigue",
  acute_nausea: "acute.nausea",
  acute_alt_ast: "acute.elevated_ast_alt",
  acute_bilirubin: "acute.elevated_bilirubin",
  acute_pneumonitis: "acute.acute_pneumonitis",
  late_liver: "late.liver_function",
  late_pneumonitis: "late.radiation_pneumonitis",
  late_rib_fracture: "late.rib_fracture",
};

/** Families of items, each with what its parts name. */
const families: readonly (readonly [RegExp, (...parts: string[]) => TargetReading])[] = [
  [
    /^(.+) ([12])y (?:(HCC|mets) )?%$/,
    (endpoint, years, group = "all") =>
      one(inGroup(`${of(endpoints, endpoint)}.rate[${months(years)}]`, group), percent),
  ],
  [/^(.+) log-rank p$/, (endpoint) => one(`${of(endpoints, endpoint)}.logrank.p`, pValue)],
  [/^(.+) log-rank NS$/, (endpoint) => one(`${of(endpoints, endpoint)}.logrank.p`, notSignificant)],
  [
    /^median FU (all|HCC|mets) \[(.+)\]$/,
    (group = "", method = "") =>
      one(inGroup(`follow_up.${of(followUps, method)}.median`, group), decimal),
  ],
  [
    /^FU (min|max) (HCC|mets) \[(.+)\]$/,
    (end, group = "", method) =>
      one(inGroup(`follow_up.${of(followUps, method)}.range`, group), bound(of(sides, end))),
  ],
  [
    /^(.+?) (?:median )?CI (low|high)(?: \(SPSS\))?$/,
    (endpoint, side) => one(`${of(endpoints, endpoint)}.median.spss`, bound(of(sides, side))),
  ],
  [
    /^age (median|mean) (all|HCC|mets)$/,
    (statistic, group = "") => one(inGroup(`baseline.age.${statistic}`, group), decimal),
  ],
  [
    /^age (min|max) (HCC|mets)$/,
    (end, group = "") => one(inGroup("baseline.age.range", group), bound(of(sides, end))),
  ],
  [/^(.+) median$/, (endpoint) => one(`${of(endpoints, endpoint)}.median.spss`, decimal)],
  [/^local failures (HCC|mets)$/, (group = "") => one(inGroup("lc.events", group), count)],
  [
    /^T2 (\w+) p \(Pearson\)$/,
    (row) => {
      const [variable] = of(baseline, row);
      // Beside the test of the ages themselves stands that of their categories.
      const test = variable === "age" ? "categories.p" : "p";
      return one(`baseline.${variable}.${test}.pearson`, pValue);
    },
  ],
  [
    /^T2 (\w+) (\S+) (HCC|mets)$/,
    (row, category, group = "") => {
      const [variable, codes] = of(baseline, row);
      return one(inGroup(`baseline.${variable}[${of(codes, category)}]`, group), count);
    },
  ],
  [/^single lesion %$/, () => one("baseline.single_lesion[yes]", percent)],
  [/^primary (\w+)$/, (primary = "") => one(`baseline.primary[${primary.toLowerCase()}]`, count)],
  [
    /^T3 (.+) (HCC|mets)$/,
    (pattern, group = "") => one(inGroup(`failure.${of(patterns, pattern)}`, group), count),
  ],
  [
    /^T4\/5 (\w+) G1\/2\/3\/4$/,
    (term) => ({
      names: [1, 2, 3, 4].map((grade) => `toxicity.${of(toxicities, term)}[${grade}]`),
      print: (numbers, results) => numbers.map((number) => count(number, results)).join("/"),
    }),
  ],
];

/** The reading of an item. @throws for an item that no family knows. */
export function targetReading(item: string): TargetReading {
  for (const [pattern, reading] of families) {
    const match = pattern.exec(item);
    if (match !== null) return reading(...match.slice(1));
  }
  throw new Error(`No number is known for the item "${item}".`);
}

function of<Value>(values: Readonly<Record<string, Value>>, key: string | undefined): Value {
  const value = values[key ?? ""];
  if (value === undefined) throw new Error(`"${key}" is unknown.`);
  return value;
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error("A number is missing.");
  return value;
}

function fixed(value: number | null, decimals: number): string {
  return value === null ? "?" : value.toFixed(decimals);
}
