import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { nameOf } from "../facts.ts";

export const eligibilityBasis: AuditRule = {
  id: "eligibility-basis",
  compares: say(
    "how a criterion is established, in each statement of it",
    "同一标准在各处的判定依据",
  ),
  why: say(
    "A diagnosis by pathology and one by imaging admit different patients.",
    "病理诊断与影像诊断纳入的患者不同。",
  ),
  audit: (paper) => {
    const given = paper.eligibility.flatMap(({ where, criteria }, statement) =>
      criteria.flatMap((each) =>
        each.basis === undefined ? [] : [{ ...each, basis: each.basis, where, statement }],
      ),
    );
    return given.flatMap((first, at) =>
      given.slice(at + 1).flatMap((second): Found[] => {
        const overlap = first.of === undefined || second.of === undefined || first.of === second.of;
        if (first.about !== second.about || first.statement === second.statement || !overlap)
          return [];
        const same = first.basis.toLowerCase() === second.basis.toLowerCase();
        const who = nameOf(first.of ?? second.of);
        return [
          {
            verdict: same ? "ok" : "contradiction",
            claims: [first, second].map(({ where, about, of, basis }) =>
              claim(
                where,
                say(
                  `${about} of ${nameOf(of)} by ${basis}`,
                  `${nameOf(of)} 的 ${about} 依据 ${basis}`,
                ),
              ),
            ),
            evidence: say(
              `${who}: ${first.basis}${same ? " in both" : ` against ${second.basis}`}`,
              `${who}：${first.basis}${same ? "，两处一致" : ` 与 ${second.basis}`}`,
            ),
          },
        ];
      }),
    );
  },
};
