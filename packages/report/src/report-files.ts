import type { StudyResults } from "@fiducial/study";
import { strobeDocument } from "./document/strobe-section.ts";
import { studyReport } from "./document/study-report.ts";
import { editionOf } from "./edition.ts";
import { drawnFigures } from "./drawn-figures.ts";
import type { FontFiles } from "./figure-raster.ts";
import { reportHtml } from "./html/report-html.ts";
import { resultsJson, subjectsJson } from "./results-json.ts";
import { studyTables } from "./study-tables.ts";
import { pagePanels, studyFigures } from "./study-drawings.ts";
import { tableCsv } from "./table-csv.ts";
import { wordDocument } from "./word/word-document.ts";

/** One file of a report, with its path inside the report's folder. */
export interface ReportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the report is doing, for a line of progress. */
export type ReportStage = "results" | "tables" | "figures" | "page" | "word";

/**
 * Everything a study's report consists of, in the language that the study asks for.
 *
 * Nothing is computed and nothing is read or written: the same results give the same bytes.
 *
 * @param options.fonts fonts of the figures in pixels
 * @param options.onStage called as each stage begins
 * @returns `report.html`, `report.docx`, `strobe.docx`, `results.json`, `subjects.jsonl` (one patient on a line; not in an
 *   edition for publication), `tables/*.csv`, `figures/*.svg` and `figures/*.png`
 * @throws {ReportError} where the results name a number that they do not hold
 */
export async function reportFiles(
  results: StudyResults,
  options: {
    readonly fonts: FontFiles;
    readonly onStage?: ((stage: ReportStage) => void) | undefined;
  },
): Promise<readonly ReportFile[]> {
  const edition = editionOf(results);
  const report = studyReport(edition);
  const encoder = new TextEncoder();
  const text = (path: string, content: string): ReportFile => ({
    path,
    bytes: encoder.encode(content),
  });

  options.onStage?.("results");
  const json = text("results.json", resultsJson(results));
  const subjects =
    results.subjects.length === 0 ? [] : [text("subjects.jsonl", subjectsJson(results))];

  options.onStage?.("tables");
  const tables = studyTables(edition).map((table) =>
    text(`tables/${table.id}.csv`, tableCsv(edition, table)),
  );

  options.onStage?.("figures");
  const drawings = studyFigures(edition);
  const figures = await drawnFigures(drawings, options.fonts);

  options.onStage?.("page");
  const page = text(
    "report.html",
    reportHtml(edition, report, { ...drawings, ...pagePanels(edition) }),
  );

  options.onStage?.("word");
  const word = { path: "report.docx", bytes: await wordDocument(edition, report, figures) };
  const strobe = {
    path: "strobe.docx",
    bytes: await wordDocument(edition, strobeDocument(edition, report), {}),
  };

  const figureFiles = Object.keys(drawings).flatMap((name): readonly ReportFile[] => {
    const figure = figures[name];
    return figure === undefined
      ? []
      : [
          text(`figures/${name}.svg`, figure.svg),
          { path: `figures/${name}.png`, bytes: figure.png },
        ];
  });
  return [page, word, strobe, json, ...subjects, ...tables, ...figureFiles];
}
