import { forbiddingFinding, publicationResults, type StudyResults } from "@fiducial/study";
import type { ReportDocument } from "./document/report-document.ts";
import { drawnFigures } from "./drawn-figures.ts";
import { editionOf } from "./edition.ts";
import type { FontFiles } from "./figure-raster.ts";
import { reportHtml } from "./html/report-html.ts";
import { manuscriptDocument } from "./manuscript/manuscript-document.ts";
import type { Manuscript } from "./manuscript/manuscript.ts";
import type { ReportFile } from "./report-files.ts";
import { pagePanels, studyFigures } from "./study-drawings.ts";
import { wordDocument } from "./word/word-document.ts";

/**
 * A manuscript with the study's numbers in place, as a page and as a Word file.
 *
 * It leaves the building, so neither file holds anything of a single patient. Nothing is computed and nothing is read or written: the same results and manuscript give the same bytes.
 *
 * @param options.fonts fonts of the figures in pixels
 * @param options.smallestCell counts below this are withheld; null or absent for none
 * @returns `manuscript.html` and `manuscript.docx`
 * @throws {InputError} with the line of every reference that the results do not have, or that a finding forbids
 */
export async function manuscriptFiles(
  results: StudyResults,
  manuscript: Manuscript,
  options: { readonly fonts: FontFiles; readonly smallestCell?: number | null },
): Promise<readonly ReportFile[]> {
  const edition = editionOf(publicationResults(results, options.smallestCell ?? null));
  const document = manuscriptDocument(edition, manuscript, (name) =>
    forbiddingFinding(results, name),
  );
  const drawings = studyFigures(edition);
  const needed = Object.fromEntries(
    wholeFigures(document).flatMap((name) => {
      const svg = drawings[name];
      return svg === undefined ? [] : [[name, svg]];
    }),
  );
  const figures = await drawnFigures(needed, options.fonts);
  const page = reportHtml(edition, document, { ...drawings, ...pagePanels(edition) });
  return [
    { path: "manuscript.html", bytes: new TextEncoder().encode(page) },
    { path: "manuscript.docx", bytes: await wordDocument(edition, document, figures) },
  ];
}

/** The figures that the manuscript prints. */
function wholeFigures(document: ReportDocument): readonly string[] {
  return [document.opening, ...document.sections.map((section) => section.blocks)]
    .flat()
    .flatMap((block) => (block.kind === "figure" ? [block.figure.whole] : []));
}
