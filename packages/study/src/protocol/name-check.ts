import { fixedOrigins } from "../endpoints/origin.ts";
import { checkLaboratoryWords } from "./laboratory-check.ts";
import { nearest } from "./nearest.ts";
import { recordTypes, tableNames } from "../records/record-types.ts";
import type { ProtocolDefinition } from "./definition.ts";
import type { EndpointDefinition } from "./endpoint-definition.ts";
import type { ProtocolPath, ProtocolTrouble } from "./compile-protocol.ts";
import type { ValueShape } from "./scope.ts";

/** Checks what the schema cannot: that names refer to something, once, and that it is of the right kind. */
export function checkNames(
  definition: ProtocolDefinition,
  values: ReadonlyMap<string, ValueShape>,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const resolve = (path: ProtocolPath, variable: string): ValueShape | null => {
    const value = values.get(variable);
    if (value === undefined) report({ path, ...unknown("variable", variable, [...values.keys()]) });
    return value ?? null;
  };

  if (definition.groups !== undefined) {
    const value = resolve(["groups", "variable"], definition.groups.variable);
    if (value !== null && value.of !== "code" && value.of !== "yes-no") {
      report({
        path: ["groups", "variable"],
        expected: "a coded or yes-no variable",
        found: `${definition.groups.variable}, a ${value.of}`,
        remedy: "Derive a coded variable for the groups.",
      });
    }
  }
  for (const [i, row] of definition.analyses.baseline.entries()) {
    const path = ["analyses", "baseline", i];
    const value = resolve([...path, "variable"], row.variable);
    const isQuantity = value?.of === "number" || value?.of === "integer";
    if (
      value !== null &&
      !isQuantity &&
      (row.categories !== undefined || row.statistics !== undefined)
    ) {
      report({
        path,
        expected: "statistics and categories on a number only",
        found: `${row.variable}, a ${value.of}`,
        remedy: "Remove statistics and categories: its codes are the rows.",
      });
    }
    if (value?.of === "date" || value?.of === "text") {
      report({
        path,
        expected: "a number, a coded or a yes-no variable",
        found: `${row.variable}, a ${value.of}`,
        remedy: "Derive a coded variable from it.",
      });
    }
    const cuts = typeof row.categories === "object" ? row.categories.cuts : [];
    if (cuts.some((cut, j) => j > 0 && cut <= (cuts[j - 1] ?? -Infinity))) {
      report({
        path: [...path, "categories", "cuts"],
        expected: "ascending boundaries",
        found: cuts.join(", "),
        remedy: "Sort them.",
      });
    }
  }
  for (const [i, endpoint] of definition.endpoints.entries())
    checkEndpoint(endpoint, ["endpoints", i], values, report);
  const field = definition.local_control?.field;
  if (field !== undefined && field.marginal_percent > field.in_field_percent)
    report({
      path: ["local_control", "field", "marginal_percent"],
      expected: "at most in_field_percent",
      found: `${field.marginal_percent} % above ${field.in_field_percent} %`,
      remedy: "Exchange them, or lower marginal_percent.",
    });
  const endpoints = definition.endpoints.map((endpoint) => endpoint.name);
  for (const [i, regression] of definition.analyses.regressions.entries()) {
    const path = ["analyses", "regressions", i];
    if (!endpoints.includes(regression.endpoint))
      report({
        path: [...path, "endpoint"],
        ...unknown("endpoint", regression.endpoint, endpoints),
      });
    for (const [j, covariate] of regression.covariates.entries()) {
      const value = resolve([...path, "covariates", j], covariate.variable);
      const levels = value?.of === "yes-no" ? ["no", "yes"] : Object.keys(value?.codes ?? {});
      if (covariate.reference !== undefined && !levels.includes(covariate.reference)) {
        report({
          path: [...path, "covariates", j, "reference"],
          ...unknown("level", covariate.reference, levels),
        });
      }
    }
  }
  for (const [i, window] of definition.toxicity.entries()) {
    if (window.after_months === undefined && window.until_months === undefined) {
      report({
        path: ["toxicity", i],
        expected: "after_months, until_months or both",
        found: "neither",
        remedy: "State the window.",
      });
    }
  }
  checkLaboratoryWords(definition, report);
  checkMappings(definition, report);
  checkSetUpVariables(definition, report);
  checkTissues(definition, report);
  const lists = [
    ["endpoints", endpoints],
    ["toxicity", definition.toxicity.map(({ name }) => name)],
    ["analyses.regressions", definition.analyses.regressions.map(({ name }) => name)],
    [
      "eligibility.inclusion",
      [...definition.eligibility.inclusion, ...definition.eligibility.exclusion].map(
        ({ id }) => id,
      ),
    ],
    ...definition.toxicity.map(
      ({ terms }, i) => [`toxicity.${i}.terms`, terms.map(({ term }) => term)] as const,
    ),
    ["prescription.schemes", (definition.prescription?.schemes ?? []).map(({ id }) => id)],
  ] as const;
  for (const [list, names] of lists) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      report({
        path: list.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
        expected: "each name once",
        found: `${twice} twice`,
        remedy: "Rename one, or leave it out.",
      });
  }
}

