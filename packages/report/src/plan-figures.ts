import type { IllustrativeCase, PlanCriterion, PlanResults } from "@fiducial/study";
import type { DocumentFigure } from "./document/report-document.ts";
import { phrase } from "./document/inline.ts";
import type { Edition } from "./edition.ts";
import {
  dvhFigure,
  type DvhCurve,
  type FigureWidth,
  type IsodoseLevel,
  isodoseFigure,
  type LimitRow,
  limitsFigure,
  populationDvhFigure,
  type PopulationDvhPanel,
} from "./figures/index.ts";
import { formatCount, formatDecimal, noBreakSpace } from "./format-number.ts";
import { printNumber } from "./print-number.ts";
import { limitName } from "./tables/plan-criteria-table.ts";

/** A figure of plans: how it stands in the report, and how it is drawn at a width. */
export interface PlanFigure {
  readonly figure: DocumentFigure;
  readonly draw: (width: FigureWidth) => string;
}

/** The figures of plans that the results have something for, in the order of the report. */
export function planFigures(edition: Edition): readonly PlanFigure[] {
  const { plans } = edition.results;
  if (plans === null) return [];
  return [
    plans.illustrative === null ? null : caseFigure(edition, plans.illustrative),
    plans.illustrative === null ? null : caseDvhFigure(edition, plans.illustrative),
    populationFigure(edition, plans),
    overviewFigure(edition),
  ].filter((each) => each !== null);
}

/** Isodoses that are drawn, in percent of the prescription. */
const levelsPercent = [20, 50, 80, 95, 100, 105];

/** Isodoses without a prescription, in Gy. */
const levelsGy = [5, 10, 20, 30, 40, 50];

function caseFigure(edition: Edition, plan: IllustrativeCase): PlanFigure | null {
  const { slice, prescriptionGy } = plan;
  if (slice === null) return null;
  const { plan: words } = edition.words;
  const gy = (value: number) => `${formatDecimal(value, 1)}${noBreakSpace}Gy`;
  const levels: readonly IsodoseLevel[] =
    prescriptionGy === null
      ? levelsGy.map((value) => ({ gy: value, label: gy(value) }))
      : levelsPercent.map((percent) => {
          const value = (percent / 100) * prescriptionGy;
          return { gy: value, label: `${gy(value)} (${words.ofPrescription(String(percent))})` };
        });
  const targets = new Set(
    plan.structures.filter(({ target }) => target).map(({ structure }) => structure),
  );
  const contours = slice.contours.map(({ structure, rings }) => ({
    label: edition.text(plan.contourLabels[structure] ?? { en: structure }),
    target: targets.has(structure),
    rings,
  }));
  const highest = slice.dose.centigray.reduce((a, b) => Math.max(a, b), 0) / 100;
  const description = words.caseDescription(
    plan.subject,
    contours.map(({ label }) => label).join(edition.words.comma),
    formatDecimal(highest, 1),
  );
  return {
    figure: figureOf(edition, "plan-case", captionOf(edition, plan), description),
    draw: (width) =>
      isodoseFigure({ ...slice, contours }, levels, {
        width,
        words: {
          isodoses: words.isodoses,
          contours: words.contours,
          marks: words.marks,
          centimetres: words.centimetres,
        },
        description,
      }),
  };
}

function captionOf(edition: Edition, plan: IllustrativeCase): string {
  const { plan: words } = edition.words;
  const { prescriptionGy, fractions } = plan;
  return words.caseCaption(
    plan.subject,
    prescriptionGy === null
      ? ""
      : words.prescription(
          String(Number(prescriptionGy.toFixed(2))),
          fractions === null ? null : formatCount(fractions),
        ),
  );
}

function caseDvhFigure(edition: Edition, plan: IllustrativeCase): PlanFigure | null {
  if (plan.structures.length === 0) return null;
  const { plan: words } = edition.words;
  const curves = plan.structures.map((structure): DvhCurve => ({
    label: edition.text(structure.label),
    step: structure.curve.stepGy,
    percent: structure.curve.percent,
    band: bandOf(structure),
    flags: structure.flags,
  }));
  const flags = plan.structures.flatMap((structure) => structure.flags);
  const verdicts = flags.flatMap(({ limit, met }) => {
    const criterion = edition.results.planCriteria.find((each) => each.limit === limit);
    if (criterion === undefined) return [];
    const label = limitName(edition, criterion);
    return [met ? words.limitMet(label) : words.limitViolated(label)];
  });
  const description = words.dvhDescription(
    plan.subject,
    verdicts.length === 0 ? "" : verdicts.join(edition.words.semicolon) + edition.words.stop,
  );
  return {
    figure: figureOf(edition, "plan-case-dvh", words.caseDvhCaption, description),
    draw: (width) =>
      dvhFigure(curves, {
        width,
        words: { doseAxis: words.doseAxis, volumeAxis: words.volumeAxis },
        description,
      }),
  };
}

