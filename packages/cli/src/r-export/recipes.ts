import type { Cells, NumberName, StudyResults } from "@fiducial/study";

/** The call of `recompute.R` that recomputes each number, for those that follow from one row per patient. */
export type Recipes = ReadonlyMap<NumberName, string>;

type Enter = (name: NumberName | null, call: string) => void;

/** The calls for everything that the wide table suffices for; a number without one rests on records below the patient. */
export function recipesOf(results: StudyResults, columns: ReadonlySet<string>): Recipes {
  const recipes = new Map<NumberName, string>();
  const enter: Enter = (name, call) => {
    if (name !== null) recipes.set(name, call);
  };
  flow(results, enter);
  baseline(results, columns, enter);
  missing(results, columns, enter);
  followUp(results, enter);
  endpoints(results, enter);
  competingRisks(results, enter);
  regressions(results, columns, enter);
  failures(results, enter);
  toxicity(results, columns, enter);
  return recipes;
}

/** A text as R reads it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

/** A call with the group as its last argument, where there is one. */
function call(name: string, args: readonly string[], group: string | null): string {
  return `${name}(${[...args, ...(group === null ? [] : [`group = ${quoted(group)}`])].join(", ")})`;
}

function inCells(cells: Cells, enter: (name: NumberName, group: string | null) => void): void {
  enter(cells.overall, null);
  for (const [group, name] of Object.entries(cells.groups)) enter(name, group);
}

function flow({ flow: own }: StudyResults, enter: Enter): void {
  enter(own.assessed, "assessed()");
  enter(own.excluded, "excluded()");
  enter(own.included, "included()");
  for (const { criterion, number } of own.exclusions)
    enter(number, `excluded(${quoted(criterion)})`);
  for (const { group, number } of own.groups) enter(number, call("included", [], group));
}

const descriptives = {
  median: "median",
  mean: "mean",
  "standard-deviation": "sd",
  range: "extremes",
  quartiles: "quartiles",
} as const;

function baseline(results: StudyResults, columns: ReadonlySet<string>, enter: Enter): void {
  enter(results.baseline.overall, "included()");
  for (const [group, name] of Object.entries(results.baseline.groupSizes))
    enter(name, call("included", [], group));
  for (const row of results.baseline.rows) {
    const variable = columnOf(row.variable);
    if (!columns.has(variable)) continue;
    for (const { statistic, cells } of row.statistics)
      inCells(cells, (name, group) =>
        enter(name, call("described", [quoted(variable), descriptives[statistic]], group)),
      );
    inCells(row.missing, (name, group) =>
      enter(name, call("missing_values", [quoted(variable)], group)),
    );
    const conditions = row.categories.map(({ code }) => conditionOf(code));
    const cut = conditions.every((each) => each !== null) ? conditions : null;
    row.categories.forEach(({ code, cells }, i) =>
      inCells(cells, (name, group) =>
        enter(
          name,
          cut === null
            ? call("category", [quoted(variable), quoted(yesNo(code))], group)
            : call("between", [quoted(variable), `quote(${cut[i]})`], group),
        ),
      ),
    );
    const args =
      cut === null
        ? quoted(variable)
        : `${quoted(variable)}, list(${cut.map((each) => `quote(${each})`).join(", ")})`;
    if (row.categoriesTest !== null)
      for (const suffix of ["", ".pearson", ".fisher"])
        enterTest(results, row.categoriesTest.p + suffix, args, enter);
    if (row.statisticsTest !== null)
      enterTest(results, row.statisticsTest.p, quoted(variable), enter);
  }
}

function missing(results: StudyResults, columns: ReadonlySet<string>, enter: Enter): void {
  for (const { variable, cells } of results.missing.rows) {
    const column = columnOf(variable);
    if (columns.has(column))
      inCells(cells, (name, group) => enter(name, call("missing_values", [quoted(column)], group)));
  }
}

/** A category by cuts as a condition on `value`: `>=2,<3`. */
function conditionOf(code: string): string | null {
  const parts = code.split(",");
  return parts.every((part) => /^(<=|>=|<|>)-?\d+(\.\d+)?$/.test(part))
    ? parts.map((part) => `value ${part}`).join(" & ")
    : null;
}

/** The wide table writes yes and no as 1 and 0. */
function yesNo(code: string): string {
  return code === "yes" ? "1" : code === "no" ? "0" : code;
}

const tests: Readonly<Partial<Record<string, string>>> = {
  "pearson-chi-square": "pearson",
  "fisher-exact": "fisher",
  "mann-whitney": "mann_whitney",
  "kruskal-wallis": "kruskal_wallis",
  "welch-t": "welch",
  "analysis-of-variance": "variance",
};

function enterTest(results: StudyResults, name: NumberName, args: string, enter: Enter): void {
  const number = results.numbers[name];
  const test = number === undefined ? undefined : tests[number.convention];
  if (test !== undefined) enter(name, `${test}(${args})`);
}

function columnOf(variable: string): string {
  return variable.replaceAll(".", "_");
}

