import type { PatientResponseResult, ResponseResults } from "@fiducial/study";
import type { Edition } from "./edition.ts";
import {
  spiderFigure,
  swimmerFigure,
  type SwimmerLane,
  type SwimmerMark,
  waterfallFigure,
} from "./figures/index.ts";
import { formatCount, formatDecimal } from "./format-number.ts";
import { printNumber } from "./print-number.ts";

/** More bars, lanes or lines than these cannot be told apart on a page. */
const mostBars = 400;
const mostLanes = 90;
const mostLines = 300;

/** A figure of response: its name, what it shows, and how it is drawn at a width. */
export interface ResponseFigure {
  readonly id: "waterfall" | "swimmer" | "spider";
  readonly description: string;
  readonly draw: (width: "column" | "page") => string;
}

/** The figures that the study has patients for, and not too many. */
export function responseFigures(edition: Edition): readonly ResponseFigure[] {
  const { response } = edition.results;
  if (response === null) return [];
  return [
    waterfall(edition, response),
    swimmer(edition, response),
    spider(edition, response),
  ].filter((each) => each !== null);
}

function waterfall(edition: Edition, response: ResponseResults): ResponseFigure | null {
  const words = edition.words.response;
  const shown = response.patients.filter(({ bestChangePercent: change }) => change !== null);
  if (shown.length === 0 || shown.length > mostBars) return null;
  const count = (test: (change: number) => boolean): string =>
    formatCount(shown.filter(({ bestChangePercent: change }) => test(change ?? 0)).length);
  const description = words.waterfallDescription(
    formatCount(shown.length),
    count((change) => change < 0),
    count((change) => change <= -30),
    count((change) => change > 0),
    printNumber(edition.find(response.changeMedian.overall), "value", edition.words),
  );
  const figure = {
    title: words.changeAxis,
    bars: shown.map((each) => ({
      change: each.bestChangePercent ?? 0,
      group: groupIndex(edition, each),
      response: each.best,
    })),
    groups: groupNames(edition),
    lines: thresholds,
    description,
  };
  return { id: "waterfall", description, draw: (width) => waterfallFigure(figure, { width }) };
}

function spider(edition: Edition, response: ResponseResults): ResponseFigure | null {
  const words = edition.words.response;
  const lines = response.patients.flatMap((each) => {
    const counted = each.visits.filter(({ counts }) => counts === "yes");
    const points = counted.flatMap(({ months, changePercent: change }) =>
      change === null ? [] : [{ months, change }],
    );
    const last = counted.findLast(({ changePercent }) => changePercent !== null);
    return points.length === 0
      ? []
      : [{ group: groupIndex(edition, each), points, progressed: last?.response === "PD" }];
  });
  if (lines.length === 0 || lines.length > mostLines) return null;
  const months = lines.flatMap(({ points }) => points.map((point) => point.months));
  const description = words.spiderDescription(
    formatCount(lines.length),
    formatDecimal(Math.max(...months), 0),
    formatCount(lines.filter(({ progressed }) => progressed).length),
  );
  const figure = {
    title: words.changeAxis,
    timeAxis: edition.words.timeAxis,
    lines,
    groups: groupNames(edition),
    timeTicks: timeTicks(Math.max(...months)),
    marks: thresholds,
    progression: words.progressionHere,
    description,
  };
  return { id: "spider", description, draw: (width) => spiderFigure(figure, { width }) };
}

function swimmer(edition: Edition, response: ResponseResults): ResponseFigure | null {
  const words = edition.words.response;
  const lanes = response.patients
    .flatMap((each): SwimmerLane[] => {
      const { followUpMonths: months, subject: label, alive } = each;
      return months === null
        ? []
        : [
            {
              label,
              group: groupIndex(edition, each),
              months,
              alive,
              marks: marksOf(each, months),
            },
          ];
    })
    .toSorted((a, b) => a.group - b.group || b.months - a.months);
  if (lanes.length === 0 || lanes.length > mostLanes) return null;
  const having = (mark: SwimmerMark): string =>
    formatCount(lanes.filter(({ marks }) => marks.some((each) => each.mark === mark)).length);
  const description = words.swimmerDescription(
    formatCount(lanes.length),
    formatCount(
      lanes.filter(({ marks }) =>
        marks.some(({ mark }) => mark === "partial" || mark === "complete"),
      ).length,
    ),
    having("progression"),
    having("death"),
  );
  const figure = {
    title: words.swimmerTitle,
    timeAxis: edition.words.timeAxis,
    timeTicks: timeTicks(Math.max(...lanes.map(({ months }) => months))),
    lanes,
    groups: groupNames(edition),
    words: words.marks,
    description,
  };
  return { id: "swimmer", description, draw: (width) => swimmerFigure(figure, { width }) };
}

/** First partial and complete response, first progression, death. */
function marksOf(
  { visits, alive }: PatientResponseResult,
  followUpMonths: number,
): SwimmerLane["marks"] {
  const counted = visits.filter(({ counts }) => counts === "yes");
  const first = (response: string, mark: SwimmerMark): SwimmerLane["marks"] => {
    const visit = counted.find((each) => each.response === response);
    return visit === undefined ? [] : [{ mark, months: visit.months }];
  };
  return [
    ...first("PR", "partial"),
    ...first("CR", "complete"),
    ...first("PD", "progression"),
    ...(alive ? [] : [{ mark: "death" as const, months: followUpMonths }]),
  ];
}

/** The limits of partial response and of progression. */
const thresholds = [
  { change: 20, label: "+20%" },
  { change: -30, label: "−30%" },
];

function groupNames(edition: Edition): readonly string[] {
  const { groups } = edition.results;
  return groups.length === 0 ? [edition.words.all] : groups.map(({ label }) => edition.text(label));
}

function groupIndex(edition: Edition, { group }: PatientResponseResult): number {
  return Math.max(
    0,
    edition.results.groups.findIndex(({ code }) => code === group),
  );
}

/** Years, or half-years where the time is short. */
function timeTicks(lastMonth: number): readonly number[] {
  const step = lastMonth > 120 ? 24 : lastMonth > 24 ? 12 : lastMonth > 9 ? 6 : 3;
  return Array.from({ length: Math.floor(lastMonth / step) + 1 }, (_, i) => i * step);
}
