import { type Finding, InputError, nearest, type NumberName, type Trouble } from "@fiducial/study";
import type { DocumentTable } from "../document/document-table.ts";
import type { Inline, Phrase } from "../document/inline.ts";
import { readReference, referenceText } from "../document/number-reference.ts";
import {
  type Draft,
  mainTable,
  numberedSections,
  supplementTable,
  targetOf,
} from "../document/numbered-sections.ts";
import { partsOf } from "../document/number-parts.ts";
import type { Block, ReportDocument } from "../document/report-document.ts";
import { phrase } from "../document/inline.ts";
import { studyReport } from "../document/study-report.ts";
import type { Edition } from "../edition.ts";
import { studyTables } from "../study-tables.ts";
import type {
  Manuscript,
  ManuscriptBlock,
  ManuscriptInline,
  ManuscriptText,
  Place,
  PlacedBlock,
  TypedTable,
} from "./manuscript.ts";
import { runningMethods } from "./running-methods.ts";

/** The manuscript while its references are looked up. */
interface Setting {
  readonly edition: Edition;
  readonly tables: ReadonlyMap<string, DocumentTable>;
  readonly figures: ReadonlyMap<string, Extract<Block, { readonly kind: "figure" }>>;
  readonly tell: (place: Place, trouble: Omit<Trouble, "where">) => void;
  readonly forbidding: (name: NumberName) => Finding | null;
  typedTables: number;
}

/**
 * A manuscript with the study's numbers, tables and figures in place, numbered in the order in which they stand.
 *
 * @param forbidding the finding that forbids to print a number, judged on results that still know their subjects
 * @throws {InputError} with the line of every reference that the results do not have, and of every number that a finding
 * forbids to print
 */
export function manuscriptDocument(
  edition: Edition,
  manuscript: Manuscript,
  forbidding: (name: NumberName) => Finding | null,
): ReportDocument {
  const troubles: Trouble[] = [];
  const report = studyReport(edition);
  const setting: Setting = {
    edition,
    tables: new Map(studyTables(edition).map((table) => [table.id, table])),
    figures: new Map(
      report.sections
        .flatMap((section) => section.blocks)
        .filter((block) => block.kind === "figure")
        .map((block) => [block.figure.id, block]),
    ),
    tell: ({ line, column }, trouble) =>
      troubles.push({ where: `${manuscript.file}, line ${line}, column ${column}`, ...trouble }),
    forbidding,
    typedTables: 0,
  };
  const drafts = draftsOf(setting, manuscript.blocks);
  const sections = numberedSections(edition, drafts);
  tellUnplaced(
    setting,
    manuscript,
    new Set(sections.flatMap(({ blocks }) => blocks).flatMap(placedTarget)),
  );
  if (troubles.length > 0) throw new InputError(troubles);
  const [opening, ...rest] = sections;
  return {
    title: manuscript.title,
    subtitle: null,
    notices: report.notices.filter(({ tone }) => tone === "warning"),
    provenance: report.provenance,
    opening: opening?.blocks ?? [],
    sections: rest,
  };
}

function placedTarget(block: Block): readonly string[] {
  return block.kind === "table" || block.kind === "figure" ? [targetOf(block)] : [];
}

/** The first draft is what stands before the first section. */
function draftsOf(setting: Setting, blocks: readonly ManuscriptBlock[]): readonly Draft[] {
  const drafts: { id: string; title: string; blocks: Draft["blocks"][number][] }[] = [
    { id: "opening", title: "", blocks: [] },
  ];
  for (const block of blocks) {
    if (block.kind === "section")
      drafts.push({ id: `section-${drafts.length}`, title: block.title, blocks: [] });
    else drafts.at(-1)?.blocks.push(...draftBlocks(setting, block));
  }
  return drafts;
}

function draftBlocks(
  setting: Setting,
  block: Exclude<ManuscriptBlock, { readonly kind: "section" }>,
): Draft["blocks"] {
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", text: block.title }];
    case "paragraph":
      return [{ kind: "paragraph", text: textOf(setting, block.text) }];
    case "list":
      return [
        {
          kind: "list",
          ordered: block.ordered,
          items: block.items.map((item) => textOf(setting, item)),
        },
      ];
    case "typed-table":
      return [mainTable(typedTable(setting, block))];
    case "placed":
      return placedBlocks(setting, block);
  }
}

