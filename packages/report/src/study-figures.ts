import type { EndpointResult, NumberName } from "@fiducial/study";
import { riskNames } from "./door/risk-numbers.ts";
import type { Edition } from "./edition.ts";
import { exclusionReason } from "./exclusion-reason.ts";
import type {
  FlowFigure,
  FlowLine,
  SurvivalCurve,
  SurvivalFigureWords,
  SurvivalPanel,
} from "./figures/index.ts";
import { formatCount, formatEquation, noBreakSpace } from "./format-number.ts";
import { printNumber } from "./print-number.ts";

/** The words of survival figures in the edition's language. */
export function survivalWords(edition: Edition): SurvivalFigureWords {
  const { timeAxis, atRisk, censored, events } = edition.words;
  return { timeAxis, atRisk, censored, events };
}

/** One endpoint as a panel: a curve for each group, or one for all. */
export function survivalPanel(
  edition: Edition,
  endpoint: EndpointResult,
  letter: string | null,
): SurvivalPanel {
  const { results, words } = edition;
  const shown = endpoint.groups.length > 0 ? endpoint.groups : [endpoint.overall];
  return {
    letter,
    title: words.percentAxis(edition.text(endpoint.label)),
    curves: shown.map((result): SurvivalCurve => {
      const group = results.groups.find((each) => each.code === result.group);
      return {
        label: group === undefined ? words.all : edition.text(group.label),
        months: result.curve.months,
        survival: result.curve.survival,
        lower: result.curve.lower,
        upper: result.curve.upper,
        censored: result.curve.censored,
        riskTable: result.riskTable.map((row) => ({
          ...row,
          names: riskNames(endpoint, result, row.months),
        })),
      };
    }),
    riskTimes: endpoint.riskTimes,
    test: logRankText(edition, endpoint),
    testNumber: endpoint.logRank ?? undefined,
  };
}

/** `Log-rank p = 0.006`; null where no test was made. */
function logRankText(edition: Edition, endpoint: EndpointResult): string | null {
  if (endpoint.logRank === null) return null;
  const p = edition.find(endpoint.logRank);
  if (p.value === null) return null;
  const equation = formatEquation("p", printNumber(p, "value", edition.words));
  return `${edition.words.logRankLabel}${noBreakSpace}${equation}`;
}

/** What the panel shows, for those who do not see it: the last rate of each group, and the test. */
export function survivalDescription(edition: Edition, endpoint: EndpointResult): string {
  const { results, words } = edition;
  const shown = endpoint.groups.length > 0 ? endpoint.groups : [endpoint.overall];
  const parts = shown.flatMap((result): readonly string[] => {
    const rate = result.rates.at(-1);
    if (rate === undefined) return [];
    const group = results.groups.find((each) => each.code === result.group);
    const label = group === undefined ? words.all : edition.text(group.label);
    const percent = printNumber(edition.find(rate.number), "percent", words);
    return [words.rateInWords(label, percent, rate.months)];
  });
  return words.survivalDescription(
    edition.text(endpoint.label),
    parts,
    logRankText(edition, endpoint),
  );
}

/** The flow of participants as boxes of text. */
export function flowFigure(edition: Edition): FlowFigure {
  const { results, words } = edition;
  const { flow } = results;
  const size = (name: NumberName): string => printNumber(edition.find(name), "count", words);
  const counted = (label: string, name: NumberName): FlowLine => ({
    text: withSize(label, size(name)),
    number: name,
  });
  const excluded = flow.exclusions.map((each) => {
    const notAssessable = edition.find(each.notAssessable).value ?? 0;
    const remark =
      notAssessable > 0 ? `${words.comma}${words.notAssessable(formatCount(notAssessable))}` : "";
    return {
      text: withSize(exclusionReason(edition, each), `${size(each.number)}${remark}`),
      number: each.number,
    };
  });
  return {
    assessed: { heading: counted(words.assessed, flow.assessed), lines: [] },
    excluded: { heading: counted(words.excluded, flow.excluded), lines: excluded },
    included: { heading: counted(words.included, flow.included), lines: [] },
    groups: flow.groups.map((each) => {
      const group = results.groups.find((candidate) => candidate.code === each.group);
      const label = group === undefined ? each.group : edition.text(group.label);
      return { heading: counted(label, each.number), lines: [] };
    }),
    lost: {
      heading: counted(words.lost, flow.lost),
      lines: flow.losses.map((each) => counted(edition.text(each.reason), each.number)),
    },
    description: words.flowDescription(
      size(flow.assessed),
      size(flow.excluded),
      size(flow.included),
    ),
  };
}

function withSize(label: string, count: string): string {
  return `${label} (n${noBreakSpace}=${noBreakSpace}${count})`;
}
