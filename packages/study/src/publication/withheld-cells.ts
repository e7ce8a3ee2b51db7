import type { NumberName, StudyNumber } from "../results/study-number.ts";
import type { StudyResults } from "../results/study-results.ts";
import { countRelations } from "./count-relations.ts";
import { exposedUnknowns } from "./exposed-unknowns.ts";

/**
 * Withholds every count from 1 to below a limit, and of the rest as few as it takes that no withheld count follows from
 * the ones that stay: whenever the sums of the tables still determine one, the smallest count in a sum with it goes too.
 *
 * Estimates and tests stay; a rate of a group of two is withheld with the group.
 *
 * Source: secondary suppression, Hundepool A et al., Statistical Disclosure Control (2012), chapter 4.
 */
export function withheldCells(results: StudyResults, smallestCell: number): StudyResults {
  const { numbers } = results;
  const count = (name: NumberName): number | null => {
    const number = numbers[name];
    if (number?.kind === "count") return number.value;
    return number?.kind === "proportion" ? number.count : null;
  };
  const names = Object.keys(numbers);
  const withheld = new Set(
    names.filter((name) => {
      const value = count(name);
      return value !== null && value > 0 && value < smallestCell;
    }),
  );
  // A sum that does not hold, as of grades of which not all are shown, gives nothing back.
  const relations = countRelations(results).filter(({ whole, parts }) => {
    const counts = parts.map(count);
    const all = count(whole);
    return (
      all !== null &&
      counts.every((each) => each !== null) &&
      counts.reduce((sum, each) => sum + each, 0) === all
    );
  });
  for (;;) {
    const exposed = exposedUnknowns(relations, withheld);
    const [next] = exposed.flatMap((name) => {
      const others = relations
        .filter(({ whole, parts }) => whole === name || parts.includes(name))
        .flatMap(({ whole, parts }) => [...parts, whole])
        .filter((each) => !withheld.has(each) && (count(each) ?? 0) > 0);
      return others.toSorted((one, other) => (count(one) ?? 0) - (count(other) ?? 0)).slice(0, 1);
    });
    if (next === undefined) break;
    withheld.add(next);
  }
  return {
    ...results,
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, number]) => [
        name,
        withheld.has(name) ? withheldNumber(number, smallestCell) : number,
      ]),
    ),
    endpoints: results.endpoints.map((endpoint) => ({
      ...endpoint,
      overall: withheldTail(endpoint.overall, smallestCell),
      groups: endpoint.groups.map((each) => withheldTail(each, smallestCell)),
    })),
    competingRisks: results.competingRisks.map((result) => ({
      ...result,
      overall: withheldTail(result.overall, smallestCell),
      groups: result.groups.map((each) => withheldTail(each, smallestCell)),
    })),
  };
}

function withheldNumber(number: StudyNumber, smallestCell: number): StudyNumber {
  const { name, subjects, facts, convention, alternatives } = number;
  return {
    kind: "withheld",
    name,
    value: null,
    because: {
      en: `withheld: counts below ${smallestCell}, and what would give them back, are not published`,
      zh: `不予公布：小于 ${smallestCell} 的计数及可推算出它们的数值`,
    },
    subjects,
    facts,
    convention,
    alternatives,
  };
}

/** A curve and its table end before fewer are at risk than may be counted. */
function withheldTail<
  Curve extends {
    readonly curve: { readonly months: readonly number[] };
    readonly riskTable: readonly { readonly months: number; readonly atRisk: number }[];
  },
>(result: Curve, smallestCell: number): Curve {
  const riskTable = result.riskTable.filter(({ atRisk }) => atRisk >= smallestCell);
  const last = riskTable.at(-1)?.months ?? 0;
  const kept = result.curve.months.filter((month) => month <= last).length;
  const curve = Object.fromEntries(
    Object.entries(result.curve).map(([key, values]) => [
      key,
      (values as readonly unknown[]).slice(0, kept),
    ]),
  );
  return { ...result, curve, riskTable } as Curve;
}
