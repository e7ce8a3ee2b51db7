import type { Cohort } from "../cohort/cohort.ts";
import { type Finding, findings, type Sighting } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { Fraction } from "../records/fraction.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { NumberName, StudyNumber } from "../results/study-number.ts";
import type { SetUpResults } from "../results/set-up-results.ts";
import { hasShift, indexFractions } from "../treatment/set-up/set-up-analysis.ts";

/** Fractions of the included that nobody approved, or whose shifts are missing. */
export function checkSetUp(cohort: Cohort, files: ReadRecords["files"]): readonly Finding[] {
  const rows = indexFractions(cohort).flatMap(({ assessed, fractions }) =>
    fractions.map((fraction) => ({ subject: assessed.subject.id, fraction })),
  );
  const where = (wanted: (fraction: Fraction) => boolean): readonly Sighting[] =>
    rows
      .filter(({ fraction }) => wanted(fraction))
      .map(({ subject, fraction }) => ({
        subject,
        where: rowPlace(files.fractions ?? "fractions", fraction.line),
      }));
  const refused = where(({ approved }) => approved === false);
  const silent = where(({ approved }) => approved === null);
  const unmeasured = where((fraction) => !hasShift(fraction));
  const some = (all: readonly Sighting[]) => all.length > 0 && all.length < rows.length;
  return [
    ...(refused.length > 0 ? [findings.positionRefused(refused)] : []),
    // A study that records no approval at all says so once; a gap in one that does is a question about the day.
    ...(some(silent) ? [findings.approvalMissing(silent)] : []),
    ...(rows.length > 0 && silent.length === rows.length ? [findings.approvalNeverRecorded()] : []),
    ...(some(unmeasured) ? [findings.shiftMissing(unmeasured)] : []),
  ];
}

/** What the population's errors leave in doubt. */
export function checkSetUpErrors(
  setUp: SetUpResults | null,
  numbers: Readonly<Record<NumberName, StudyNumber>>,
): readonly Finding[] {
  if (setUp === null) return [];
  const single = setUp.subjects.filter(
    ({ fractions }) => fractions.filter(({ lr, ap, si }) => (lr ?? ap ?? si) !== null).length === 1,
  );
  const used = numbers[setUp.marginUsed];
  const least = used?.kind === "range" ? used.lower : null;
  const exceeding = setUp.before.axes.filter(
    ({ margin }) => least !== null && (numbers[margin]?.value ?? 0) > least,
  );
  return [
    ...(single.length > 0 ? [findings.singleFraction(single.map(({ subject }) => subject))] : []),
    ...(used?.kind !== "range" || exceeding.length === 0
      ? []
      : [
          findings.marginExceeded(
            exceeding.map(({ axis, margin }) => ({ axis, mm: numbers[margin]?.value ?? 0 })),
            { lower: used.lower ?? 0, upper: used.upper ?? 0 },
            [...exceeding.map(({ margin }) => margin), setUp.marginUsed],
          ),
        ]),
  ];
}
