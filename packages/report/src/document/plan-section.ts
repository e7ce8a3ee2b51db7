import type { Edition } from "../edition.ts";
import { planFigures } from "../plan-figures.ts";
import { limitName } from "../tables/plan-criteria-table.ts";
import { planDoseTable, planQualityTable } from "../tables/plan-quantity-table.ts";
import { supplementTable, type Draft } from "./numbered-sections.ts";
import { joined, phrase, type Phrase } from "./inline.ts";

/** The plans of the study; nothing where none was evaluated. */
export function planSection(edition: Edition): Draft {
  const { results, words } = edition;
  return {
    id: "plans",
    title: words.plan.section,
    blocks:
      results.plans === null
        ? []
        : [
            ...planParagraphs(edition).map((text) => ({ kind: "paragraph" as const, text })),
            ...planFigures(edition).map(({ figure }) => ({
              kind: "figure" as const,
              label: "",
              figure,
            })),
            supplementTable(planQualityTable(edition)),
            supplementTable(planDoseTable(edition)),
          ],
  };
}

/** How many plans were evaluated, what they violate, and how good they are; nothing where no plan was evaluated. */
function planParagraphs(edition: Edition): readonly Phrase[] {
  const { plans } = edition.results;
  if (plans === null) return [];
  const { plan } = edition.words;
  const quality = plans.quality.map((row) =>
    plan.qualityPart(
      lowerCase(edition.text(row.label)),
      edition.number(row.median.overall),
      row.unit === null ? "" : row.unit === "%" ? "%" : `\u00a0${row.unit}`,
      edition.number(row.range.overall),
    ),
  );
  return [
    [
      ...plan.evaluatedSentence(
        edition.number(plans.evaluated.overall, "count"),
        edition.number(plans.evaluated.overall, "total"),
      ),
      ...(edition.results.planCriteria.length === 0
        ? phrase`${edition.words.stop}`
        : [
            ...plan.allMetSentence(
              edition.number(plans.allMet, "count"),
              edition.number(plans.allMet, "total"),
              edition.number(plans.allMet),
            ),
            ...violationSentence(edition),
          ]),
    ],
    ...(quality.length === 0 ? [] : [plan.qualitySentence(quality)]),
  ];
}

function violationSentence(edition: Edition): Phrase {
  const { plan } = edition.words;
  const violated = edition.results.planCriteria.flatMap((criterion): readonly Phrase[] => {
    if (criterion.verdicts === null) return [];
    const name = criterion.verdicts.violated.overall;
    const number = edition.find(name);
    return number.kind === "proportion" && number.count === 0
      ? []
      : [
          plan.violation(
            limitName(edition, criterion),
            edition.number(name, "count"),
            edition.number(name, "total"),
          ),
        ];
  });
  return violated.length === 0
    ? phrase`${plan.noViolations}`
    : plan.violationsSentence([joined(violated, edition.words.semicolon)]);
}

/** Within a sentence a label begins small, unless it begins with an abbreviation. */
function lowerCase(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
