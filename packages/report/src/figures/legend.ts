import { lineSample } from "./line-sample.ts";
import { ink, type GroupStyle } from "./palette.ts";
import { svgText, textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

interface LegendEntry {
  readonly label: string;
  /** Drawn thinner, as its curve is. */
  readonly quiet: boolean;
  /** Place among the curves, which gives the style. */
  readonly index: number;
  readonly left: number;
}

/** The entries of a legend in rows that fit the width. */
export interface Legend {
  readonly rows: readonly (readonly LegendEntry[])[];
  readonly height: number;
}

const rowHeight = 10.5;
const keyWidth = 18;
const gap = 12;

/** A legend for curves whose names find no room beside them. */
export function legendRows(
  curves: readonly { readonly label: string; readonly quiet?: boolean }[],
  width: number,
): Legend {
  const rows: LegendEntry[][] = [[]];
  let left = 0;
  for (const [index, { label, quiet = false }] of curves.entries()) {
    const entryWidth = keyWidth + textWidth(label, textSize);
    if (left > 0 && left + entryWidth > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push({ label, quiet, index, left });
    left += entryWidth + gap;
  }
  return { rows, height: rows.length * rowHeight + 3 };
}

/** Line samples with names. */
export function legendSvg(legend: Legend, styles: readonly GroupStyle[], top: number): string {
  return legend.rows
    .flatMap((row, line) =>
      row.map(({ label, quiet, index, left }) => {
        const baseline = top + line * rowHeight + textSize;
        const style = styles[index];
        return (
          lineSample(left, baseline - 2.8, style, quiet ? 0.6 : undefined) +
          svgText(left + keyWidth, baseline, label, { fill: style?.ink ?? ink })
        );
      }),
    )
    .join("");
}
