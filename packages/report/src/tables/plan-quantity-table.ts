import type { PlanQuantityRow } from "@fiducial/study";
import {
  type DocumentTable,
  noteLetters,
  type NoteLetters,
  type TableColumn,
  type TableRow,
} from "../document/document-table.ts";
import { phrase, plainText, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { noBreakSpace } from "../format-number.ts";
import { testName } from "../language/test-name.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import {
  emptyCells,
  groupColumns,
  headerColumn,
  pairedCells,
  plainColumn,
} from "./group-columns.ts";

/** Plan quality by group; null where no plan has any. */
export function planQualityTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const rows = results.plans?.quality ?? [];
  return quantityTable(edition, "plan-quality", rows, {
    title: words.plan.qualityTitle,
    note: words.plan.qualityNote,
    head: words.plan.measure,
  });
}

/** Doses and volumes of structures by group; null where no plan has any. */
export function planDoseTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const rows = results.plans?.doses ?? [];
  return quantityTable(edition, "plan-doses", rows, {
    title: results.groups.length > 0 ? words.plan.doseTitle : words.plan.doseTitleAll,
    note: words.plan.doseNote,
    head: words.plan.metric,
  });
}

function quantityTable(
  edition: Edition,
  id: string,
  rows: readonly PlanQuantityRow[],
  text: { readonly title: string; readonly note: string; readonly head: string },
): DocumentTable | null {
  const { results, words } = edition;
  if (results.plans === null || rows.length === 0) return null;
  const letters = noteLetters();
  const tested = rows.some(({ test }) => test !== null);
  const lines = linesOf(edition, rows, tested, letters);
  return {
    id,
    title: phrase`${text.title}`,
    columns: [
      headerColumn(text.head, 3.4),
      ...planColumns(edition),
      ...(tested ? [plainColumn(words.p, "end", 1), plainColumn(words.test, "start", 2.6)] : []),
    ],
    rows: lines,
    notes: [
      { mark: null, text: phrase`${text.note}` },
      ...(results.plans.fromExport === null
        ? []
        : [
            {
              mark: null,
              text: words.plan.exportNote(edition.number(results.plans.fromExport, "count")),
            },
          ]),
      ...abbreviationNotes(edition, lines, []),
      ...letters.notes(),
    ],
  };
}

/** A column for each group and one for all, with the number of evaluated plans. */
function planColumns(edition: Edition): readonly TableColumn[] {
  const { results, words } = edition;
  const evaluated = results.plans?.evaluated;
  const names = [...results.groups.map(({ code }) => evaluated?.groups[code]), evaluated?.overall];
  return groupColumns(edition, { sizes: false, weight: 2.4 }).map((column, index) => {
    const name = names[index];
    return name === undefined
      ? column
      : {
          ...column,
          label: words.groupWithSize(plainText(column.label), edition.number(name, "count")),
        };
  });
}

/** A structure heads its metrics; what is of the plan as a whole stands alone. */
function linesOf(
  edition: Edition,
  rows: readonly PlanQuantityRow[],
  tested: boolean,
  letters: NoteLetters,
): readonly TableRow[] {
  const width = edition.results.groups.length + 1 + (tested ? 2 : 0);
  let heading = "";
  return rows.flatMap((row): readonly TableRow[] => {
    const structure = row.of === null ? "" : edition.text(row.of.structure);
    const begins = structure !== "" && structure !== heading;
    heading = structure;
    const line: TableRow = {
      kind: "line",
      indent: row.of === null ? 0 : 1,
      cells: [
        phrase`${nameOf(edition, row)}`,
        ...knownCells(edition, row),
        ...(tested ? testCells(edition, row, letters) : []),
      ],
    };
    return begins
      ? [{ kind: "heading", indent: 0, cells: [phrase`${structure}`, ...emptyCells(width)] }, line]
      : [line];
  });
}

/** `Dmean, Gy`. */
function nameOf(edition: Edition, { of, label, unit }: PlanQuantityRow): string {
  const name = of === null ? edition.text(label) : of.metric.replace(/\[(%|cc|Gy)\]$/, "");
  return unit === null ? name : `${name}${edition.words.comma}${unit}`;
}

/** Median and range; with their number where some plans of the column have no value. */
function knownCells(edition: Edition, row: PlanQuantityRow): readonly Phrase[] {
  const { results, words } = edition;
  const pairs = pairedCells(edition, row.median, row.range);
  const codes = [...results.groups.map(({ code }) => code), null];
  return pairs.map((pair, index): Phrase => {
    const code = codes[index] ?? null;
    const known = code === null ? row.known.overall : row.known.groups[code];
    const evaluated =
      code === null ? results.plans?.evaluated.overall : results.plans?.evaluated.groups[code];
    if (known === undefined || evaluated === undefined) return pair;
    const all = edition.find(evaluated);
    const { kind, value } = edition.find(known);
    const count = value ?? 0;
    const isWithheld = kind === "withheld" || all.kind === "withheld";
    if (!isWithheld && (all.kind !== "proportion" || count === all.count)) return pair;
    const n = edition.number(known, "count");
    return count === 0 && !isWithheld
      ? pair.slice(0, 1)
      : phrase`${pair}, ${words.plan.withN}${noBreakSpace}=${noBreakSpace}${n}`;
  });
}

function testCells(
  edition: Edition,
  { test }: PlanQuantityRow,
  letters: NoteLetters,
): readonly Phrase[] {
  if (test === null) return emptyCells(2);
  const p = edition.find(test.p);
  const name = p.value === null ? "" : testName(p.convention, edition.language);
  const letter = letters.letter(edition.text(test.because));
  return [[edition.number(test.p)], [...phrase`${name}`, { kind: "superscript", text: letter }]];
}
