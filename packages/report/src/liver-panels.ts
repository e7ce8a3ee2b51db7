import type { LiverMeasure } from "@fiducial/study";
import { groupLabel } from "./document/group-label.ts";
import { panelLetter } from "./document/panel-letter.ts";
import type { Edition } from "./edition.ts";
import { courseFigure, type CourseGroup, type CoursePanel } from "./figures/index.ts";
import { formatDecimal } from "./format-number.ts";

/** The measures that the figure shows: those with grades or classes. */
export function shownMeasures(edition: Edition): readonly LiverMeasure[] {
  return edition.results.liver?.course.filter(({ bounds }) => bounds.length > 0) ?? [];
}

/** The name of a measure's panel on the page. */
export function liverPanelName(measure: LiverMeasure): string {
  return `liver-${measure.name}`;
}

/** One measure over time: a group each, or all. */
export function liverPanel(
  edition: Edition,
  measure: LiverMeasure,
  letter: string | null,
): CoursePanel {
  const { results } = edition;
  const codes = results.groups.length === 0 ? [null] : results.groups.map(({ code }) => code);
  return {
    letter,
    title: edition.text(measure.label),
    groups: codes.map((code) => courseGroup(edition, measure, code)),
    bounds: measure.bounds.map(({ at, label }) => ({ at, label: edition.text(label) })),
  };
}

function courseGroup(edition: Edition, measure: LiverMeasure, code: string | null): CourseGroup {
  return {
    label: groupLabel(edition, code),
    visits: measure.visits.map(({ months, n, median, quartiles }) => {
      const of = (cells: typeof n) => (code === null ? cells.overall : (cells.groups[code] ?? ""));
      const range = edition.find(of(quartiles));
      return {
        months,
        n: edition.find(of(n)).value,
        median: edition.find(of(median)).value,
        lower: range.kind === "range" ? range.lower : null,
        upper: range.kind === "range" ? range.upper : null,
      };
    }),
    lines: measure.lines
      .filter(({ group }) => code === null || group === code)
      .map(({ points }) => points),
  };
}

/** What the panel shows, for those who do not see it. */
export function liverDescription(edition: Edition, measure: LiverMeasure): string {
  const words = edition.words.liver;
  const panel = liverPanel(edition, measure, null);
  const parts = panel.groups.flatMap((group) => {
    const last = group.visits.findLast(({ median }) => median !== null);
    return last === undefined || last.median === null
      ? []
      : [words.medianInWords(group.label, formatDecimal(last.median, measure.digits), last.months)];
  });
  return words.figureDescription(panel.title, parts);
}

/** Liver function over time as figures: both measures on a page, and each as a column. */
export function liverFigures(edition: Edition): Readonly<Record<string, string>> {
  const measures = shownMeasures(edition);
  if (measures.length === 0) return {};
  const description = measures.map((each) => liverDescription(edition, each)).join(" ");
  const words = figureWords(edition);
  return {
    "liver-180mm": courseFigure(
      measures.map((each, index) =>
        liverPanel(edition, each, measures.length > 1 ? panelLetter(index) : null),
      ),
      { width: "page", words, description },
    ),
    ...Object.fromEntries(
      measures.map((each) => [
        `${liverPanelName(each)}-85mm`,
        courseFigure([liverPanel(edition, each, null)], {
          width: "column",
          words,
          description: liverDescription(edition, each),
        }),
      ]),
    ),
  };
}

/** The panels of the page, each with its letter. */
export function liverPagePanels(edition: Edition): Readonly<Record<string, string>> {
  const measures = shownMeasures(edition);
  return Object.fromEntries(
    measures.map((each, index) => [
      liverPanelName(each),
      courseFigure([liverPanel(edition, each, measures.length > 1 ? panelLetter(index) : null)], {
        width: "column",
        words: figureWords(edition),
        description: liverDescription(edition, each),
      }),
    ]),
  );
}

function figureWords({ words }: Edition) {
  return {
    timeAxis: words.timeAxis,
    baseline: words.liver.baselineTick,
    patients: words.patients,
  };
}
