import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { describedOf } from "../described.ts";
import { nameOf, sizeOfThis } from "../facts.ts";
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
        const apart =
          first.value.value === later.value.value
            ? 0
            : Math.abs(first.value.value - later.value.value);
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
  const told = (where: string, of: string, value: Printed | undefined): Told[] =>
    value === undefined ? [] : [{ where, of, value }];
  return [
    ...paper.quantities.map(({ where, of, group, value }) => ({
      where,
      of: `${of}, ${nameOf(group)}`,
      value,
    })),
    ...describedOf(paper).flatMap(({ where, of, group, median, mean, sd, range, iqr }): Told[] => {
      const name = `${of}, ${nameOf(group)}`;
      return [
        ...told(where, `${name}, median`, median),
        ...told(where, `${name}, mean`, mean),
        ...told(where, `${name}, SD`, sd),
        ...told(where, `${name}, from`, range?.from),
        ...told(where, `${name}, to`, range?.to),
        ...told(where, `${name}, first quartile`, iqr?.from),
        ...told(where, `${name}, third quartile`, iqr?.to),
      ];
    }),
    ...paper.survival.flatMap((curve): Told[] => {
      const { where, endpoint, group, median, interval, failures } = curve;
      // Curves of different numbers of patients are different curves.
      const name = `${endpoint}, ${nameOf(group)} (n = ${sizeOfThis(paper, curve)})`;
      return [
        ...told(where, `${name}, median`, median),
        ...told(where, `${name}, from`, interval?.from),
        ...told(where, `${name}, to`, interval?.to),
        ...told(where, `${name}, failures`, failures === undefined ? undefined : whole(failures)),
      ];
    }),
  ];
}

function whole(value: number): Printed {
  return { text: String(value), value, decimals: 0 };
}
