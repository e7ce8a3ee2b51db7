import { type AuditRule, claim, say } from "../audit-finding.ts";

export const exclusionDefined: AuditRule = {
  id: "exclusion-defined",
  compares: say(
    "an exclusion for a treatment, and its organ and time",
    "因治疗而排除的标准与其器官和时间",
  ),
  why: say(
    "“Underwent surgery” may mean of the primary, of the target, before or after: different cohorts.",
    "“接受手术者”可指原发灶或靶病灶、治疗前或治疗后，含义不同则队列不同。",
  ),
  audit: (paper) =>
    paper.eligibility.flatMap(({ where, criteria }) =>
      criteria.flatMap(({ about, excludes, organ, time }) => {
        if (
          excludes !== true ||
          !/surg|resect|operat|radiother|irradiat|chemo|treatment|transplant|ablat/i.test(about)
        )
          return [];
        const missing = [
          organ === undefined ? "organ" : null,
          time === undefined ? "time" : null,
        ].filter(Boolean);
        return [
          {
            verdict: missing.length > 0 ? ("ambiguity" as const) : ("ok" as const),
            claims: [claim(where, say(`excluded: ${about}`, `排除：${about}`))],
            evidence:
              missing.length > 0
                ? say(
                    `${missing.join(" and ")} not stated`,
                    `未说明${missing.map((each) => (each === "organ" ? "器官" : "时间")).join("与")}`,
                  )
                : say(`${organ}, ${time}`, `${organ}，${time}`),
          },
        ];
      }),
    ),
};
