import type { CompetingRisksResult, IncidenceCurve } from "@fiducial/study";
import { groupLabel } from "./document/group-label.ts";
import type { Edition } from "./edition.ts";
import type { SurvivalCurve, SurvivalFigureWords, SurvivalPanel } from "./figures/index.ts";
import { formatEquation, noBreakSpace } from "./format-number.ts";
import { printNumber } from "./print-number.ts";

/** The words of figures of cumulative incidence in the edition's language. */
export function incidenceWords(edition: Edition): SurvivalFigureWords {
  const { timeAxis, atRisk, censored, events, competingRisks } = edition.words;
  return { timeAxis, atRisk, censored, events, competing: competingRisks.competing };
}

/** The cumulative incidence of an endpoint as a panel. */
export function incidencePanel(
  edition: Edition,
  result: CompetingRisksResult,
  letter: string | null,
): SurvivalPanel {
  const words = edition.words.competingRisks;
  const [only] = result.competing;
  const competing =
    result.competing.length === 1 && only !== undefined ? edition.text(only) : words.competing;
  return curvesPanel(edition, result, {
    letter,
    title: words.axis(edition.text(result.shortLabel)),
    competing,
    test: grayText(edition, result),
  });
}

/** Cumulative incidences as a panel: for each group, or for all, the event and thinly what competes with it. */
export function curvesPanel(
  edition: Edition,
  result: IncidenceCurves,
  text: {
    readonly letter: string | null;
    readonly title: string;
    readonly competing: string;
    readonly test: string | null;
  },
): SurvivalPanel {
  const words = edition.words.competingRisks;
  return {
    letter: text.letter,
    title: text.title,
    curves: shownCurves(result).flatMap((each): readonly SurvivalCurve[] => {
      const label = groupLabel(edition, each.group);
      const { months, incidence, lower, upper, competingIncidence, censored } = each.curve;
      const none = months.map(() => null);
      return [
        {
          label,
          begins: 0,
          months,
          survival: incidence,
          lower,
          upper,
          censored,
          riskTable: each.riskTable,
        },
        {
          label: words.curveOf(label, lowerFirst(text.competing)),
          quiet: true,
          begins: 0,
          months,
          survival: competingIncidence,
          lower: none,
          upper: none,
          censored,
          riskTable: [],
        },
      ];
    }),
    riskTimes: result.riskTimes,
    test: text.test,
  };
}

/** Curves with the times of the table beneath them. */
export interface IncidenceCurves {
  readonly overall: IncidenceCurve;
  readonly groups: readonly IncidenceCurve[];
  readonly riskTimes: readonly number[];
}

/** What the panel shows, for those who do not see it: the incidences of each group at the last of the times, and the test. */
export function incidenceDescription(edition: Edition, result: CompetingRisksResult): string {
  const words = edition.words.competingRisks;
  const parts = shownCurves(result).flatMap((each): readonly string[] => {
    const rate = each.rates.at(-1);
    if (rate === undefined) return [];
    const percent = (name: string): string =>
      printNumber(edition.find(name), "percent", edition.words);
    return [
      words.inWords(
        groupLabel(edition, each.group),
        percent(rate.incidence),
        percent(rate.competingIncidence),
        rate.months,
      ),
    ];
  });
  return words.description(edition.text(result.label), parts, grayText(edition, result));
}

function shownCurves<Curve>(result: {
  readonly overall: Curve;
  readonly groups: readonly Curve[];
}): readonly Curve[] {
  return result.groups.length > 0 ? result.groups : [result.overall];
}

/** `Gray p = 0.52`; null where no test was made. */
function grayText(edition: Edition, result: CompetingRisksResult): string | null {
  if (result.grayTest === null) return null;
  const p = edition.find(result.grayTest);
  if (p.value === null) return null;
  const equation = formatEquation("p", printNumber(p, "value", edition.words));
  return `${edition.words.competingRisks.grayLabel}${noBreakSpace}${equation}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
