import type { NumberName } from "@fiducial/study";
import type { Edition } from "./edition.ts";
import { groupStyle, type Shift, setUpFigure, type SetUpScatter } from "./figures/index.ts";
import { formatDecimal } from "./format-number.ts";
import { printNumber } from "./print-number.ts";

/** The scatter of the couch shifts at both journal widths, by the name of its file; none where no fraction has a shift. */
export function setUpFigures(edition: Edition): Readonly<Record<string, string>> {
  const scatter = setUpScatter(edition);
  return scatter === null
    ? {}
    : {
        "set-up-85mm": setUpFigure(scatter, { width: "column" }),
        "set-up-180mm": setUpFigure(scatter, { width: "page" }),
      };
}

/** What the figure shows, in the words of the edition. */
export function setUpScatter(edition: Edition): SetUpScatter | null {
  const { results } = edition;
  const { setUp, groups } = results;
  if (setUp === null) return null;
  const words = edition.words.setUp;
  const shown = groups.length === 0 ? [words.mean(edition.words.all)] : groupLabels(edition);
  const value = (name: NumberName) => edition.find(name).value;
  const shiftOf = (part: "groupMean" | "systematic"): Shift => {
    const of = (axis: "lr" | "ap" | "si") => {
      const found = setUp.before.axes.find((each) => each.axis === axis);
      return found === undefined ? null : value(found[part]);
    };
    return { lr: of("lr"), ap: of("ap"), si: of("si") };
  };
  const used = edition.find(setUp.marginUsed);
  const marginMm = used.kind === "range" ? used.lower : null;
  return {
    patients: setUp.subjects.flatMap(({ group, mean, fractions }) => {
      const index = groups.length === 0 ? 0 : groups.findIndex(({ code }) => code === group);
      return index < 0 ? [] : [{ group: index, mean, fractions }];
    }),
    groups: shown,
    styles: shown.map((_, index) => groupStyle(index, shown.length)),
    population: { mean: shiftOf("groupMean"), systematic: shiftOf("systematic") },
    marginMm,
    words: {
      axes: words.directed,
      planes: words.planes,
      fraction: words.fraction,
      population: words.population,
      systematic: words.systematicMark,
      margin: words.marginMark(marginMm === null ? "" : formatDecimal(marginMm, 0)),
    },
    description: setUpDescription(edition),
  };
}

/** The figure's finding in words, for those who do not see it. */
export function setUpDescription(edition: Edition): string {
  const { setUp } = edition.results;
  if (setUp === null) return "";
  const words = edition.words.setUp;
  const text = (name: NumberName) => printNumber(edition.find(name), "value", edition.words);
  return words.description({
    patients: text(setUp.patients),
    axes: setUp.before.axes.map(({ axis, systematic, random, margin }) =>
      words.axisFinding(words.axes[axis], text(systematic), text(random), text(margin)),
    ),
    used: edition.find(setUp.marginUsed).value === null ? "" : text(setUp.marginUsed),
  });
}

function groupLabels(edition: Edition): readonly string[] {
  return edition.results.groups.map(({ label }) => edition.words.setUp.mean(edition.text(label)));
}
