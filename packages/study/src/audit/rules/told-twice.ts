import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { nameOf } from "../facts.ts";
import type { Paper } from "../paper.ts";
import { halfUnit, type Printed } from "../printed.ts";

interface Told {
  readonly where: string;
  readonly of: string;
  readonly value: Printed;
}

export const toldTwice: AuditRule = {
  id: "told-twice",
  compares: say("one number told in several places", "多处给出的同一数值"),
  why: say(
    "Abstract, text and tables must give one number, in as many digits as each likes.",
    "摘要、正文与表格应给出同一数值，位数可不同。",
  ),
  audit: (paper) =>
    [...Map.groupBy(toldNumbers(paper), ({ of }) => of.toLowerCase())].flatMap(([, all]) =>
      all.slice(1).map((later): Found => {
        const first = all[0]!;
        const apart = Math.abs(first.value.value - later.value.value);
        const same = apart <= Math.max(halfUnit(first.value), halfUnit(later.value)) + 1e-9;
        const alike =
          !same && first.value.decimals === later.value.decimals && later.value.decimals > 0;
        // One unit of the last place apart is a slip of rounding.
        const slip = alike && apart <= 10 ** -later.value.decimals + 1e-9;
        return {
          verdict: same ? "ok" : slip ? "rounding" : "contradiction",
          claims: [first, later].map(({ where, of, value }) =>
            claim(where, `${of}: ${value.text}`),
          ),
          evidence: say(
            `${first.value.text}, ${later.value.text}`,
            `${first.value.text}、${later.value.text}`,
          ),
        };
      }),
    ),
};

function toldNumbers(paper: Paper): Told[] {
  const described = [
    ...paper.measurements.map((each) => ({ ...each })),
    ...paper.follow_up.map((each) => ({
      ...each,
      mean: undefined,
      of: `follow-up${each.definition ? `, ${each.definition}` : ""}`,
    })),
    ...paper.survival.map(({ where, endpoint, group, median, interval }) => ({
      where,
      of: endpoint,
      group,
      median,
      mean: undefined,
      range: interval,
    })),
  ];
  return [
    ...paper.quantities.map(({ where, of, group, value }) => ({
      where,
      of: `${of}, ${nameOf(group)}`,
      value,
    })),
    ...described.flatMap(({ where, of, group, median, mean, range }): Told[] => {
      const name = `${of}, ${nameOf(group)}`;
      const told = (part: string, value: Printed | undefined): Told[] =>
        value === undefined ? [] : [{ where, of: `${name}, ${part}`, value }];
      return [
        ...told("median", median),
        ...told("mean", mean),
        ...told("from", range?.from),
        ...told("to", range?.to),
      ];
    }),
  ];
}
