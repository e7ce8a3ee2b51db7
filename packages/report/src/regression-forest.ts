import type { RegressionTable } from "@fiducial/study";
import { phrase } from "./document/inline.ts";
import type { Block } from "./document/report-document.ts";
import type { Edition } from "./edition.ts";
import { forestFigure, type ForestFigure, type ForestRow } from "./figures/index.ts";
import { formatDecimal } from "./format-number.ts";
import { intervalOf, printNumber } from "./print-number.ts";

/** The hazard ratios of all regressions as one figure at both journal widths, by the name of its file; none without any. */
export function regressionForests(edition: Edition): Readonly<Record<string, string>> {
  const forest = regressionForest(edition);
  return forest === null
    ? {}
    : {
        "forest-85mm": forestFigure(forest, { width: "column" }),
        "forest-180mm": forestFigure(forest, { width: "page" }),
      };
}

/** The figure among the tables of the regressions. */
export function regressionForestBlock(edition: Edition): Block | null {
  const forest = regressionForest(edition);
  if (forest === null) return null;
  return {
    kind: "figure",
    label: "",
    figure: {
      id: "forest",
      caption: phrase`${edition.words.forest.caption}`,
      description: forest.description,
      panels: ["forest-180mm"],
      narrow: "forest-85mm",
      whole: "forest-180mm",
    },
  };
}

function regressionForest(edition: Edition): ForestFigure | null {
  const { results, words } = edition;
  if (!results.regressions.some(({ rows }) => rows.some((row) => isKnown(edition, row.ratio)))) {
    return null;
  }
  const several = results.regressions.length > 1;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const rows = results.regressions.flatMap((regression): readonly ForestRow[] => [
    ...(several
      ? [
          {
            kind: "heading" as const,
            label: edition.text(regression.label),
            cells: [],
            estimate: null,
            lower: null,
            upper: null,
          },
        ]
      : []),
    ...regression.rows.map((row) => forestRow(edition, row)),
  ]);
  return {
    labelHead: words.covariate,
    cellHeads: [words.hazardRatio(level), words.p],
    rows,
    axis: words.forest.axis,
    scale: "log",
    reference: 1,
    description: words.forest.description(
      results.regressions.map(({ label }) => edition.text(label)),
      rows.flatMap(({ kind, label, cells }) =>
        kind === "heading" ? [] : [`${label}${words.colon}${cells[0]?.text ?? ""}`],
      ),
    ),
  };
}

function forestRow(edition: Edition, row: RegressionTable["rows"][number]): ForestRow {
  const { words } = edition;
  const ratio = edition.find(row.ratio);
  const interval = intervalOf(ratio);
  const levels =
    row.level === null
      ? ""
      : words.colon +
        (row.reference === null
          ? edition.text(row.level)
          : words.versus(edition.text(row.level), edition.text(row.reference)));
  return {
    kind: "line",
    label: edition.text(row.label) + levels,
    cells: [
      { text: printNumber(ratio, "value-interval", words), number: row.ratio },
      { text: printNumber(edition.find(row.p), "value", words), number: row.p },
    ],
    estimate: ratio.value,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  };
}

function isKnown(edition: Edition, name: string): boolean {
  return edition.find(name).value !== null;
}
