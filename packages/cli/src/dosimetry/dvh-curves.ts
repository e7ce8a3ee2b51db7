import { volumeAtDose } from "@fiducial/dosimetry";
import type { DvhCurve } from "@fiducial/report/figures";
import type { EvaluatedPlan } from "./evaluated-plan.ts";
import { printable } from "./text-table.ts";

/** Distance of the points of a drawn curve, Gy. */
const stepGy = 0.1;

/** The curves of a plan to be drawn, each with how far it depends on what lies beyond the end contours. */
export function dvhCurves({ structures }: EvaluatedPlan): readonly DvhCurve[] {
  return structures.flatMap(({ name, modes, capBand }): readonly DvhCurve[] => {
    const histogram = modes[0]?.result.histogram;
    if (histogram?.kind !== "histogram") return [];
    const { totalCm3, maxGy } = histogram;
    const share = (cm3: number) => Math.max(0, (100 * cm3) / totalCm3);
    return [
      {
        label: printable(name),
        step: stepGy,
        percent: Array.from(
          { length: Math.ceil(maxGy / stepGy) + 2 },
          (_, i) => (100 * volumeAtDose(histogram, i * stepGy)) / totalCm3,
        ),
        band:
          capBand === null
            ? null
            : [
                share(totalCm3 - capBand.withoutCapsCm3),
                share(capBand.withHalfSliceCm3 - totalCm3),
              ],
        flags: [],
      },
    ];
  });
}
