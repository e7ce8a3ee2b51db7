import type { PlanCriterion } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatCount, noBreakSpace } from "../format-number.ts";
import { headerColumn } from "./group-columns.ts";

const operators = { "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const;

/** What a plan had to satisfy: targets first, then organs at risk; null where the protocol asks nothing. */
export function planCriteriaTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  if (results.planCriteria.length === 0) return null;
  const evaluated = results.planCriteria.some((each) => each.evaluated > 0);
  const width = evaluated ? 3 : 2;
  const block = (purpose: PlanCriterion["purpose"], heading: string): readonly TableRow[] => {
    const criteria = results.planCriteria.filter((each) => each.purpose === purpose);
    if (criteria.length === 0) return [];
    return [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${heading}`, ...Array.from({ length: width - 1 }, (): Phrase => [])],
      },
      ...criteria.map((each, index): TableRow => {
        const repeats = criteria[index - 1]?.structure === each.structure;
        return {
          kind: "line",
          indent: 1,
          cells: [
            repeats ? [] : phrase`${edition.text(each.label)}`,
            phrase`${constraintText(edition, each)}`,
            ...(evaluated ? [phrase`${formatCount(each.evaluated)}`] : []),
          ],
        };
      }),
    ];
  };
  return {
    id: "plan-criteria",
    title: phrase`${words.planTitle}`,
    columns: [
      headerColumn(words.structure, 3),
      { label: phrase`${words.constraint}`, above: null, align: "start", weight: 4 },
      ...(evaluated
        ? [
            {
              label: phrase`${words.plansEvaluated}`,
              above: null,
              align: "end" as const,
              weight: 2,
            },
          ]
        : []),
    ],
    rows: [...block("target", words.planTargets), ...block("organ-at-risk", words.planOrgans)],
    notes: evaluated ? [] : [{ mark: null, text: phrase`${words.planNotEvaluated}` }],
  };
}

/** `V55Gy < 5%`, with its pieces kept on one line. */
function constraintText(edition: Edition, criterion: PlanCriterion): string {
  const name = edition.words.units[criterion.unit] ?? criterion.unit;
  const unit = name.startsWith("%") ? name : noBreakSpace + name;
  const operator = operators[criterion.operator];
  return `${criterion.metric}${noBreakSpace}${operator}${noBreakSpace}${criterion.value}${unit}`;
}