function followUp({ followUp: { rows } }: StudyResults, enter: Enter): void {
  for (const { method, median, range, n } of rows) {
    if (method === "reverse-kaplan-meier") {
      inCells(median, (name, group) => enter(name, call("reverse_median", [], group)));
      inCells(n, (name, group) => enter(name, call("included", [], group)));
      continue;
    }
    const of = method === "survivors" ? ['of = "survivors"'] : [];
    const enterAll = (cells: Cells, f: string): void =>
      inCells(cells, (name, group) => enter(name, call("observed", [f, ...of], group)));
    enterAll(n, "length");
    enterAll(median, "median");
    if (range !== null) enterAll(range, "extremes");
  }
}

/** `type` of R's `survfit` for each interval of ours. */
const intervalTypes: Readonly<Record<string, string>> = {
  "interval-log-log": "log-log",
  "interval-log": "log",
  "interval-plain": "plain",
  "interval-logit": "logit",
  "interval-arcsine": "arcsin",
};

function intervalArguments(results: StudyResults): readonly string[] {
  const rate = results.endpoints[0]?.overall.rates[0]?.number;
  const number = rate === undefined ? undefined : results.numbers[rate];
  const interval = number?.kind === "probability" ? number.interval : null;
  return [
    `type = ${quoted(intervalTypes[interval?.convention ?? ""] ?? "log-log")}`,
    `level = ${results.methods.confidenceLevel}`,
  ];
}

function endpoints(results: StudyResults, enter: Enter): void {
  const interval = intervalArguments(results);
  for (const { name, overall, groups, logRank } of results.endpoints) {
    const own = quoted(name);
    for (const result of [overall, ...groups]) {
      const { group } = result;
      enter(result.n, call("with_endpoint", [own], group));
      enter(result.events, call("events", [own], group));
      for (const { months, number } of result.rates)
        enter(number, call("rate", [own, String(months), ...interval], group));
      enter(result.median, call("km_median", [own, ...interval], group));
      enter(result.medianSpss, call("spss_median", [own], group));
    }
    enter(logRank, `log_rank(${own})`);
  }
}

function competingRisks(results: StudyResults, enter: Enter): void {
  const level = `level = ${results.methods.confidenceLevel}`;
  const interval = intervalArguments(results);
  for (const { endpoint, overall, groups, grayTest } of results.competingRisks) {
    const own = quoted(endpoint);
    for (const { group, competing, rates } of [overall, ...groups]) {
      enter(competing, call("competing_events", [own], group));
      for (const each of rates) {
        const at = String(each.months);
        enter(each.incidence, call("incidence", [own, "1", at, level], group));
        enter(each.competingIncidence, call("incidence", [own, "2", at, level], group));
        enter(each.oneMinusKaplanMeier, call("one_minus_rate", [own, at, ...interval], group));
      }
    }
    enter(grayTest, `gray(${own})`);
  }
}

function regressions(results: StudyResults, columns: ReadonlySet<string>, enter: Enter): void {
  for (const { endpoint, rows, n, events } of results.regressions) {
    const covariates = [...new Set(rows.map(({ covariate }) => covariate))];
    if (!covariates.every((each) => columns.has(columnOf(each)))) continue;
    const codesOf = (covariate: string): string => {
      const codes = rows
        .filter((row) => row.covariate === covariate && row.level !== null)
        .flatMap(({ ratio }) => /\[([^\]]*)\]$/.exec(ratio)?.[1] ?? []);
      return codes.length === 0 ? "NULL" : `c(${codes.map(quoted).join(", ")})`;
    };
    // list(x = NULL) keeps its name, where list$x <- NULL would not.
    const levels = `list(${covariates.map((each) => `${columnOf(each)} = ${codesOf(each)}`).join(", ")})`;
    const own = quoted(endpoint);
    enter(n, `cox_events(${own}, ${levels})["n"]`);
    enter(events, `cox_events(${own}, ${levels})["events"]`);
    for (const row of rows) {
      const code = row.level === null ? "" : (/\[[^\]]*\]$/.exec(row.ratio)?.[0] ?? "");
      const term = quoted(columnOf(row.covariate) + code);
      const level = `level = ${results.methods.confidenceLevel}`;
      enter(row.ratio, `cox(${own}, ${levels}, ${term}, "ratio", ${level})`);
      enter(row.p, `cox(${own}, ${levels}, ${term}, "p")`);
    }
  }
}

function failures({ failurePattern }: StudyResults, enter: Enter): void {
  if (failurePattern === null) return;
  inCells(failurePattern.total, (name, group) => enter(name, call("failures", [], group)));
  for (const { pattern, cells } of failurePattern.rows)
    inCells(cells, (name, group) =>
      enter(name, call("category", [quoted("failure_pattern"), quoted(pattern)], group)),
    );
}

function toxicity(results: StudyResults, columns: ReadonlySet<string>, enter: Enter): void {
  for (const { name: window, rows, atRisk } of results.toxicity) {
    for (const row of rows) {
      // `toxicity.acute.nausea.any` stands in the column `acute_nausea`.
      const term = row.any.slice(`toxicity.${window}.`.length, -".any".length);
      const column = `${window}_${term}`;
      if (!columns.has(column)) continue;
      enter(atRisk, `at_risk(${quoted(column)})`);
      const grade = (name: NumberName, holds: string): void =>
        enter(name, `worst_grade(${quoted(column)}, function(g) ${holds})`);
      for (const [each, name] of Object.entries(row.grades)) grade(name, `g == ${each}`);
      grade(row.any, "g >= 1");
      grade(row.grade3OrMore, "g >= 3");
    }
  }
}