function placedBlocks(setting: Setting, block: PlacedBlock): Draft["blocks"] {
  const { edition, tables, figures, tell } = setting;
  if (block.what === "methods") return runningMethods(edition);
  const known: ReadonlyMap<string, unknown> = block.what === "table" ? tables : figures;
  if (!known.has(block.id)) {
    tell(block.place, {
      expected: `a ${block.what} of the study`,
      found: block.id,
      remedy: suggestion(block.id, known.keys()),
    });
    return [];
  }
  const table = tables.get(block.id);
  if (block.what === "table" && table !== undefined)
    return [block.supplement ? supplementTable(table) : mainTable(table)];
  return [figures.get(block.id) ?? null];
}

/** "Did you mean …?", or where the list is. */
function suggestion(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === null
    ? "`fiducial numbers` lists the names of numbers, tables and figures."
    : `Did you mean ${near}? \`fiducial numbers\` lists all names.`;
}

function typedTable(setting: Setting, table: TypedTable): DocumentTable {
  setting.typedTables++;
  return {
    id: `typed-${setting.typedTables}`,
    title: textOf(setting, table.caption),
    columns: table.head.map((label, index) => ({
      label: textOf(setting, label),
      above: null,
      align: table.alignments[index] ?? "start",
      weight: index === 0 ? 3 : 2,
    })),
    rows: table.rows.map((cells) => ({
      kind: "line",
      indent: 0,
      cells: cells.map((cell) => textOf(setting, cell)),
    })),
    notes: [],
  };
}

function textOf(setting: Setting, text: ManuscriptText): Phrase {
  return text.flatMap((each) => inlineOf(setting, each));
}

function inlineOf(setting: Setting, inline: ManuscriptInline): Phrase {
  switch (inline.kind) {
    case "number-reference":
      return numberOf(setting, inline.reference, inline.place);
    case "see":
      return [{ kind: "cross-reference", target: inline.target, text: "" } satisfies Inline];
    default:
      return [inline];
  }
}

function numberOf({ edition, tell, forbidding }: Setting, reference: string, place: Place): Phrase {
  const { results } = edition;
  const face = readReference(reference, (name) => Object.hasOwn(results.numbers, name));
  if (face === null) {
    tell(place, {
      expected: "a number of the study",
      found: `{{ ${reference} }}`,
      remedy: suggestion(reference, Object.keys(results.numbers)),
    });
    return phrase``;
  }
  const number = edition.find(face.name);
  if (!partsOf(number).includes(face.part)) {
    const faces = partsOf(number).map((part) => referenceText({ name: face.name, part }));
    tell(place, {
      expected: `a face that a ${number.kind} has`,
      found: `{{ ${reference} }}`,
      remedy: `A ${number.kind} prints as ${faces.join(", ")}.`,
    });
  }
  const finding = forbidding(face.name);
  if (finding !== null) {
    tell(place, {
      expected: "a number that may be printed",
      found: `${face.name}, which a finding forbids (${finding.rule}: ${finding.message.en})`,
      remedy: finding.remedy.en,
    });
  }
  return [edition.number(face.name, face.part)];
}

/** A citation of what does not stand in the manuscript. */
function tellUnplaced(
  { tell }: Setting,
  manuscript: Manuscript,
  targets: ReadonlySet<string>,
): void {
  for (const { target, place } of manuscript.blocks.flatMap(citations)) {
    if (targets.has(target)) continue;
    const what = target.replace("-", " ");
    tell(place, {
      expected: "a table or figure that stands in the manuscript",
      found: `{{ see ${what} }}`,
      remedy: `Put {{ ${what} }} on a line of its own where it shall stand.`,
    });
  }
}

function citations(
  block: ManuscriptBlock,
): readonly Extract<ManuscriptInline, { readonly kind: "see" }>[] {
  const texts =
    block.kind === "paragraph"
      ? [block.text]
      : block.kind === "list"
        ? block.items
        : block.kind === "typed-table"
          ? [block.caption, ...block.head, ...block.rows.flat()]
          : [];
  return texts.flat().filter((each) => each.kind === "see");
}
