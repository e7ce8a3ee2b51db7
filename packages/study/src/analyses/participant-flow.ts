import type { Cohort } from "../cohort/cohort.ts";
import { eventCodes } from "../records/event.ts";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { ParticipantFlow } from "../results/study-results.ts";
import { idsOf } from "./grouped.ts";

/** Who was assessed, excluded (by first reason), included and lost: STROBE item 13. */
export function participantFlow(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): ParticipantFlow {
  const excluded = cohort.assessed.filter(({ exclusions }) => exclusions.length > 0);
  const exclusions = [...protocol.inclusion, ...protocol.exclusion].map((criterion) => {
    const byThis = excluded.filter(({ exclusions: [first] }) => first?.criterion === criterion);
    const notAssessable = byThis.filter(
      ({ exclusions: [first] }) => first?.verdict === "not-assessable",
    );
    return {
      criterion: criterion.id,
      label: criterion.label,
      number: register.count(`flow.excluded[${criterion.id}]`, idsOf(byThis)),
      notAssessable: register.count(
        `flow.excluded[${criterion.id}].not_assessable`,
        idsOf(notAssessable),
      ),
    };
  });
  const lost = cohort.included.filter(({ subject }) => subject.followUp.lost !== null);
  const reasons = [
    ...new Set(lost.map(({ subject }) => reasonOf(subject.followUp.lost).en)),
  ].toSorted();
  return {
    assessed: register.count("flow.assessed", idsOf(cohort.assessed)),
    excluded: register.count("flow.excluded", idsOf(excluded)),
    exclusions,
    included: register.count("flow.included", idsOf(cohort.included)),
    groups: cohort.groups.map(({ code }) => ({
      group: code,
      number: register.count(
        `flow.included.${code}`,
        idsOf(cohort.included.filter(({ group }) => group === code)),
      ),
    })),
    lost: register.about("follow-up").count("flow.lost", idsOf(lost)),
    losses: reasons.map((reason, i) => {
      const subjects = lost.filter(({ subject }) => reasonOf(subject.followUp.lost).en === reason);
      return {
        reason: reasonOf(subjects[0]?.subject.followUp.lost ?? null),
        number: register.about("follow-up").count(`flow.lost[${i + 1}]`, idsOf(subjects)),
      };
    }),
  };
}

function reasonOf(lost: Cohort["included"][number]["subject"]["followUp"]["lost"]): Label {
  if (lost === null) return { en: "", zh: "" };
  if (lost.reason !== null) return { en: lost.reason };
  return lost.kind === "withdrawal"
    ? eventCodes.withdrawal
    : { en: "No reason recorded", zh: "未记录原因" };
}