/** How much lower and higher a curve might be, in percent of the volume. */
export function bandOf({
  capBandCm3,
  volumeCm3,
}: Pick<IllustrativeCase["structures"][number], "capBandCm3" | "volumeCm3">): DvhCurve["band"] {
  if (capBandCm3 === null || volumeCm3 <= 0) return null;
  const [without, withHalf] = capBandCm3;
  const percent = (cm3: number) => Math.max(0, (100 * cm3) / volumeCm3);
  return [percent(volumeCm3 - without), percent(withHalf - volumeCm3)];
}

function populationFigure(edition: Edition, { populationCurves }: PlanResults): PlanFigure | null {
  const { results, words } = edition;
  const codes = results.groups.map(({ code }) => code);
  const shown: readonly (string | null)[] = codes.length > 0 ? codes : [null];
  const several = populationCurves.filter(({ groups }) => groups.some(({ n }) => n > 1));
  if (several.length === 0) return null;
  const labels =
    codes.length > 0 ? results.groups.map(({ label }) => edition.text(label)) : [words.all];
  const panels = several.map((curve): PopulationDvhPanel => ({
    title: edition.text(curve.label),
    doseAxis: curve.doseUnit === "%" ? words.plan.relativeDoseAxis : words.plan.doseAxis,
    step: curve.step,
    groups: curve.groups
      .filter(({ group }) => shown.includes(group))
      .map(({ group, median, lower, upper }) => ({
        index: shown.indexOf(group),
        median,
        lower,
        upper,
      })),
  }));
  const sentences = several.flatMap((curve) =>
    curve.groups
      .filter(({ group }) => shown.includes(group))
      .map(({ group, median }) => {
        const last = median.findLastIndex((percent) => percent >= 50);
        const dose = formatDecimal(Math.max(0, last) * curve.step, 1);
        return words.plan.medianDose(
          edition.text(curve.label),
          labels[shown.indexOf(group)] ?? "",
          curve.doseUnit === "%" ? `${dose}%` : `${dose}${noBreakSpace}Gy`,
        );
      }),
  );
  const description = words.plan.populationDescription(sentences);
  return {
    figure: figureOf(edition, "plan-dvh", words.plan.populationCaption, description),
    draw: (width) =>
      populationDvhFigure(panels, labels, {
        width,
        volumeAxis: words.plan.volumeAxis,
        description,
      }),
  };
}

function overviewFigure(edition: Edition): PlanFigure | null {
  const { results, words } = edition;
  const judged = results.planCriteria.filter(
    ({ verdicts }) => verdicts !== null && verdicts.values.length > 0,
  );
  if (judged.length === 0) return null;
  const codes = results.groups.map(({ code }) => code);
  const labels = results.groups.map(({ label }) => edition.text(label));
  const rows = judged.map((criterion) => limitRow(edition, criterion, codes));
  const description = words.plan.limitsDescription(
    judged.map((criterion) => {
      const met = edition.find(criterion.verdicts?.met.overall ?? "");
      const [count, total] = met.kind === "proportion" ? [met.count, met.total] : [0, 0];
      return words.plan.limitSummary(
        limitName(edition, criterion),
        formatCount(count),
        formatCount(total),
      );
    }),
  );
  return {
    figure: figureOf(edition, "plan-limits", words.plan.limitsCaption, description),
    draw: (width) => limitsFigure(rows, labels, { width, description }),
  };
}

function limitRow(edition: Edition, criterion: PlanCriterion, codes: readonly string[]): LimitRow {
  const values = criterion.verdicts?.values ?? [];
  const row = edition.results.plans?.doses.find(({ variable }) => variable === criterion.variable);
  const unit = edition.words.units[criterion.unit] ?? criterion.unit;
  const short = unit.startsWith("%") ? "%" : noBreakSpace + unit;
  const range =
    row === undefined ? "" : printNumber(edition.find(row.range.overall), "value", edition.words);
  const met = edition.find(criterion.verdicts?.met.overall ?? "");
  const share =
    met.kind === "proportion" ? `${formatCount(met.count)}/${formatCount(met.total)}` : "";
  return {
    label: limitName(edition, criterion),
    limit: criterion.value,
    forbidden: criterion.operator.startsWith("<") ? "higher" : "lower",
    values: values.map(({ group, value, verdict }) => ({
      group: Math.max(0, codes.indexOf(group ?? "")),
      value,
      violated: verdict === "violated",
    })),
    summary: `${range}${short}; ${share}`,
  };
}

function figureOf(
  edition: Edition,
  id: string,
  caption: string,
  description: string,
): DocumentFigure {
  return {
    id,
    caption: phrase`${caption}${edition.words.stop}`,
    description,
    panels: [`${id}-180mm`],
    narrow: `${id}-85mm`,
    whole: `${id}-180mm`,
  };
}
