import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Share, sharesOf } from "../facts.ts";

export const sameFraction: AuditRule = {
  id: "same-fraction",
  compares: say("percentages of one and the same fraction", "同一分数的各处百分比"),
  why: say("One fraction has one rounding.", "同一分数只有一种舍入结果。"),
  audit: (paper) => {
    const byFraction = Map.groupBy(
      sharesOf(paper).filter(({ count, percent }) => count !== null && percent !== null),
      ({ count, of, percent }) => `${count}/${of} ${percent!.decimals}`,
    );
    return [...byFraction].flatMap(([key, shares]): Found[] => {
      const printed = Map.groupBy(shares, ({ percent }) => percent!.value);
      if (printed.size < 2) return [];
      const [fraction] = key.split(" ");
      const value = (100 * shares[0]!.count!) / shares[0]!.of;
      const apart = Math.max(...printed.keys()) - Math.min(...printed.keys());
      // Farther apart than a slip of the last digit, the percentages have other denominators or are wrong.
      if (apart > 1.5 * 10 ** -shares[0]!.percent!.decimals) return [];
      return [
        {
          verdict: "rounding",
          claims: [...printed.values()].map((same) => claimOf(same[0]!, same.length)),
          evidence: say(
            `${fraction} = ${value.toFixed(3)} %`,
            `${fraction} = ${value.toFixed(3)} %`,
          ),
        },
      ];
    });
  },
};

function claimOf({ where, what, count, percent }: Share, times: number) {
  const more = times > 1 ? ` (×${times})` : "";
  return claim(where, `${what}: ${count} (${percent!.text} %)${more}`);
}
