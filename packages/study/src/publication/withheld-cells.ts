import type { NumberName, StudyNumber } from "../results/study-number.ts";
import type { StudyResults } from "../results/study-results.ts";
import { countOf, countRelations } from "./count-relations.ts";
import { exposedUnknowns } from "./exposed-unknowns.ts";

/**
 * Withholds every count from 1 to below a limit, every number of a set or a denominator as small, and of the rest as few as
 * it takes that no small count follows from the ones that stay: whenever the sums of the tables still determine one, the
 * smallest count in a sum with it goes too. What stands beside the numbers and would tell them goes with them: reasons
 * with their counts, published values, findings, curves of so few.
 *
 * Source: secondary suppression, Hundepool A et al., Statistical Disclosure Control (2012), chapter 4.
 *
 * @param subjectSets the sets behind the numbers, which the edition itself does not hold
 */
export function withheldCells(
  results: StudyResults,
  smallestCell: number,
  subjectSets: StudyResults["subjectSets"],
): StudyResults {
  const { numbers } = results;
  const count = (name: NumberName): number | null => countOf(numbers[name]);
  const isSmall = (size: number | null | undefined): boolean =>
    size !== null && size !== undefined && size > 0 && size < smallestCell;
  const withheld = new Set(
    Object.values(numbers)
      .filter((number) =>
        number.kind === "proportion"
          ? isSmall(number.count) || isSmall(number.total)
          : isSmall(countOf(number) ?? subjectSets[number.subjects]?.length),
      )
      .map(({ name }) => name),
  );
  const totals = cohortTotals(results, subjectSets);
  const relations = countRelations(results).filter(
    ({ whole }) => typeof whole === "string" || !isSmall(whole),
  );
  for (;;) {
    const exposed = exposedUnknowns(relations, withheld);
    // A larger count that the sums give back harms nobody, as long as it gives back no small one.
    const small = exposed.filter((name) => isSmall(count(name)));
    if (small.length === 0) break;
    // A small count may follow from larger ones that follow from open sums: then one of those must close.
    const [next] = [...small, ...exposed].flatMap((name) => {
      const others = relations
        .filter(({ whole, parts }) => whole === name || parts.includes(name))
        .flatMap(({ whole, parts }) => (typeof whole === "number" ? parts : [...parts, whole]))
        .filter((each) => !withheld.has(each) && !totals.has(each) && (count(each) ?? 0) > 0);
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
        withheld.has(name) ? withheldNumber(number, smallestCell) : withoutAtRisk(number),
      ]),
    ),
    endpoints: results.endpoints.map((each) => withheldTails(each, smallestCell)),
    competingRisks: results.competingRisks.map((each) => withheldTails(each, smallestCell)),
    toxicity: results.toxicity.map((table) => ({
      ...table,
      incidence: table.incidence.map((each) => withheldTails(each, smallestCell)),
    })),
    ...withoutReasons(results, isSmall),
    findings: results.findings.filter(
      ({ numbers: concerned }) =>
        concerned.length > 0 && !concerned.some((name) => withheld.has(name)),
    ),
    published:
      results.published === null
        ? null
        : {
            ...results.published,
            rows: results.published.rows.filter(({ number }) => !withheld.has(number)),
          },
  };
}

/**
 * Numbers that count everybody assessed, excluded or analysed, or a whole group: a reader knows them from every percentage, so
 * withholding one would hide nothing.
 */
function cohortTotals(
  { numbers, flow, baseline }: StudyResults,
  subjectSets: StudyResults["subjectSets"],
): ReadonlySet<NumberName> {
  const named = [
    flow.assessed,
    flow.excluded,
    flow.included,
    baseline.overall,
    ...flow.groups.map(({ number }) => number),
    ...Object.values(baseline.groupSizes),
  ];
  const sets = new Set(named.map((name) => numbers[name]?.subjects));
  return new Set(
    Object.values(numbers)
      .filter(
        (number) =>
          sets.has(number.subjects) && countOf(number) === subjectSets[number.subjects]?.length,
      )
      .map(({ name }) => name),
  );
}

/** The rooms without the counts that stand in their texts, and without population curves of so few. */
function withoutReasons(
  { planCriteria, plans, liver }: StudyResults,
  isSmall: (size: number) => boolean,
): Pick<StudyResults, "planCriteria" | "plans" | "liver"> {
  return {
    planCriteria: planCriteria.map((each) => ({
      ...each,
      verdicts: each.verdicts === null ? null : { ...each.verdicts, because: [] },
    })),
    plans:
      plans === null
        ? null
        : {
            ...plans,
            populationCurves: plans.populationCurves
              .map((curve) => ({ ...curve, groups: curve.groups.filter(({ n }) => !isSmall(n)) }))
              .filter(({ groups }) => groups.length > 0),
          },
    liver:
      liver === null
        ? null
        : {
            ...liver,
            baseline: liver.baseline.map((block) => ({ ...block, reasons: [] })),
            rild: { ...liver.rild, reasons: [] },
            childPugh: { ...liver.childPugh, assessments: null },
          },
  };
}

/** The tables beneath curves tell who is at risk, where they may. */
function withoutAtRisk(number: StudyNumber): StudyNumber {
  return number.kind === "probability" ? { ...number, atRisk: null } : number;
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

interface CurveWithTable {
  readonly curve: { readonly months: readonly number[] };
  readonly riskTable: readonly {
    readonly months: number;
    readonly atRisk: number;
    readonly censored: number | null;
    readonly events: number | null;
    readonly competing?: number | null;
  }[];
}

/** The curves of the groups, and of all as far as they do not give back what is withheld of a group. */
function withheldTails<
  Curve extends CurveWithTable,
  Result extends { readonly overall: Curve; readonly groups: readonly Curve[] },
>(result: Result, smallestCell: number): Result {
  const groups = result.groups.map((each) => withheldTail(each, smallestCell));
  const overall = withheldTail(result.overall, smallestCell);
  const riskTable = overall.riskTable.flatMap((row) => {
    const beside = groups.map((each) => each.riskTable.find(({ months }) => months === row.months));
    if (beside.includes(undefined)) return [];
    return [beside.some((each) => each?.events === null) ? withoutLosses(row) : row];
  });
  return { ...result, groups, overall: { ...overall, riskTable } };
}

/**
 * A curve and its table end before fewer are at risk than may be counted. Who left before a time is counted only where each
 * way of leaving is large enough or empty: the patients at risk tell their sum.
 */
function withheldTail<Curve extends CurveWithTable>(result: Curve, smallestCell: number): Curve {
  const isSmall = (size: number | null | undefined): boolean =>
    size !== null && size !== undefined && size > 0 && size < smallestCell;
  const riskTable = result.riskTable
    .filter(({ atRisk }) => atRisk >= smallestCell)
    .map((row) =>
      [row.censored, row.events, row.competing].some(isSmall) ? withoutLosses(row) : row,
    );
  const last = riskTable.at(-1)?.months ?? 0;
  const kept = result.curve.months.filter((month) => month <= last).length;
  const curve = Object.fromEntries(
    Object.entries(result.curve).map(([key, values]) => [
      key,
      (values as readonly unknown[]).slice(0, kept),
    ]),
  );
  return { ...result, curve, riskTable };
}

function withoutLosses<Row extends CurveWithTable["riskTable"][number]>(row: Row): Row {
  const competing = row.competing === undefined ? {} : { competing: null };
  return { ...row, censored: null, events: null, ...competing };
}
