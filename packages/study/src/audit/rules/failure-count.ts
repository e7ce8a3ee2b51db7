import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import {
  countsDeath,
  divisionsOf,
  isKaplanMeier,
  isOverallSurvival,
  nameOf,
  overallSurvival,
  sizeOfThis,
  sum,
} from "../facts.ts";
import { failuresOf, printedFailures } from "../failures.ts";
import type { Paper, PaperSurvival } from "../paper.ts";

export const failureCount: AuditRule = {
  id: "failure-count",
  compares: say(
    "the failures of a curve with its patients, with those of its groups, and with the deaths",
    "曲线的失败例数与患者数、各组失败例数及死亡例数",
  ),
  why: say(
    "Nobody fails twice on one curve, the groups fail as often as the whole, and who died is a failure wherever death is one.",
    "同一曲线上每例至多失败一次，各组失败例数之和等于总数；若死亡计为事件，则每例死亡均为失败。",
  ),
  audit: (paper) => [
    ...withinPatients(paper),
    ...groupsWithinWhole(paper),
    ...deathsWithinFailures(paper),
  ],
};

function failuresClaim({ where, endpoint, group }: PaperSurvival, count: number) {
  return claim(
    where,
    say(
      `${endpoint}, ${nameOf(group)}: ${count} failures`,
      `${endpoint}，${nameOf(group)}：失败 ${count} 例`,
    ),
  );
}

function withinPatients(paper: Paper): Found[] {
  return paper.survival.flatMap((curve): Found[] => {
    const { failures, endpoint } = curve;
    if (failures === undefined) return [];
    const n = sizeOfThis(paper, curve);
    // Without a number of its own, a curve that death does not end may be of lesions.
    const mayBeLesions =
      curve.n === undefined &&
      !isOverallSurvival(paper, endpoint) &&
      countsDeath(paper, endpoint) !== true;
    return [
      {
        verdict: failures <= n ? "ok" : "contradiction",
        claims: [failuresClaim(curve, failures), claim("paper", `n = ${n}`)],
        evidence: say(`${failures} failures of ${n}`, `${n} 例中失败 ${failures} 例`),
        ...(failures > n && mayBeLesions
          ? {
              condition: say(
                `if it is of ${n} patients and not of more lesions`,
                `若为 ${n} 例患者而非更多病灶`,
              ),
            }
          : {}),
      },
    ];
  });
}

/** The groups that tell their failures have no more than the whole, and the patients outside them make up the rest at most. */
function groupsWithinWhole(paper: Paper): Found[] {
  return paper.survival.flatMap((whole) => {
    const { failures, endpoint, group } = whole;
    if (failures === undefined || group !== undefined) return [];
    return divisionsOf(paper).flatMap((groups): Found[] => {
      const parts = groups.flatMap(({ name }) =>
        printedFailures(paper, endpoint, name).slice(0, 1),
      );
      const others = sizeOfThis(paper, whole) - sum(parts.map((part) => sizeOfThis(paper, part)));
      if (parts.length === 0 || others < 0) return [];
      const counts = parts.map((part) => part.failures);
      const least = sum(counts);
      const fits = failures >= least && failures <= least + others;
      const listed = counts.join(" + ");
      return [
        {
          verdict: fits ? "ok" : "contradiction",
          claims: [
            failuresClaim(whole, failures),
            ...parts.map((part) => failuresClaim(part, part.failures)),
          ],
          evidence:
            others === 0
              ? say(
                  `${listed} = ${least}, ${failures} in all`,
                  `${listed} = ${least}，总数 ${failures}`,
                )
              : say(
                  `${listed} = ${least}, and at most ${others} of the ${others} others; ${failures} in all`,
                  `${listed} = ${least}，其余 ${others} 例至多 ${others} 例失败；总数 ${failures}`,
                ),
        },
      ];
    });
  });
}

/** Where death is a failure, the dead are among the failures, but for those whose curve was censored before they died. */
function deathsWithinFailures(paper: Paper): Found[] {
  return overallSurvival(paper).flatMap((os) => {
    const deaths = os.failures;
    if (deaths === undefined) return [];
    const n = sizeOfThis(paper, os);
    const ended = new Set(
      paper.survival
        .map(({ endpoint }) => endpoint)
        .filter(
          (endpoint) =>
            // Of competing events only the first of a patient counts, and death may come second.
            isKaplanMeier(paper, endpoint) &&
            !isOverallSurvival(paper, endpoint) &&
            countsDeath(paper, endpoint) === true,
        ),
    );
    return [...ended].flatMap((endpoint): Found[] => {
      const failures = failuresOf(paper, { endpoint, group: os.group, n });
      if (failures === null) return [];
      const missing = deaths - failures.count;
      const curve = { ...os, endpoint, where: failures.where };
      return [
        {
          verdict: missing <= 0 ? "ok" : "contradiction",
          claims: [failuresClaim(curve, failures.count), failuresClaim(os, deaths)],
          evidence:
            missing <= 0
              ? say(
                  `${failures.count} failures hold ${deaths} deaths`,
                  `失败 ${failures.count} 例可包含死亡 ${deaths} 例`,
                )
              : say(
                  `${endpoint} counts death, and ${missing} of ${deaths} deaths are not among its ${failures.count} failures`,
                  `${endpoint} 将死亡计为事件，但 ${deaths} 例死亡中有 ${missing} 例不在其 ${failures.count} 例失败之内`,
                ),
          ...(missing > 0
            ? {
                condition: say(
                  `unless ${endpoint} was censored before at least ${missing} of the deaths`,
                  `除非至少 ${missing} 例死亡者的 ${endpoint} 在死亡前已删失`,
                ),
              }
            : {}),
        },
      ];
    });
  });
}