/** The origin of an endpoint must be a date, and what competes with its events cannot be one of them. */
function checkEndpoint(
  { origin, events, competing = [], also_censored_by: censoring }: EndpointDefinition,
  path: ProtocolPath,
  values: ReadonlyMap<string, ValueShape>,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const dates = [...values].filter(([, { of }]) => of === "date").map(([name]) => name);
  const origins = [...Object.keys(fixedOrigins), ...dates];
  if (!origins.includes(origin))
    report({ path: [...path, "origin"], ...unknown("origin", origin, origins) });
  const twice = competing.find(
    (code) => events.includes(code) || censoring.some((reason) => reason === code),
  );
  if (twice !== undefined)
    report({
      path: [...path, "competing"],
      expected: "events that neither are the endpoint's own nor censor it",
      found: twice,
      remedy: `Take ${twice} out of competing, or out of the other list.`,
    });
}

/** Repair during delivery needs the time that delivery takes, and a tissue its own name. */
function checkTissues(
  { prescription }: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const tissues = prescription?.tissues ?? [];
  for (const [i, { name, repair }] of tissues.entries()) {
    const path = ["prescription", "tissues", i];
    if (name === "tumour" || tissues.findIndex((other) => other.name === name) !== i)
      report({
        path: [...path, "name"],
        expected: "a name of its own; tumour is the tissue of alpha_beta_gy",
        found: name,
        remedy: "Rename it.",
      });
    if (repair !== undefined && prescription?.delivery_minutes === undefined)
      report({
        path: [...path, "repair"],
        expected: "delivery_minutes in prescription",
        found: "repair without it",
        remedy: "State how many minutes one fraction takes, or remove repair.",
      });
  }
}

/** What remained after correction is a number of the study's own in the table of fractions. */
function checkSetUpVariables(
  { set_up: setUp, variables }: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const numbers = variables
    .filter(({ table, kind }) => table === "fractions" && (kind === "number" || kind === "integer"))
    .map(({ name }) => name);
  for (const [axis, variable] of Object.entries(setUp?.residual ?? {}))
    if (!numbers.includes(variable))
      report({
        path: ["set_up", "residual", axis],
        ...unknown("number variable of the table fractions", variable, numbers),
      });
}

/** A mapping must name fields, codes and tables that exist. */
function checkMappings(
  definition: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  for (const table of tableNames) {
    const mapping = definition.data.tables[table];
    if (mapping === undefined) continue;
    const own = definition.variables.filter((variable) => variable.table === table);
    const codesOf = new Map([
      ...recordTypes[table].fields.map(
        (field) =>
          [
            field.name,
            Object.keys(field.codes ?? (field.kind === "yes-no" ? { yes: 0, no: 0 } : {})),
          ] as const,
      ),
      ...own.map(
        (variable) =>
          [
            variable.name,
            Object.keys(variable.codes ?? (variable.kind === "yes-no" ? { yes: 0, no: 0 } : {})),
          ] as const,
      ),
    ]);
    for (const part of ["columns", "codes", "units", "dates"] as const) {
      // In the laboratory table units belong to the tests, not to the field `value`.
      if (table === "laboratory" && part === "units") continue;
      for (const field of Object.keys(mapping[part] ?? {})) {
        if (!codesOf.has(field))
          report({
            path: ["data", "tables", table, part, field],
            ...unknown("field", field, [...codesOf.keys()]),
          });
      }
    }
    for (const [field, codes] of Object.entries(mapping.codes ?? {})) {
      const known = codesOf.get(field) ?? [];
      for (const code of Object.keys(codes)) {
        if (codesOf.has(field) && !known.includes(code))
          report({
            path: ["data", "tables", table, "codes", field, code],
            ...unknown("code", code, known),
          });
      }
    }
  }
}

function unknown(
  what: string,
  found: string,
  known: readonly string[],
): Omit<ProtocolTrouble, "path"> {
  const near = nearest(found, known);
  return {
    expected: `a known ${what}${known.length > 0 && known.length <= 40 ? ` (${known.join(", ")})` : ""}`,
    found,
    remedy: near === null ? `Declare ${found}, or correct the name.` : `Did you mean ${near}?`,
  };
}
