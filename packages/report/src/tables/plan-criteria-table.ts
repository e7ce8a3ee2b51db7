import type { LimitVerdicts, PlanCriterion } from "@fiducial/study";
import type {
  DocumentTable,
  TableColumn,
  TableNote,
  TableRow,
} from "../document/document-table.ts";
import { noteLetters, type NoteLetters } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatCount, noBreakSpace } from "../format-number.ts";
import {
  emptyCells,
  groupCells,
  groupColumns,
  headerColumn,
  plainColumn,
} from "./group-columns.ts";

const operators = { "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const;

/**
 * What a plan had to satisfy and how many did: targets first, then organs at risk; null where the protocol asks nothing.
 */
export function planCriteriaTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  if (results.planCriteria.length === 0) return null;
  const judged = results.planCriteria.some((each) => each.verdicts !== null);
  const letters = noteLetters();
  const source = commonSource(edition);
  const columns: readonly TableColumn[] = [
    headerColumn(words.plan.structure, judged ? 2.4 : 3),
    plainColumn(words.plan.constraint, "start", judged ? 2.8 : 4),
    ...(judged
      ? [
          ...groupColumns(edition, {
            sizes: false,
            above: phrase`${words.plan.met}`,
            weight: 1.7,
          }),
          ...[
            { label: words.plan.median, weight: 2.3 },
            { label: words.plan.notEvaluable, weight: 1.4 },
          ].map(({ label, weight }) => plainColumn(label, "end", weight)),
        ]
      : []),
  ];
  const block = (purpose: PlanCriterion["purpose"], heading: string): readonly TableRow[] => {
    const criteria = results.planCriteria.filter((each) => each.purpose === purpose);
    if (criteria.length === 0) return [];
    return [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${heading}`, ...emptyCells(columns.length - 1)],
      },
      ...criteria.map((each, index): TableRow => {
        const repeats = criteria[index - 1]?.structure === each.structure;
        return {
          kind: "line",
          indent: 1,
          cells: [
            repeats ? [] : phrase`${edition.text(each.label)}`,
            constraintCell(edition, each, source === null ? letters : null),
            ...(judged ? verdictCells(edition, each, letters) : []),
          ],
        };
      }),
    ];
  };
  const rows = [
    ...block("target", words.plan.targets),
    ...block("organ-at-risk", words.plan.organs),
  ];
  return {
    id: "plan-criteria",
    title: phrase`${judged ? words.plan.verdictTitle : words.plan.title}`,
    columns,
    rows,
    notes: [
      ...(source === null ? [] : [{ mark: null, text: phrase`${words.plan.limitsOf(source)}` }]),
      { mark: null, text: phrase`${judged ? words.plan.metNote : words.plan.notEvaluated}` },
      ...(judged ? acceptableNotes(edition) : []),
      ...letters.notes(),
    ],
  };
}

/** The source that every limit is cited from; null where they have several, or the protocol states some itself. */
function commonSource(edition: Edition): string | null {
  const sources = new Set(
    edition.results.planCriteria.map(({ source }) =>
      source === null ? null : edition.text(source),
    ),
  );
  return sources.size === 1 ? [...sources][0]! : null;
}

/** The limit, with its source where the protocol cites one and the table has several. */
function constraintCell(
  edition: Edition,
  criterion: PlanCriterion,
  letters: NoteLetters | null,
): Phrase {
  const text = phrase`${constraintText(edition, criterion)}`;
  if (criterion.source === null || letters === null) return text;
  const letter = letters.letter(edition.text(criterion.source));
  return [...text, { kind: "superscript", text: letter }];
}

function verdictCells(
  edition: Edition,
  { verdicts, variable }: PlanCriterion,
  letters: NoteLetters,
): readonly Phrase[] {
  if (verdicts === null) return emptyCells(edition.results.groups.length + 3);
  const row = edition.results.plans?.doses.find((each) => each.variable === variable);
  return [
    ...groupCells(edition, verdicts.met, "count-percent"),
    row === undefined
      ? []
      : phrase`${edition.number(row.median.overall)}${noBreakSpace}(${edition.number(row.range.overall)})`,
    notEvaluableCell(edition, verdicts, letters),
  ];
}

function notEvaluableCell(
  edition: Edition,
  { notEvaluable, because }: LimitVerdicts,
  letters: NoteLetters,
): Phrase {
  const { plan, semicolon } = edition.words;
  const count = edition.number(notEvaluable.overall, "count");
  if (because.length === 0) return [count];
  const reasons = because.map(({ label, count: n }) =>
    plan.reason(edition.text(label), formatCount(n)),
  );
  const letter = letters.letter(plan.because(reasons.join(semicolon)));
  return [count, { kind: "superscript", text: letter }];
}

/** One sentence for each limit with a looser one that some violation keeps to. */
function acceptableNotes(edition: Edition): readonly TableNote[] {
  return edition.results.planCriteria.flatMap((criterion): readonly TableNote[] => {
    const { verdicts } = criterion;
    if (verdicts === null || verdicts.acceptable === null) return [];
    const within = edition.find(verdicts.acceptable.overall);
    if (within.kind !== "proportion" || within.count === 0) return [];
    const text = edition.words.plan.acceptableNote(
      edition.number(verdicts.acceptable.overall, "count"),
      edition.number(verdicts.violated.overall, "count"),
      limitName(edition, criterion),
    );
    return [{ mark: null, text }];
  });
}

/** `Stomach Dmax < 30 Gy`. */
export function limitName(edition: Edition, criterion: PlanCriterion): string {
  return `${edition.text(criterion.label)} ${constraintText(edition, criterion)}`;
}

/** `V55Gy < 5%`, with its pieces kept on one line. */
export function constraintText(edition: Edition, criterion: PlanCriterion): string {
  const name = edition.words.units[criterion.unit] ?? criterion.unit;
  const unit = name.startsWith("%") ? name : noBreakSpace + name;
  const operator = operators[criterion.operator];
  return `${criterion.metric}${noBreakSpace}${operator}${noBreakSpace}${criterion.value}${unit}`;
}
