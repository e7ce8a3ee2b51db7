import type { StudyResults } from "@fiducial/study";
import { parseHTML } from "linkedom";
import { pagePanel, panelLetter, studyReport } from "./document/study-report.ts";
import { fontFiles } from "./font-files.ts";
import { editionOf, type Edition } from "./edition.ts";
import { figurePng, figureSize, type FontFiles } from "./figure-raster.ts";
import { participantFlowFigure, survivalFigure } from "./figures/index.ts";
import { reportHtml } from "./html/report-html.ts";
import { resultsJson } from "./results-json.ts";
import { studyTables } from "./study-tables.ts";
import { flowFigure, survivalDescription, survivalPanel, survivalWords } from "./study-figures.ts";
import { tableCsv } from "./table-csv.ts";
import { wordDocument, type DrawnFigure } from "./word/word-document.ts";

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
 * @param options.fonts paths of the fonts for figures in pixels; those of {@link fontFiles} unless given
 * @param options.onStage called as each stage begins
 * @returns `report.html`, `report.docx`, `results.json`, `tables/*.csv`, `figures/*.svg` and `figures/*.png`
 * @throws {ReportError} where the results name a number that they do not hold
 */
export async function reportFiles(
  results: StudyResults,
  options: {
    readonly fonts?: FontFiles;
    readonly onStage?: ((stage: ReportStage) => void) | undefined;
  } = {},
): Promise<readonly ReportFile[]> {
  const edition = editionOf(results);
  const report = studyReport(edition);
  const encoder = new TextEncoder();
  const text = (path: string, content: string): ReportFile => ({
    path,
    bytes: encoder.encode(content),
  });

  options.onStage?.("results");
  const json = text("results.json", `${resultsJson(results)}\n`);

  options.onStage?.("tables");
  const tables = studyTables(edition).map((table) =>
    text(`tables/${table.id}.csv`, tableCsv(edition, table)),
  );

  options.onStage?.("figures");
  const fonts = options.fonts ?? fontFiles();
  const drawings = studyFigures(edition);
  const figures: Record<string, DrawnFigure> = {};
  await Promise.all(
    Object.entries(drawings).map(async ([name, svg]) => {
      figures[name] = { svg, png: await figurePng(svg, fonts), ...figureSize(svg) };
    }),
  );

  options.onStage?.("page");
  const page = text(
    "report.html",
    reportHtml(edition, report, { ...drawings, ...pagePanels(edition) }),
  );

  options.onStage?.("word");
  const word = { path: "report.docx", bytes: await wordDocument(edition, report, figures) };

  const figureFiles = Object.keys(drawings).flatMap((name): readonly ReportFile[] => {
    const figure = figures[name];
    return figure === undefined
      ? []
      : [
          text(`figures/${name}.svg`, figure.svg),
          { path: `figures/${name}.png`, bytes: figure.png },
        ];
  });
  return [page, word, json, ...tables, ...figureFiles];
}

/** Every figure of the study as SVG, by the name of its file: each endpoint at both journal widths, all together on a page. */
export function studyFigures(edition: Edition): Readonly<Record<string, string>> {
  const { results, language } = edition;
  const { document } = parseHTML(emptyPage);
  const words = survivalWords(edition);
  const primary = results.endpoints.filter((each) => each.role === "primary");
  const flow = flowFigure(edition);
  const figures: Record<string, string> = {
    "participant-flow-85mm": participantFlowFigure(flow, { width: "column", language }),
    "participant-flow-180mm": participantFlowFigure(flow, { width: "page", language }),
  };
  for (const endpoint of primary) {
    const panels = [survivalPanel(edition, endpoint, null)];
    const description = survivalDescription(edition, endpoint);
    const options = { language, words, description, document };
    figures[`survival-${endpoint.name}-85mm`] = survivalFigure(panels, {
      ...options,
      width: "column",
    });
    figures[`survival-${endpoint.name}-180mm`] = survivalFigure(panels, {
      ...options,
      width: "page",
    });
  }
  if (primary.length > 1) {
    figures["survival-180mm"] = survivalFigure(
      primary.map((each, index) => survivalPanel(edition, each, panelLetter(index))),
      {
        width: "page",
        language,
        words,
        description: primary.map((each) => survivalDescription(edition, each)).join(" "),
        document,
      },
    );
  }
  return figures;
}

/** The panels of the page's survival figure, each with its letter: narrow ones, so that a phone can show them one below the other. */
function pagePanels(edition: Edition): Readonly<Record<string, string>> {
  const { document } = parseHTML(emptyPage);
  const primary = edition.results.endpoints.filter((each) => each.role === "primary");
  return Object.fromEntries(
    primary.map((endpoint, index) => [
      pagePanel(endpoint),
      survivalFigure(
        [survivalPanel(edition, endpoint, primary.length > 1 ? panelLetter(index) : null)],
        {
          width: "column",
          language: edition.language,
          words: survivalWords(edition),
          description: survivalDescription(edition, endpoint),
          document,
        },
      ),
    ]),
  );
}

/** A document for Plot to draw in where there is no browser. */
const emptyPage = "<!doctype html><html><body></body></html>";
