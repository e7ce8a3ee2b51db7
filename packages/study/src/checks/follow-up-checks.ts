import { type Finding, findings } from "../findings.ts";
import type { FollowUpSchedule, FollowUpStatus } from "../results/follow-up-results.ts";
import type { NumberName, StudyNumber } from "../results/study-number.ts";

/** Groups whose completeness differs by more percentage points than this are told. */
const muchDifference = 10;

/** Who is overdue or silent, visits outside their windows, and groups that were followed unequally. */
export function checkFollowUp(
  schedule: FollowUpSchedule | null,
  numbers: Readonly<Record<NumberName, StudyNumber>>,
): readonly Finding[] {
  if (schedule === null) return [];
  const { asOf, subjects, visits, windowDays, lostAfterMonths, completeness } = schedule;
  const standing = (wanted: FollowUpStatus) =>
    subjects.filter(({ status }) => status === wanted).map(({ subject }) => subject);
  const [overdue, silent] = [standing("overdue"), standing("no-contact")];
  const late = subjects.filter(({ outsideWindow }) => outsideWindow > 0);
  const value = (name: NumberName) => numbers[name]?.value ?? null;
  const groups = Object.values(completeness.clark.groups)
    .map((name) => ({ name, percent: value(name) }))
    .filter(({ percent }) => percent !== null)
    .toSorted((a, b) => (a.percent ?? 0) - (b.percent ?? 0));
  const [least, most] = [groups[0], groups.at(-1)];
  return [
    ...(overdue.length > 0 ? [findings.visitOverdue(asOf, overdue)] : []),
    ...(silent.length > 0 ? [findings.noContact(asOf, lostAfterMonths, silent)] : []),
    ...(late.length > 0
      ? [
          findings.visitsOutsideWindow(
            value(visits.outsideWindow.overall) ?? 0,
            value(visits.expected.overall) ?? 0,
            windowDays,
            late.map(({ subject }) => subject),
            [visits.outsideWindow.overall, visits.expected.overall],
          ),
        ]
      : []),
    ...(least !== undefined &&
    most !== undefined &&
    (most.percent ?? 0) - (least.percent ?? 0) > muchDifference
      ? [
          findings.completenessDiffers(least.percent ?? 0, most.percent ?? 0, [
            least.name,
            most.name,
          ]),
        ]
      : []),
  ];
}
